"""What a person has answered so far, as the pages of their registration show it and take it."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.web.delegation_words import DELEGATION_ROLES, group_letter
from services.registration.web.visit_words import more_answers
from services.registration.web.words import HONORIFICS, own_name_of, represents
from shared.language import gettext as _
from shared.language import spoken
from shared.text.lists import listed


def name_answers(registration: Registration) -> dict[str, Any]:
    return {
        "honorific": registration.honorific,
        "rank": registration.rank,
        "given_names": registration.given_names,
        "family_name": registration.family_name,
        "has_one_name": registration.has_one_name,
        "own_name": registration.own_name,
    }


def representation_answers(registration: Registration, language: str) -> dict[str, Any]:
    function = registration.function
    return {
        "kind": registration.represents_kind,
        "state_code": registration.state_code,
        "organisation_id": registration.delegation_id or "",
        "organisation_name": registration.organisation_name,
        "function": function.get(language, ""),
        "function_in": {each: text for each, text in function.items() if each != language},
        "role": registration.role,
        "working_groups": registration.working_groups,
    }


def contact_answers(registration: Registration, language: str) -> dict[str, Any]:
    return {
        "email": registration.email,
        "phone": registration.phone,
        "language": registration.language if registration.email else language,
        "consent": registration.consented_at is not None,
        "may_list_email": registration.may_list_email,
        "stays_unlisted": registration.stays_unlisted,
    }


def the_function(data: Mapping[str, Any], language: str) -> dict[str, str]:
    """In the language of the page, and in any others."""
    texts = {**data["function_in"], language: data["function"]}
    return {spoken_in: text for spoken_in, text in texts.items() if text}


def the_organisation(data: Mapping[str, Any], offered: Sequence[Delegation]) -> dict[str, Any]:
    """One that is offered, or the one that was typed: whoever typed did not find theirs."""
    if data["organisation_name"]:
        return {"organisation_name": data["organisation_name"]}
    chosen = data["organisation_id"]
    return {"organisation_id": chosen if chosen in [each.id for each in offered] else None}


def answers(registration: Registration) -> list[tuple[str, str, str]]:
    """Label, answer and topic, in the order of the pages."""
    honorific = HONORIFICS.get(registration.honorific, registration.honorific)
    family = _("I have only one name") if registration.has_one_name else registration.family_name
    return [
        (_("Form of address"), str(honorific), "name"),
        (_("Rank"), registration.rank, "name"),
        (_("Given names"), registration.given_names, "name"),
        (_("Family name"), family, "name"),
        (_("Name in own script"), registration.own_name, "name"),
        (_("State or organisation"), represents(registration), "represents"),
        (_("Role in the delegation"), str(DELEGATION_ROLES[registration.role]), "represents"),
        *(
            (_("Function (%(language)s)") % {"language": own_name_of(each)}, text, "represents")
            for each, text in registration.function.items()
        ),
        *_chosen_groups(registration),
        (_("E-mail"), registration.email, "contact"),
        (_("Telephone"), registration.phone, "contact"),
        (_("Language of our letters"), own_name_of(registration.language), "contact"),
        (_("List of participants"), _listed_as(registration), "contact"),
        *more_answers(registration),
    ]


def _listed_as(registration: Registration) -> str:
    if registration.stays_unlisted and registration.represents_kind != "state":
        return _("Left out")
    if registration.may_list_email:
        return _("Name, function and e-mail address")
    return _("Name and function")


def _chosen_groups(registration: Registration) -> list[tuple[str, str, str]]:
    """A meeting without working groups has no line for them."""
    chosen = registration.working_groups
    if not chosen:
        return []
    letters = listed((group_letter(code) for code in chosen), spoken().language)
    return [(_("Working groups"), letters, "represents")]
