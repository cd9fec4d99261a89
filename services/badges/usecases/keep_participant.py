"""Registration has told us of a person: copy, search key and badge follow."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.badges.models.participant_copy import ParticipantCopy
from services.badges.usecases.ask_for_badge_back import ask_for_badge_back
from services.badges.usecases.require_badge import require_badge
from services.badges.usecases.revoke_badge import revoke_badge
from shared.db import keep_newer
from shared.text.search import search_key


def keep_participant(session: Session, *, values: dict[str, Any]) -> None:
    """Afterwards the copy is the newest told. Who may be printed has a badge that is due; who may
    not has none. Older news change nothing. Tells badges' own slow queue of a badge that is due,
    and registration of one that was printed and is no longer valid.
    """
    values = {
        **values,
        "has_photo": values["photo"] is not None,
        "search_key": _key(values),
    }
    if not keep_newer(session, ParticipantCopy, values):
        return
    participant_id: UUID = values["id"]
    if values["may_print"]:
        require_badge(session, participant_id=participant_id)
    elif revoke_badge(session, participant_id=participant_id):
        ask_for_badge_back(session, participant_id=participant_id)


def _key(values: dict[str, Any]) -> str:
    names = list(values["represents"].values())
    return search_key(values["name"], values["own_name"], *names, values["state_code"])
