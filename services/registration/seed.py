"""Puts invented people in, so that whoever tries the house out has something to look at."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.config import RegistrationConfig
from services.registration.jobs.on_meeting_published import on_meeting_published
from services.registration.models.account import Account
from services.registration.models.delegation import Delegation
from services.registration.models.drawn_face import drawn_face
from services.registration.models.passport import PassportSeal
from services.registration.models.passwords import hashed
from services.registration.models.portrait import Portrait
from services.registration.models.registration import Registration
from services.registration.seed_days import seed_day
from services.registration.seed_focal import seed_focal_points
from services.registration.seed_letters import seed_letters
from services.registration.seed_papers import seed_papers
from services.registration.seed_review import seed_review
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.decline_registration import decline_registration
from services.registration.usecases.give_role import give_role
from services.registration.usecases.save_accessibility import save_accessibility
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_diet import save_diet
from services.registration.usecases.save_hotel import save_hotel
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_passport import save_passport
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.save_sex import save_sex
from services.registration.usecases.save_travel import save_travel
from services.registration.usecases.save_visa import save_visa
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.set_allowance import set_allowance
from services.registration.usecases.set_questions import set_questions
from services.registration.usecases.set_working_groups import set_working_groups
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.tell_account import tell_account
from services.registration.usecases.withdraw_registration import withdraw_registration
from services.registration.web.words import ROLES
from shared.config import HouseConfig
from shared.contracts.agenda import MeetingPublished
from shared.links import Links
from shared.text.search import fold
from shared.text.states import state

INVENTED = Path(__file__).with_name("seed.json")
PASSWORD = "kengash-demo"  # noqa: S105


def seed(session: Session, config: HouseConfig) -> None:
    """Afterwards the invented people are there; whoever is there already stays as they are."""
    if not config.demo:
        print("registration: KENGASH_DEMO is not set, so no demonstration is put in")
        return
    told = json.loads(INVENTED.read_text(encoding="utf-8"))
    meeting_id = _meeting(session, told["meeting"], UUID(told["accounts"][0]["id"]))
    for each in told["accounts"]:
        elsewhere = told["more_meetings_of_the_organiser"] if each["role"] == "organiser" else []
        _account(session, each, [meeting_id, *map(UUID, elsewhere)])
        role = ROLES.get(each["role"], "Administrator")
        print(f"sign-in {each['email']} {PASSWORD} {role}")
    if session.scalar(select(Registration.id).where(Registration.meeting_id == meeting_id)):
        return
    links = Links(config.address, config.secret)
    organisations = {
        key: _organisation(session, meeting_id, told["kinds"][key], names)
        for key, names in told["organisations"].items()
    }
    _lay_down(session, meeting_id, told, links)
    seal = PassportSeal(config.passport_key if isinstance(config, RegistrationConfig) else "")
    _ask(session, meeting_id, told, seal)
    for number, each in enumerate(told["people"]):
        answers = told["answers"][number % len(told["answers"])]
        is_asked_for_visa = each.get("state") in told["visas"] and seal.has_key
        each["answers"] = {**answers, "visa": "yes" if is_asked_for_visa else "no"}
        _person(session, meeting_id, number, each, organisations, links, seal)
    _amend(session, meeting_id, told["amendment"], links)
    seed_letters(session, meeting_id=meeting_id, told=told, links=links)
    seed_papers(session, meeting_id=meeting_id, told=told)
    seed_focal_points(session, meeting_id=meeting_id, told=told, links=links)
    seed_review(session, meeting_id=meeting_id, told=told, links=links)


def _ask(session: Session, meeting_id: UUID, told: dict[str, Any], seal: PassportSeal) -> None:
    """Without a key for passports the demonstration asks for no visas."""
    set_questions(
        session,
        meeting_id=meeting_id,
        photo="wanted",
        photo_width=420,
        photo_height=540,
        topics=[each for each in told["topics"] if each != "visa" or seal.has_key],
        answer_days=5,
        seal=seal,
        account_id=UUID(told["accounts"][0]["id"]),
    )


def _meeting(session: Session, told: dict[str, Any], opened_by: UUID) -> UUID:
    """Agenda will tell of it; revision 0 gives way to whatever it says."""
    fact = MeetingPublished(
        **{
            **told,
            "meeting_id": UUID(told["meeting_id"]),
            "starts_on": date.fromisoformat(told["starts_on"]),
            "ends_on": date.fromisoformat(told["ends_on"]),
        },
        revision=0,
        opened_by=opened_by,
    )
    on_meeting_published(session, fact)
    return fact.meeting_id


def _account(session: Session, told: dict[str, Any], meetings: list[UUID]) -> None:
    id_ = UUID(told["id"])
    if session.get(Account, id_) is not None:
        return
    account = Account(
        id=id_,
        email=told["email"],
        name=told["name"],
        language=told["language"],
        password_hash=hashed(PASSWORD),
        is_administrator=told["role"] == "administrator",
    )
    session.add(account)
    session.flush()
    tell_account(session, account=account)
    if not account.is_administrator:
        for meeting_id in meetings:
            give_role(session, account_id=id_, meeting_id=meeting_id, role=told["role"])


def _organisation(session: Session, meeting_id: UUID, kind: str, names: dict[str, str]) -> UUID:
    delegation = Delegation(
        meeting_id=meeting_id,
        kind=kind,
        names=names,
        name_key=fold(names["en"]),
        is_offered=True,
    )
    session.add(delegation)
    session.flush()
    return delegation.id


def _lay_down(session: Session, meeting_id: UUID, told: dict[str, Any], links: Links) -> None:
    """The meeting's working groups and limits, and the States that have something of their own."""
    set_working_groups(session, meeting_id=meeting_id, names=told["working_groups"])
    for kind, limits in told["limits"].items():
        set_allowance(session, meeting_id=meeting_id, kind=kind, links=links, **limits)
    for code, rank in told["ranks"].items():
        delegation = Delegation(
            meeting_id=meeting_id,
            kind="state",
            state_code=code,
            names=dict(state(code).names),
            name_key=code.lower(),
            rank=rank,
        )
        session.add(delegation)
        session.flush()
        if limits := told["limits_of_states"].get(code):
            own: dict[str, Any] = {"delegation_id": delegation.id, **limits}
            set_allowance(session, meeting_id=meeting_id, links=links, **own)


def _person(
    session: Session,
    meeting_id: UUID,
    number: int,
    told: dict[str, Any],
    organisations: dict[str, UUID],
    links: Links,
    seal: PassportSeal,
) -> None:
    registration = start_registration(session, meeting_id=meeting_id, language=told["language"])
    id_ = registration.id
    save_name(
        session,
        registration_id=id_,
        honorific=told["honorific"],
        given_names=told["given"],
        family_name=told["family"],
        has_one_name=not told["family"],
        own_name=told["own"],
    )
    save_representation(
        session,
        registration_id=id_,
        kind="state" if "state" in told else "organisation",
        state_code=told.get("state", ""),
        organisation_id=organisations.get(told.get("organisation", "")),
        function=told["function"],
        role=told["role"],
        working_groups=told["groups"],
    )
    if told["becomes"] == "draft":
        return
    email = f"{fold(told['given']).replace(' ', '.')}.{number}@demo.example"
    save_contact(session, registration_id=id_, email=email, phone="", language=told["language"])
    portrait = Portrait.read(drawn_face(number, told["hair"]))
    save_photo(session, registration_id=id_, portrait=portrait)
    _needs(session, registration, number, told, seal)
    submit_registration(session, registration_id=id_, links=links)
    seed_day(session, registration, number, waits=told["becomes"] == "submitted")
    _decide(session, registration, told, links)


def _needs(
    session: Session,
    registration: Registration,
    number: int,
    told: dict[str, Any],
    seal: PassportSeal,
) -> None:
    id_, given = registration.id, told["answers"]
    save_sex(session, registration_id=id_, sex=told["sex"])
    save_visa(session, registration_id=id_, visa=given["visa"], visa_place="")
    if given["visa"] == "yes":
        save_passport(
            session,
            registration_id=id_,
            passport_name=f"{told['family']} {told['given']}".strip().upper(),
            nationality=told["state"],
            number=f"X0000{number:03}",
            issued_on=date(2021, 5, 4),
            # One of them ends too soon after the meeting.
            expires_on=date(2027, 6, 3) if number % 2 else date(2031, 5, 3),
            born_on=date(1965 + number, 1 + number % 12, 9),
            birth_place="Invented City",
            seal=seal,
        )
    save_travel(session, registration_id=id_, **_dated(given["travel"]))
    save_hotel(session, registration_id=id_, **_dated(given["hotel"]))
    save_diet(session, registration_id=id_, diet=given["diet"], diet_words="")
    access = {"accessibility": given["accessibility"], "accessibility_words": ""}
    save_accessibility(session, registration_id=id_, **access)


def _dated(told: dict[str, str]) -> dict[str, Any]:
    """Days and hours out of how they are written in the file."""

    def read(name: str, value: str) -> object:
        if name.endswith("_hour"):
            return time.fromisoformat(value)
        return (
            date.fromisoformat(value) if name.endswith(("_on", "hotel_from", "hotel_to")) else value
        )

    return {name: read(name, value) for name, value in told.items()}


def _amend(session: Session, meeting_id: UUID, told: dict[str, Any], links: Links) -> None:
    """Somebody changes what they had sent, so that reviewers see what that looks like."""
    sent = session.scalars(
        select(Registration).where(
            Registration.meeting_id == meeting_id, Registration.given_names == told["of"]
        )
    ).one()
    draft = begin_amendment(session, meeting_id=meeting_id, registration_id=sent.id)
    draft.function = told["function"]
    send_amendment(session, registration_id=draft.id, changes=told["changes"], links=links)


def _decide(
    session: Session, registration: Registration, told: dict[str, Any], links: Links
) -> None:
    both: dict[str, Any] = {
        "meeting_id": registration.meeting_id,
        "registration_id": registration.id,
        "links": links,
    }
    if told["becomes"] == "withdrawn":
        withdraw_registration(session, **both)
        return
    reviewer = UUID("22222222-2222-4222-8222-222222222202")
    decision = {**both, "seen": registration.revision, "account_id": reviewer}
    if told["becomes"] == "approved":
        approve_registration(session, **decision)
    elif told["becomes"] == "declined":
        decline_registration(session, **decision, reason=told["reason"], words=told["words"])
