"""What registration says somebody is at the meeting, badges knows by letter, word and colour."""

from itertools import product

from services.badges.models.category import KNOWN
from services.registration.models.delegation import KINDS, ROLES, Delegation
from services.registration.web.words import CATEGORIES
from shared.language import languages, speaking


def said() -> set[str]:
    return {Delegation(kind=kind).category_of(role) for kind, role in product(KINDS, ROLES)}


def test_every_category_that_is_said_is_known() -> None:
    assert said() == set(KNOWN)
    assert said() == set(CATEGORIES)


def test_each_has_a_letter_of_its_own() -> None:
    assert len({each.letter for each in KNOWN.values()}) == len(KNOWN)


def test_both_services_call_it_the_same() -> None:
    for language in languages():
        for code, words in CATEGORIES.items():
            with speaking("registration", language):
                here = str(words)
            with speaking("badges", language):
                assert str(KNOWN[code].words) == here
