"""Afterwards the meeting has a speaker of this name, who holds this post.

Whoever is called so already, in any language, is the same person and is not doubled.
May refuse: nothing.
"""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.speaker import Speaker


def name_speaker(session: Session, *, meeting_id: UUID, names: Texts, post: Texts) -> Speaker:
    meant = {_plain(name) for name in names.values()}
    there = session.scalars(
        select(Speaker).where(Speaker.meeting_id == meeting_id).order_by(Speaker.id)
    )
    for speaker in there:
        if meant & {_plain(name) for name in speaker.names.values()}:
            if post and speaker.post != post:
                speaker.post = post
                speaker.revision += 1
                session.flush()
            return speaker
    speaker = Speaker(id=uuid4(), meeting_id=meeting_id, names=names, post=post)
    session.add(speaker)
    session.flush()
    return speaker


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
