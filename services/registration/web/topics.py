"""One topic a page: which page comes next, and what all of them show."""

from uuid import UUID

from flask import Flask, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.course import NotADraft
from services.registration.models.portrait import ADVICE
from services.registration.models.registration import Photo, Registration
from services.registration.models.topics import topics_of
from services.registration.web.answers import answers
from services.registration.web.mine import my_registration
from services.registration.web.visit_words import accessibility_choices, diet_choices, sex_choices
from shared.web.database import session
from shared.web.forms import Form

STATUS = "delegates.status"
AT = "/registration/mine/<uuid:registration_id>"
# The audience file that has a topic's page; all others are with the delegates.
ELSEWHERE = {
    "photo": "portraits",
    "sex": "journeys",
    "visa": "journeys",
    "passport": "journeys",
    "travel": "journeys",
    "hotel": "journeys",
    "diet": "journeys",
    "accessibility": "journeys",
}


def page_of(topic: str) -> str:
    """The endpoint of a topic's page."""
    return f"{ELSEWHERE.get(topic, 'delegates')}.{topic}"


def url_of(topic: str, registration_id: UUID) -> str:
    return url_for(page_of(topic), registration_id=registration_id)


def to(endpoint: str, registration_id: UUID) -> Answer:
    return redirect(url_for(endpoint, registration_id=registration_id), 303)


def my_draft(registration_id: UUID, topic: str = "", *, to_send: bool = False) -> Registration:
    """The draft, if it is this browser's; its meeting becomes the page's."""
    registration = my_registration(registration_id, to_send=to_send)
    if registration.state != "draft" or (topic and topic not in topics_of(registration)):
        raise NotADraft
    return registration


def go_on(registration: Registration) -> Answer:
    """On to the first topic that lacks an answer, or to looking all of them through."""
    return to(page_of((*still_asked(registration), "check")[0]), registration.id)


def still_asked(registration: Registration) -> tuple[str, ...]:
    """What lacks an answer of whoever sits here: the person says more of themselves than others."""
    is_their_own = g.get("focal_point") is None and registration.amends_id is None
    return registration.unanswered(by_themselves=is_their_own)


def topic_page(topic: str, registration: Registration, form: Form, **more: object) -> str:
    topics = topics_of(registration)
    number = topics.index(topic) + 1
    before = page_of(topics[number - 2]) if number > 1 else STATUS
    return render_template(
        f"registration/{topic}.html",
        registration=registration,
        form=form,
        number=number,
        of=len(topics),
        before=url_for(before, registration_id=registration.id),
        photo=session().get(Photo, registration.id),
        asks_photo="photo" in topics,
        answers=answers(registration) if topic == "check" else (),
        **more,
    )


def use_topics(app: Flask) -> None:
    app.jinja_env.globals.update(
        topic_url=url_of,
        advice_words=ADVICE,
        sex_choices=sex_choices,
        diet_choices=diet_choices,
        accessibility_choices=accessibility_choices,
    )
