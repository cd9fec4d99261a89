"""Registration at a glance: what it hears, which pages it shows, and how it is put together."""

from os import environ

from flask import Flask
from sqlalchemy.orm import Session

from services.registration.config import RegistrationConfig
from services.registration.jobs.on_arrival_recorded import on_arrival_recorded
from services.registration.jobs.on_clearance_list_over import on_clearance_list_over
from services.registration.jobs.on_mail_due import on_mail_due
from services.registration.jobs.on_meeting_opened import on_meeting_opened
from services.registration.jobs.on_meeting_published import on_meeting_published
from services.registration.jobs.on_notice_due import on_notice_due
from services.registration.jobs.on_paper_due import on_paper_due
from services.registration.jobs.on_password_asked import on_password_asked
from services.registration.models.base import Base
from services.registration.pdf.paper_desk import warm_up
from services.registration.queries.meetings import find_meeting
from services.registration.queries.visitor import find_visitor
from services.registration.usecases.clear_old import clear_old
from services.registration.web.accounts import accounts
from services.registration.web.administrators import administrators
from services.registration.web.amendments import amendments
from services.registration.web.clearance import clearance
from services.registration.web.decisions import decisions
from services.registration.web.delegates import delegates
from services.registration.web.delegation_rules import delegation_rules
from services.registration.web.delegations import delegations
from services.registration.web.duplicates import duplicates
from services.registration.web.focal_answers import focal_answers
from services.registration.web.focal_desk import focal_desk
from services.registration.web.focal_entry import focal_entry
from services.registration.web.focal_invitations import focal_invitations
from services.registration.web.focal_papers import focal_papers
from services.registration.web.focal_people import focal_people
from services.registration.web.focal_staff import focal_staff
from services.registration.web.focal_words import use_focal_words
from services.registration.web.gentle import use_gentle_limit
from services.registration.web.journeys import journeys
from services.registration.web.letter_texts import letter_texts
from services.registration.web.letters import letters
from services.registration.web.organisers import organisers
from services.registration.web.overview import overview_pages
from services.registration.web.papers import papers
from services.registration.web.passports import passports
from services.registration.web.people_table import people_tables
from services.registration.web.portraits import portraits
from services.registration.web.questions import questions
from services.registration.web.review_rules import review_rules
from services.registration.web.review_words import use_review_words
from services.registration.web.staff import staff_pages
from services.registration.web.topics import use_topics
from services.registration.web.trace import trace_pages
from services.registration.web.trace_words import use_trace_words
from services.registration.web.visa_letters import use_letters, visa_letters
from services.registration.web.words import use_words
from shared.config import HouseConfig
from shared.contracts.agenda import AgendaNoticeDue, MeetingOpened, MeetingPublished
from shared.contracts.badges import ArrivalRecorded, BadgesNoticeDue
from shared.contracts.registration import ClearanceListOver, MailDue, PaperDue, PasswordAsked
from shared.db import Database
from shared.messaging.inbox import Handlers
from shared.service import Service
from shared.web.base_app import create_base_app

HANDLERS: Handlers = {
    MeetingOpened: on_meeting_opened,
    MeetingPublished: on_meeting_published,
    ArrivalRecorded: on_arrival_recorded,
    MailDue: on_mail_due,
    PasswordAsked: on_password_asked,
    PaperDue: on_paper_due,
    ClearanceListOver: on_clearance_list_over,
    AgendaNoticeDue: on_notice_due,
    BadgesNoticeDue: on_notice_due,
}

BLUEPRINTS = (
    delegates,
    portraits,
    journeys,
    amendments,
    overview_pages,
    staff_pages,
    decisions,
    review_rules,
    duplicates,
    clearance,
    delegations,
    delegation_rules,
    focal_staff,
    focal_invitations,
    focal_desk,
    focal_answers,
    focal_entry,
    focal_people,
    focal_papers,
    questions,
    passports,
    papers,
    visa_letters,
    people_tables,
    organisers,
    accounts,
    administrators,
    letters,
    letter_texts,
    trace_pages,
)


def create_app(config: RegistrationConfig | None = None, database: Database | None = None) -> Flask:
    config = config or RegistrationConfig.read(environ)
    app = create_base_app(
        "registration",
        config,
        database or Database(config.database_url),
        find_visitor=find_visitor,
        find_meeting=find_meeting,
    )
    use_words(app)
    use_topics(app)
    use_focal_words(app)
    use_trace_words(app)
    use_gentle_limit(app)
    use_letters(app)
    use_review_words(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def seed(session: Session, config: HouseConfig) -> None:
    """The invented meeting is learnt where it is wanted: whoever serves pages has no use for it."""
    from services.registration.seed import seed as put_in

    put_in(session, config)


service = Service(
    "registration",
    RegistrationConfig.read,
    create_app,
    HANDLERS,
    Base.metadata,
    seed,
    warm_up=warm_up,
    clear_old=clear_old,
)
