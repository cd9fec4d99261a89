"""The letters that were written, the newest first."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail

PAGE = 50


def letters(session: Session, page: int) -> tuple[Sequence[Mail], int, int]:
    """The letters of a page, that page's number, and how many pages there are."""
    number = session.scalar(select(func.count()).select_from(Mail)) or 0
    pages = max(1, -(-number // PAGE))
    page = min(max(page, 1), pages)
    found = session.scalars(
        select(Mail).order_by(Mail.written_at.desc()).limit(PAGE).offset((page - 1) * PAGE)
    ).all()
    return found, page, pages


def letter(session: Session, mail_id: UUID) -> Mail | None:
    return session.get(Mail, mail_id)
