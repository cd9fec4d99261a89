"""The visa support letter: one page for each bearer, on the letterhead of the meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from services.registration.models.visa_letter import VisaLetter, reference
from services.registration.pdf.paper_desk import pressed
from shared.text.names import in_language
from shared.text.states import state


@dataclass(frozen=True)
class Bearer:
    """Whom a letter is about; `passport` is empty where none was left with us."""

    letter: VisaLetter
    person: Registration
    passport: Mapping[str, str]


def draw_visa_letters(
    meeting: MeetingCopy, bearers: Sequence[Bearer], language: str, *, is_demo: bool
) -> tuple[bytes, int]:
    """The letters as one paper, and how many pages it takes."""
    return pressed(
        "visa_letter",
        language,
        {
            "meeting": meeting,
            "letters": [_told(each, meeting, language) for each in bearers],
            "is_demo": is_demo,
        },
    )


def _told(bearer: Bearer, meeting: MeetingCopy, language: str) -> dict[str, Any]:
    """The name is that of the passport where there is one: a consulate compares them."""
    person, passport, letter = bearer.person, bearer.passport, bearer.letter
    nationality = passport.get("nationality") or person.state_code
    born_on = passport.get("born_on")
    return {
        "reference": reference(meeting.slug, letter),
        "dated": letter.dated,
        "place": person.needs.visa_place if person.needs else "",
        "name": passport.get("passport_name") or person.name,
        "nationality": state(nationality).name(language) if nationality else "",
        "number": passport.get("number", ""),
        "born_on": date.fromisoformat(born_on) if born_on else None,
        "function": in_language(person.function, language),
        "represents": in_language(person.joined.names, language),
        "signatory_name": letter.signatory_name,
        "signatory_function": letter.signatory_function,
    }
