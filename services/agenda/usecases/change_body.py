"""Afterwards the body is what its charter says now.

May refuse: there is no such body; somebody else saved a change meanwhile; what its charter may
refuse.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.body import Body, Charter
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.usecases.settle_charter import settle_charter


def change_body(session: Session, *, body_id: UUID, revision: int, charter: Charter) -> Body:
    body = session.get(Body, body_id, with_for_update=True, populate_existing=True)
    if body is None:
        raise NotThere
    if body.revision != revision:
        raise ChangedMeanwhile
    settle_charter(session, body=body, charter=charter)
    body.revision += 1
    session.flush()
    return body
