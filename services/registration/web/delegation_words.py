"""What kinds, roles, ranks and limits of delegations are called on pages."""

from services.registration.models.delegation_rules import GROUPS, WorkingGroup
from shared.language import Later, spoken
from shared.language import lazy_gettext as _l
from shared.text.names import in_language
from shared.text.ordinals import label

KIND_WORDS: dict[str, Later] = {
    "state": _l("State"),
    "international": _l("International organisation"),
    "civil": _l("Civil society"),
    "academic": _l("Academic body"),
    "organisation": _l("Organisation, kind not said"),
    "media": _l("Media"),
    "host": _l("Host staff"),
}
DELEGATION_ROLES: dict[str, Later] = {
    "head": _l("Head of delegation"),
    "alternate": _l("Alternate head"),
    "delegate": _l("Delegate"),
    "adviser": _l("Adviser"),
    "observer": _l("Observer"),
}
RANK_WORDS: dict[str, Later] = {
    "head_of_state": _l("Head of State"),
    "head_of_government": _l("Head of Government"),
    "minister": _l("Minister"),
    "deputy_minister": _l("Deputy minister"),
    "ambassador": _l("Ambassador"),
    "director": _l("Director"),
}
LIMIT_WORDS: dict[str, Later] = {
    "place": _l("Places in the delegation"),
    "hospitality": _l("Hospitality of the host"),
    "room": _l("Seats in the room"),
}
HEAD_WARNINGS: dict[str, Later] = {
    "no-head": _l("No head of delegation"),
    "heads": _l("More than one head of delegation"),
}
ORDER_WORDS: dict[str, tuple[Later, Later]] = {
    "alphabet": (_l("By the alphabet"), _l("By name, in the alphabet chosen below")),
    "lot": (_l("By lot"), _l("Drawn from the seed below, so that anybody can draw it again")),
    "rank": (_l("By rank"), _l("By the rank of the heads, then by the alphabet")),
    "hand": (_l("By hand"), _l("By the numbers in the table, with a reason")),
}
APPROVAL_WORDS: dict[str, tuple[Later, Later]] = {
    "by_review": (_l("By review"), _l("Staff decide on each registration")),
    "at_once": (
        _l("At once, within the limits"),
        _l("Whoever sends a registration while there is a place is approved without a review"),
    ),
}


def group_letter(code: str) -> str:
    return label(GROUPS.index(code) + 1, spoken().language)


def group_label(group: WorkingGroup) -> str:
    """Lettered from the alphabet of the page: (a), (а), (أ)."""
    language = spoken().language
    return f"{group_letter(group.code)} {in_language(group.names, language)}"


def choices_of(words: dict[str, Later]) -> list[tuple[str, str]]:
    return [(key, str(word)) for key, word in words.items()]


def explained(words: dict[str, tuple[Later, Later]]) -> list[tuple[str, str, str]]:
    return [(key, str(word), str(hint)) for key, (word, hint) in words.items()]


WORDS_OF_DELEGATIONS: dict[str, object] = {
    "kind_words": KIND_WORDS,
    "delegation_roles": DELEGATION_ROLES,
    "rank_words": RANK_WORDS,
    "limit_words": LIMIT_WORDS,
    "head_warnings": HEAD_WARNINGS,
    "order_words": ORDER_WORDS,
    "approval_words": APPROVAL_WORDS,
    "group_label": group_label,
    "group_letter": group_letter,
    "choices_of": choices_of,
    "explained": explained,
}
