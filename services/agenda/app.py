"""Agenda at a glance: what it hears, which pages it shows, and how it is put together."""

from os import environ

from flask import Flask

from services.agenda.config import AgendaConfig
from services.agenda.jobs.on_account_changed import on_account_changed
from services.agenda.jobs.on_digests_due import on_digests_due
from services.agenda.jobs.on_participant_expected import on_participant_expected
from services.agenda.jobs.on_programme_paper_due import on_programme_paper_due
from services.agenda.jobs.on_sign_in_ended import on_sign_in_ended
from services.agenda.models.base import Base
from services.agenda.pdf.face import warm_up
from services.agenda.queries.meetings import find_meeting
from services.agenda.queries.visitor import find_visitor
from services.agenda.seed import seed
from services.agenda.web.bodies import body_pages
from services.agenda.web.building import building_pages
from services.agenda.web.clashes import clash_pages
from services.agenda.web.council_words import use_council_words
from services.agenda.web.editions import edition_pages
from services.agenda.web.editors import editor_pages
from services.agenda.web.exports import export_pages
from services.agenda.web.organisations import organisation_pages
from services.agenda.web.own_page import own_pages
from services.agenda.web.papers import paper_pages
from services.agenda.web.placing import placing_pages
from services.agenda.web.public import public_pages
from services.agenda.web.publishing import publishing_pages
from services.agenda.web.rooms import room_pages
from services.agenda.web.seats import seat_pages
from services.agenda.web.series import series_pages
from services.agenda.web.speaker_acts import speaker_acts
from services.agenda.web.speakers import speaker_pages
from services.agenda.web.staff import staff_pages
from services.agenda.web.standing import standing_pages
from services.agenda.web.words import use_words
from shared.contracts.agenda import DigestsDue, ProgrammePaperDue
from shared.contracts.registration import AccountChanged, ParticipantExpected, SignInEnded
from shared.db import Database
from shared.messaging.inbox import Handlers
from shared.service import Service
from shared.web.base_app import create_base_app

HANDLERS: Handlers = {
    AccountChanged: on_account_changed,
    ParticipantExpected: on_participant_expected,
    ProgrammePaperDue: on_programme_paper_due,
    SignInEnded: on_sign_in_ended,
    DigestsDue: on_digests_due,
}

BLUEPRINTS = (
    *(public_pages, edition_pages, export_pages, paper_pages),
    *(staff_pages, editor_pages, placing_pages, publishing_pages),
    *(room_pages, clash_pages, building_pages),
    *(organisation_pages, body_pages, seat_pages, series_pages, standing_pages),
    *(speaker_pages, speaker_acts, own_pages),
)


def create_app(config: AgendaConfig | None = None, database: Database | None = None) -> Flask:
    config = config or AgendaConfig.read(environ)
    app = create_base_app(
        "agenda",
        config,
        database or Database(config.database_url),
        find_visitor=find_visitor,
        find_meeting=find_meeting,
    )
    use_words(app)
    use_council_words(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


service = Service("agenda", AgendaConfig.read, create_app, HANDLERS, Base.metadata, seed, warm_up)
