"""Organisers say what their meeting asks of those who register."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.passport import PassportSeal
from services.registration.models.questions import NoPassportKey, Questions
from services.registration.usecases.record_trace import record_trace


def set_questions(
    session: Session,
    *,
    meeting_id: UUID,
    photo: str,
    photo_width: int,
    photo_height: int,
    topics: list[str],
    answer_days: int | None,
    seal: PassportSeal,
    account_id: UUID | None,
) -> None:
    """Afterwards the meeting asks this of every registration that is not sent yet.

    What was sent stands. May be refused: NoPassportKey, when visas are asked for and nothing is
    there to lock passports away with. Tells nobody; the trace says who decided it.
    """
    if "visa" in topics and not seal.has_key:
        raise NoPassportKey
    asks = ("sex", "visa", "travel", "hotel", "diet", "accessibility")
    values = {
        "photo": photo,
        "photo_width": photo_width,
        "photo_height": photo_height,
        "answer_days": answer_days,
        **{f"asks_{topic}": topic in topics for topic in asks},
    }
    session.execute(
        insert(Questions)
        .values(meeting_id=meeting_id, **values)
        .on_conflict_do_update(index_elements=["meeting_id"], set_=values)
    )
    record_trace(
        session,
        what="questions_set",
        about_kind="meeting",
        about_id=meeting_id,
        by=account_id,
        meeting_id=meeting_id,
    )
