"""Which language a page speaks, and the words for names and times that its templates use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Flask, Response, current_app, g, request
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from shared import language as speech
from shared.text.dates import city, clock, date_range, day, deadline, moment
from shared.text.lists import comma
from shared.text.names import direction_of, in_language

COOKIE = "kengash_language"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Choice:
    """A line of the language menu: this page in another language."""

    code: str
    own_name: str
    direction: str
    url: str


def chosen() -> str:
    """`?lang=`, then the cookie, then what the browser asks for, then English."""
    known = speech.languages()
    for wanted in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wanted in known:
            return wanted
    for tag, wish in request.accept_languages:
        # `uz-Latn-UZ` is Uzbek; whoever asks for a country's kind is glad of the language.
        if wish > 0 and tag.split("-")[0].lower() in known:
            return tag.split("-")[0].lower()
    return speech.SOURCE


def _begin() -> None:
    g.language = chosen()
    speech.speak(current_app.config["SERVICE"], g.language)


def _remember(response: Response) -> Response:
    if request.args.get("lang") in speech.languages():
        response.set_cookie(
            COOKIE,
            request.args["lang"],
            max_age=YEAR,
            path="/",
            samesite="Lax",
            httponly=True,
            secure=current_app.config["IS_BEHIND_TLS"],
        )
    response.headers["Content-Language"] = g.get("language", speech.SOURCE)
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def choices() -> list[Choice]:
    rest = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"]
    # A page shown in answer to a form has no address of its own to be asked for again.
    path = request.path if request.method in ("GET", "HEAD") else g.get("form_path", request.path)
    service = current_app.config["SERVICE"]
    return [
        Choice(
            code,
            speech.voice(service, code).words.upgettext("own name of this language", "English"),
            speech.direction(code),
            f"{quote(path)}?{urlencode([*rest, ('lang', code)])}",
        )
        for code in speech.languages()
    ]


def name_of(texts: Mapping[str, str]) -> str:
    return in_language(texts, speech.spoken().language)


# Jinja's own words of these names are given the whole page each time, copied wherever they stand
# in a loop; these are given only whether it is a page or plain text.
@pass_eval_context
def say(page: EvalContext, message: str, /, **gaps: object) -> str:
    return _said(page, speech.gettext(message), gaps)


@pass_eval_context
def say_number(
    page: EvalContext, singular: str, plural: str, number: int, /, **gaps: object
) -> str:
    return _said(page, speech.ngettext(singular, plural, number), {"num": number, **gaps})


@pass_eval_context
def say_of(page: EvalContext, context: str, message: str, /, **gaps: object) -> str:
    return _said(page, speech.pgettext(context, message), gaps)


def _said(page: EvalContext, words: str, gaps: dict[str, object]) -> str:
    """What fills a gap may be anything that somebody typed; the words themselves are ours."""
    text = Markup(words) if page.autoescape else words  # noqa: S704
    return text % gaps if gaps or "%" in words else text


def spoken() -> str:
    return speech.spoken().language


def in_a_line(parts: Iterable[str]) -> Markup:
    """What says nothing is left out; what somebody typed stays text."""
    return Markup(comma(spoken())).join(part for part in parts if part)  # noqa: S704


def whose_clock(zone: str) -> str:
    """Said once where many hours stand, each of them without its city."""
    if place := city(zone, spoken()):
        return speech.gettext("Times are those of %(city)s.") % {"city": place}
    return speech.gettext("Times are in UTC.")


# Days, hours and lists as the language of the page writes them.
WRITTEN: dict[str, Callable[..., str]] = {
    "comma": lambda: comma(spoken()),
    "clock": lambda at, zone: clock(at, zone, spoken()),
    "moment": lambda at, zone: moment(at, zone, spoken()),
    "brief_moment": lambda at, zone: moment(at, zone, spoken(), is_known=True),
    "deadline": lambda at, zone: deadline(at, zone, spoken()),
    "day": lambda on: day(on, spoken()),
    "date_range": lambda start, end: date_range(start, end, spoken()),
    "whose_clock": whose_clock,
}


def use_speech(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_remember)
    app.jinja_env.globals.update(_=say, gettext=say, ngettext=say_number, pgettext=say_of)
    app.jinja_env.globals.update(WRITTEN, name_of=name_of, direction_of=direction_of)
    app.jinja_env.filters["listed"] = in_a_line

    @app.context_processor
    def words() -> dict[str, object]:
        now = speech.spoken()
        return {"language": now.language, "direction": now.direction, "languages": choices()}
