"""Which topics a registration has: what every meeting asks, and what this one asks of this person.

A topic comes up when the meeting asks it and what was answered before makes it matter.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from services.registration.models.questions import Questions, usual_questions

if TYPE_CHECKING:
    from services.registration.models.registration import Registration

ALWAYS = ("name", "represents", "contact")
LAST = "check"
# What only the person can say; nobody who is entered by a focal point is kept back for it.
OWN = ("sex", "photo", "diet", "accessibility")


def questions_for(registration: "Registration") -> Questions:
    return registration.questions or usual_questions(registration.meeting_id)


def topics_of(registration: "Registration") -> tuple[str, ...]:
    """Those of this person, in the order of the pages, with the last look at all of them."""
    asked = questions_for(registration)
    needs, visit = registration.needs, registration.visit
    asks = {
        "sex": asked.asks_sex,
        "photo": asked.photo != "none",
        "visa": asked.asks_visa,
        "passport": asked.asks_visa and needs is not None and needs.visa == "yes",
        "travel": asked.asks_travel,
        "hotel": asked.asks_hotel and not (visit and asked.asks_travel and visit.travel == "none"),
        "diet": asked.asks_diet,
        "accessibility": asked.asks_accessibility,
    }
    return (*ALWAYS, *(topic for topic, is_asked in asks.items() if is_asked), LAST)


def unanswered_of(registration: "Registration", *, by_themselves: bool = False) -> tuple[str, ...]:
    """The topics that still lack an answer, in the order of the pages.

    Whoever was entered by a focal point and answers by themselves is asked their own as well.
    """
    needs, visit = registration.needs, registration.visit
    is_represented = (
        registration.state_code or registration.organisation_name or registration.delegation_id
    )
    has_name = registration.given_names and (registration.family_name or registration.has_one_name)
    answered = {
        "name": has_name,
        "represents": registration.represents_kind and is_represented and registration.function,
        "contact": registration.entered_by or (registration.email and registration.consented_at),
        "sex": registration.sex,
        "photo": registration.photo_answered,
        "visa": needs and needs.visa,
        "passport": registration.passport,
        "travel": visit and visit.travel,
        "hotel": visit and visit.hotel,
        "diet": needs and needs.diet is not None,
        "accessibility": needs and needs.accessibility is not None,
        LAST: True,
    }
    if registration.entered_by and not by_themselves:
        answered |= dict.fromkeys(OWN, True)
    return tuple(topic for topic in topics_of(registration) if not answered[topic])


def answer_by(registration: "Registration") -> date | None:
    """The last day on which the secretariat promised to answer, where it promised one."""
    sent_at = registration.amended_at or registration.submitted_at
    days = questions_for(registration).answer_days
    return (sent_at + timedelta(days=days)).date() if sent_at and days else None
