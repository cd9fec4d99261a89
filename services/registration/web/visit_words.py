"""What a person told us of their journey and needs, in the words of the page's language."""

from datetime import date, time

from services.registration.models.needs import ACCESSIBILITY, DIET, SEX
from services.registration.models.registration import Registration
from services.registration.models.topics import topics_of
from services.registration.models.visit import Visit
from shared.language import gettext as _
from shared.language import spoken
from shared.text.dates import day
from shared.text.states import state

Row = tuple[str, str, str]


def more_answers(registration: Registration) -> list[Row]:
    """Label, answer and topic of all that this meeting asks of this person beyond the usual."""
    asked = {
        "sex": _sex,
        "visa": _visa,
        "passport": _passport,
        "travel": _travel,
        "hotel": _hotel,
        "diet": _diet,
        "accessibility": _accessibility,
    }
    topics = topics_of(registration)
    found = [(topic, tell(registration)) for topic, tell in asked.items() if topic in topics]
    return [(label, answer, topic) for topic, pairs in found for label, answer in pairs]


Pairs = list[tuple[str, str]]


def _sex(registration: Registration) -> Pairs:
    return [(_("Sex"), str(SEX.get(registration.sex, "")))]


def _visa(registration: Registration) -> Pairs:
    needs = registration.needs
    if needs is None or not needs.visa:
        return [(_("Visa"), "")]
    if needs.visa == "no":
        return [(_("Visa"), _("Not needed"))]
    return [(_("Visa"), _("Needed")), (_("Where you apply for it"), needs.visa_place)]


def _passport(registration: Registration) -> Pairs:
    return [(_("Passport"), _("Particulars given") if registration.passport else "")]


def _travel(registration: Registration) -> Pairs:
    visit = registration.visit
    if visit is None or not visit.travel:
        return [(_("Journey"), "")]
    if visit.travel != "known":
        words = {"later": _("Not known yet"), "none": _("No journey needed")}
        return [(_("Journey"), words[visit.travel])]
    return [
        (_("Arrival"), _way(visit.arrives_on, visit.arrives_at_hour, visit.arrival_flight)),
        (_("Arrives from"), visit.arrival_from),
        (_("Departure"), _way(visit.departs_on, visit.departs_at_hour, visit.departure_flight)),
        (_("Leaves for"), visit.departure_to),
    ]


def _way(on: date | None, at: time | None, flight: str) -> str:
    told = [day(on, spoken().language) if on else "", at.strftime("%H:%M") if at else "", flight]
    return " · ".join(each for each in told if each)


def _hotel(registration: Registration) -> Pairs:
    visit = registration.visit
    rows = [(_("Hotel"), _room(visit) if visit else "")]
    if visit and visit.hotel_words:
        rows.append((_("Wishes for the hotel"), visit.hotel_words))
    return rows


def _room(visit: Visit) -> str:
    if visit.hotel == "own":
        return _("Arranged by oneself")
    if visit.hotel == "wanted" and visit.hotel_from and visit.hotel_to:
        language = spoken().language
        nights = {"first": day(visit.hotel_from, language), "last": day(visit.hotel_to, language)}
        return _("A room from %(first)s to %(last)s") % nights
    return ""


def _diet(registration: Registration) -> Pairs:
    needs = registration.needs
    if needs is None or needs.diet is None:
        return [(_("Meals"), "")]
    chosen = [str(DIET[each]) for each in needs.diet if each in DIET]
    return [(_("Meals"), _listed([*chosen, needs.diet_words], _("Nothing special")))]


def _accessibility(registration: Registration) -> Pairs:
    needs = registration.needs
    if needs is None or needs.accessibility is None:
        return [(_("Accessibility"), "")]
    chosen = [str(ACCESSIBILITY[each]) for each in needs.accessibility if each in ACCESSIBILITY]
    words = _listed([*chosen, needs.accessibility_words], _("Nothing special"))
    return [(_("Accessibility"), words)]


def _listed(texts: list[str], nothing: str) -> str:
    return " · ".join(each for each in texts if each) or nothing


def passport_answers(fields: dict[str, str]) -> Pairs:
    """All that a passport was said to say, for whoever was let look."""
    language = spoken().language

    def on(name: str) -> str:
        return day(date.fromisoformat(fields[name]), language)

    return [
        (_("Name as in the passport"), fields["passport_name"]),
        (_("Issued by"), state(fields["nationality"]).name(language)),
        (_("Number of the passport"), fields["number"]),
        (_("Date of issue"), on("issued_on")),
        (_("Expires on"), on("expires_on")),
        (_("Date of birth"), on("born_on")),
        (_("Place of birth"), fields["birth_place"]),
    ]


def sex_choices() -> Pairs:
    return [(key, str(words)) for key, words in SEX.items()]


def diet_choices() -> Pairs:
    return [(key, str(words)) for key, words in DIET.items()]


def accessibility_choices() -> Pairs:
    return [(key, str(words)) for key, words in ACCESSIBILITY.items()]
