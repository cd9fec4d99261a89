"""The table of contents of badges: what it hears, which pages it has."""

from os import environ

from flask import Flask
from sqlalchemy.orm import Session

from services.badges.config import BadgesConfig
from services.badges.jobs.on_account_changed import on_account_changed
from services.badges.jobs.on_badge_due import on_badge_due
from services.badges.jobs.on_meeting_published import on_meeting_published
from services.badges.jobs.on_participant_changed import on_participant_changed
from services.badges.jobs.on_sign_in_ended import on_sign_in_ended
from services.badges.models import arrival, badge_print  # noqa: F401
from services.badges.models.base import Base
from services.badges.pdf.badge_paper import warm_up
from services.badges.queries.meeting import find_meeting
from services.badges.queries.visitor import find_visitor
from services.badges.web.badges import badges
from services.badges.web.desk import desk
from shared.config import HouseConfig
from shared.contracts.agenda import MeetingPublished
from shared.contracts.badges import BadgeDue
from shared.contracts.registration import AccountChanged, ParticipantChanged, SignInEnded
from shared.db import Database
from shared.messaging.inbox import Handlers
from shared.service import Service
from shared.web.base_app import create_base_app

HANDLERS: Handlers = {
    AccountChanged: on_account_changed,
    SignInEnded: on_sign_in_ended,
    MeetingPublished: on_meeting_published,
    ParticipantChanged: on_participant_changed,
    BadgeDue: on_badge_due,
}

BLUEPRINTS = (desk, badges)


def create_app(config: BadgesConfig | None = None, database: Database | None = None) -> Flask:
    config = config or BadgesConfig.read(environ)
    app = create_base_app(
        "badges",
        config,
        database or Database(config.database_url, connections=config.web_threads),
        find_visitor=find_visitor,
        find_meeting=find_meeting,
    )
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def seed(_session: Session, _config: HouseConfig) -> None:
    """Nothing of its own: people and meetings come by message, and the doors have not opened."""
    print("badges: its demo people come by message from registration.")


service = Service("badges", BadgesConfig.read, create_app, HANDLERS, Base.metadata, seed, warm_up)
