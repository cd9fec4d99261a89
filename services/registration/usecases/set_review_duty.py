"""Organisers say which steps a reviewer takes, and for which kinds of delegations."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.delegation import KINDS
from services.registration.models.review_rules import STEPS, ReviewDuty
from services.registration.usecases.record_trace import record_trace


def set_review_duty(
    session: Session,
    *,
    meeting_id: UUID,
    account_id: UUID,
    steps: Collection[str],
    kinds: Collection[str],
    by: UUID,
) -> None:
    """Afterwards the account takes these steps for these kinds, and no others, as a reviewer.

    Nothing named is all of them. Whoever organises does everything. Tells nobody.
    """
    said = {
        "steps": [step for step in STEPS if step in steps or not steps],
        "kinds": [kind for kind in KINDS if kind in kinds or not kinds],
    }
    session.execute(
        insert(ReviewDuty)
        .values(meeting_id=meeting_id, account_id=account_id, **said)
        .on_conflict_do_update(index_elements=["meeting_id", "account_id"], set_=said)
    )
    session.expire_all()
    record_trace(
        session,
        what="duty_set",
        about_kind="account",
        about_id=account_id,
        by=by,
        meeting_id=meeting_id,
        values={name: ", ".join(each) for name, each in said.items()},
    )
