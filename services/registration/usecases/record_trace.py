"""What somebody did to another's data is written down, for good."""

import secrets
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.trace import Trace, TraceValue, digest_of
from shared import clock

SALT_BYTES = 16


def record_trace(
    session: Session,
    *,
    what: str,
    about_kind: str,
    about_id: UUID | None,
    by: UUID | None,
    by_kind: str = "account",
    meeting_id: UUID | None = None,
    values: Mapping[str, str] | None = None,
) -> Trace:
    """Afterwards, once the caller commits, the chain has one more line; undone, it has none.

    `by` is an account, or a person or focal point where `by_kind` says so; without it the system
    acted by itself. What could tell who somebody is belongs into `values`, which can be purged.
    The database numbers and seals the line at the commit, so that no lock is held before.
    Tells nobody.
    """
    salted = {
        name: (secrets.token_bytes(SALT_BYTES), value) for name, value in (values or {}).items()
    }
    line = Trace(
        at=clock.now(),
        meeting_id=meeting_id,
        who_kind=by_kind if by else "system",
        who_id=by,
        what=what,
        about_kind=about_kind,
        about_id=about_id,
        digests={name: digest_of(salt, value) for name, (salt, value) in salted.items()},
        values=[
            TraceValue(name=name, salt=salt, value=value) for name, (salt, value) in salted.items()
        ],
    )
    session.add(line)
    session.flush()
    return line
