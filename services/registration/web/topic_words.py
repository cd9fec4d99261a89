"""What the topics of a registration are called, where one is named beside others."""

from shared.language import Later
from shared.language import lazy_gettext as _l

TOPIC_WORDS: dict[str, Later] = {
    "name": _l("Name"),
    "sex": _l("Sex"),
    "represents": _l("Function"),
    "contact": _l("Contact"),
    "photo": _l("Photo"),
    "visa": _l("Visa support"),
    "passport": _l("Passport"),
    "travel": _l("Journey"),
    "hotel": _l("Hotel"),
    "diet": _l("Meals"),
    "accessibility": _l("Accessibility"),
    "check": _l("Changes sent"),
    "change": _l("Changes begun"),
    "unchanged": _l("Changes dropped"),
}
