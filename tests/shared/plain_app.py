"""A web app of the house with a few plain views of its own, to try what every app is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from cryptography.fernet import Fernet
from flask import Flask, Response, make_response, render_template_string, request
from marshmallow import Schema
from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.config import HouseConfig
from shared.db import Database
from shared.web import access, fields, sign_in
from shared.web.access import Visitor
from shared.web.base_app import create_base_app
from shared.web.database import session
from shared.web.form_token import act_id, without_form_token
from shared.web.forms import read_form
from shared.web.sign_in import SignIn
from tests.pages import PageClient

REVIEW = "/agenda/meetings/<slug>/review"
SECRET = "a secret of the plain app, long enough to sign with"
PAGE = """{% extends 'shared/page.html' %}
{% block title %}{{ heading }}{% endblock %}
{% block main %}<h1>{{ heading }}</h1>
<form method="post">{{ form_token() }}
<label>Name <input name="name" value="{{ form.values.get('name', '') if form else '' }}"></label>
{% for words in (form.errors.get('name', []) if form else []) %}<p>{{ words }}</p>{% endfor %}
</form>{% endblock %}"""


@dataclass(frozen=True)
class PlainMeeting:
    id: UUID = field(default_factory=uuid4)
    slug: str = "seminar"
    names: Mapping[str, str] = field(default_factory=lambda: {"en": "Seminar", "ar": "ندوة"})
    opened_by: UUID = field(default_factory=uuid4)
    starts_on: date = date(2027, 9, 23)
    ends_on: date = date(2027, 9, 25)


MEETING = PlainMeeting()
OTHER = PlainMeeting(slug="other")
PEOPLE: dict[UUID, tuple[str, bool, dict[UUID, tuple[str, ...]]]] = {}


class NameForm(Schema):
    name = fields.Typed(longest=30)


def find_visitor(_session: Session, at: SignIn) -> Visitor | None:
    if at.account_id not in PEOPLE:
        return None
    name, is_administrator, roles = PEOPLE[at.account_id]
    return Visitor(at.account_id, name, is_administrator, roles, at)


def find_meeting(_session: Session, slug: str) -> PlainMeeting | None:
    return {MEETING.slug: MEETING, OTHER.slug: OTHER}.get(slug)


def person(*roles: str, is_administrator: bool = False, at: PlainMeeting = MEETING) -> UUID:
    id_ = uuid4()
    PEOPLE[id_] = ("Aziza Raʼnoyeva", is_administrator, {at.id: roles} if roles else {})
    return id_


def plain_app(
    database: Database, *, address: str = "http://localhost", service: str = "agenda"
) -> Flask:
    config = HouseConfig(
        secret=SECRET,
        key=Fernet.generate_key().decode(),
        redis_url="unix:///nowhere/redis.sock",
        address=address,
    )
    app = create_base_app(
        service, config, database, find_visitor=find_visitor, find_meeting=find_meeting
    )
    app.test_client_class = PageClient
    add_views(app)
    return app


def shown(heading: str = "A page", form: Any = None, status: int = 200) -> Response:
    return make_response(render_template_string(PAGE, heading=heading, form=form), status)


def add_views(app: Flask) -> None:
    """One view for each way in, a form, and two that come to grief."""
    views: tuple[tuple[str, str, Callable[..., Any]], ...] = (
        ("GET", "/agenda/open", access.public(lambda: shown())),
        ("POST", "/agenda/open", access.public(_take)),
        ("GET", "/agenda/forgotten", lambda: "nobody said who may come in"),
        ("GET", "/agenda/mine", access.signed_in(lambda: shown("Mine"))),
        ("GET", "/agenda/house", access.administrator(lambda: shown("The house"))),
        ("GET", "/agenda/by-link", access.by_link(lambda: shown("By link"))),
        ("GET", REVIEW, access.staff("organiser", "reviewer")(lambda slug: shown("Review"))),
        ("POST", REVIEW, access.staff("organiser")(lambda slug: shown("Decided"))),
        ("POST", "/agenda/act", access.public(lambda: str(act_id()))),
        ("POST", "/agenda/act/other", access.public(lambda: str(act_id()))),
        ("POST", "/agenda/program", access.public(without_form_token(lambda: "taken"))),
        ("GET", "/agenda/broken", access.public(_break)),
        ("GET", "/agenda/database", access.public(_ask_the_database)),
    )
    for method, path, view in views:
        app.add_url_rule(path, f"{method} {path}".replace(".", "-"), view, methods=[method])


def _take() -> Response:
    form = read_form(NameForm(), request.form)
    return shown(form=form, status=200 if form.is_valid else 422)


def _break() -> str:
    raise RuntimeError("Хуршида typed something that broke us")


def _ask_the_database() -> str:
    return str(session().scalar(text("select 1")))


def signed_in(client: PageClient, account: UUID, *, secret: str = SECRET) -> PageClient:
    response = Response()
    sign_in.write(response, secret, uuid4(), account, secure=False)
    value = response.headers["Set-Cookie"].split("=", 1)[1].split(";", 1)[0]
    client.set_cookie(sign_in.COOKIE, value)
    return client
