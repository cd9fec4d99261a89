"""A house without doors: its templates set in a language, with no app and no request."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from shared.language import ROOT, direction, languages, voice
from shared.text.names import in_language
from shared.web.icons import icon

SAMPLES = Path(__file__).parent / "samples"


@dataclass
class Form:
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Choice:
    code: str
    own_name: str
    direction: str
    url: str


@dataclass
class Meeting:
    slug: str = "aral"
    names: dict[str, str] = field(
        default_factory=lambda: {
            "en": "Aral Water Dialogue",
            "ru": "Аральский водный диалог",
            "uz": "Orol suv muloqoti",
            "ar": "حوار آرال حول المياه",
        }
    )
    city: dict[str, str] = field(
        default_factory=lambda: {"en": "Nukus", "ru": "Нукус", "uz": "Nukus", "ar": "نوكوس"}
    )
    starts_on: date = date(2027, 5, 11)
    ends_on: date = date(2027, 5, 13)


@dataclass
class Visitor:
    """Somebody invented, who holds these roles in every meeting."""

    name: str = "Nodira Sample"
    roles: tuple[str, ...] = ("organiser",)
    is_administrator: bool = False

    def may(self, meeting: Meeting, *roles: str) -> bool:
        return self.is_administrator or bool(set(self.roles) & set(roles))


def own_name(language: str) -> str:
    return str(voice("shared", language).words.upgettext("own name of this language", "English"))


def choices() -> list[Choice]:
    return [Choice(each, own_name(each), direction(each), f"?lang={each}") for each in languages()]


def setting(language: str, asset_prefix: str = "/static/") -> Environment:
    """The environment that `shared/web` gives to templates, as far as one can without a request."""
    words = voice("shared", language).words
    environment = Environment(
        loader=FileSystemLoader([ROOT / "shared/templates", SAMPLES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        words.ugettext, words.ungettext, newstyle=True, pgettext=words.upgettext
    )
    environment.globals.update(
        icon=icon,
        service="registration",
        nonce=lambda: "abc",
        asset=lambda name: asset_prefix + name,
        form_token=lambda: Markup('<input type="hidden" name="form_token" value="x">'),
        name_of=lambda texts: in_language(texts, language),
        date_range=lambda a, b: f"{a:%d}–{b:%d.%m.%Y}",
    )
    return environment


def page_words(language: str) -> dict[str, Any]:
    """What a request would add: the page's language, who looks, at which meeting."""
    return {
        "language": language,
        "direction": direction(language),
        "languages": choices(),
        "visitor": None,
        "meeting": None,
    }
