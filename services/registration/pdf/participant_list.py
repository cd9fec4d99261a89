"""The list of participants, as delegations are handed it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.registration.models.delegation import ROLES
from services.registration.models.honorifics import HONORIFICS
from services.registration.models.list_content import parts_of
from services.registration.models.paper import ListEdition
from services.registration.pdf.paper_desk import pressed
from shared.language import Later
from shared.language import lazy_gettext as _l

TITLES: dict[str, Later] = {
    "provisional": _l("Provisional list of participants"),
    "final": _l("List of participants"),
}
ROLE_WORDS: dict[str, Later] = dict(
    zip(
        ROLES,
        (
            _l("Head of delegation"),
            _l("Alternate head"),
            _l("Delegate"),
            _l("Adviser"),
            _l("Observer"),
        ),
        strict=True,
    )
)


def draw_participant_list(edition: ListEdition, language: str) -> tuple[bytes, int]:
    """The edition in that language, and how many pages it takes."""
    content: Mapping[str, Any] = edition.content
    return pressed(
        "participant_list",
        language,
        {
            "content": content,
            "starts_on": date.fromisoformat(content["starts_on"]),
            "ends_on": date.fromisoformat(content["ends_on"]),
            "title": TITLES[edition.stage],
            "edition": edition,
            "parts": list(parts_of(content, language)),
            "honorifics": HONORIFICS,
            "roles": ROLE_WORDS,
        },
    )
