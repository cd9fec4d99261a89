"""A person comes in another's place."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.registration import Event, Registration
from services.registration.usecases.begin_replacement import begin_replacement
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import SEMINAR_ID
from tests.registration.facts import told
from tests.registration.focal import SILENT, at_work
from tests.registration.people import LINKS
from tests.registration.places import allow, members


def _replaced(session: Session, earlier: Registration) -> Registration:
    new = begin_replacement(
        session,
        focal_point=at_work(session),
        registration_id=earlier.id,
        person=SILENT,
        links=LINKS,
    )
    return submit_registration(session, registration_id=new.id, links=LINKS)


def test_place_and_role_pass_and_nobody_moves_up(session: Session) -> None:
    allow(session, places=2)
    head, waits = members(session, "head", "delegate", "delegate")[::2]
    new = _replaced(session, head)
    assert (new.state, new.role, new.standing) == ("submitted", "head", "submitted")
    assert head.state == "withdrawn"
    assert waits.standing == "waiting"


def test_waiting_number_passes_too(session: Session) -> None:
    allow(session, places=1)
    _first, second = members(session, "head", "delegate")
    ticket = second.waits_for_place
    new = _replaced(session, second)
    assert new.waits_for_place == ticket is not None


def test_badges_hears_and_the_earlier_one_is_told(session: Session) -> None:
    (head,) = members(session, "head")
    new = _replaced(session, head)
    last = {each.participant_id: each for each in told(session, ParticipantChanged)}
    assert (last[head.id].state, last[head.id].may_print) == ("withdrawn", False)
    assert last[new.id].state == "submitted"
    letters = session.scalars(select(Mail).where(Mail.registration_id == head.id)).all()
    assert "Another person comes in your place" in [each.subject for each in letters]


def test_history_is_linked_both_ways(session: Session) -> None:
    (head,) = members(session, "head")
    new = _replaced(session, head)
    assert new.replaces_id == head.id

    def deeds(id_: object) -> list[str]:
        return list(session.scalars(select(Event.what).where(Event.registration_id == id_)))

    assert "replaced" in deeds(head.id)
    assert "replaces" in deeds(new.id)


def test_place_is_taken_as_any_other_when_the_earlier_one_has_left(session: Session) -> None:
    allow(session, places=1)
    first, second = members(session, "head", "delegate")
    new = begin_replacement(
        session, focal_point=at_work(session), registration_id=first.id, person=SILENT, links=LINKS
    )
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=first.id, links=LINKS)
    submit_registration(session, registration_id=new.id, links=LINKS)
    assert (second.standing, new.standing) == ("submitted", "waiting")
