"""One step on many at once."""

import time
from uuid import uuid4

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from services.registration.models.bulk_act import UNDO_FOR, BulkAct
from services.registration.models.registration import Registration
from services.registration.usecases.review_in_bulk import review_in_bulk
from shared.contracts.registration import MailDue, ParticipantChanged
from shared.messaging.tables import delivery, outbox
from tests.house_under_test import House, Member
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS, crowd, hear_of_the_seminar
from tests.registration.places import allow, members
from tests.registration.reviewing import deeds, events_of, of_media, rules
from tests.registration.staff import keep_account

# Statements for each of many: what is told and written of one person, and nothing asked twice.
MOST_ASKED = 20


def bulk(
    session: Session, *people: Registration, step: str = "approve", by: Member = REVIEWER
) -> BulkAct:
    return review_in_bulk(
        session,
        meeting_id=SEMINAR_ID,
        account_id=keep_account(session, by).id,
        step=step,
        chosen={each.id: each.revision for each in people},
        links=LINKS,
    )


def test_all_take_part_at_once_and_their_letters_wait_ten_minutes(session: Session) -> None:
    people = members(session, "delegate", "head", "adviser")
    act = bulk(session, *people)
    assert {each.state for each in people} == {"approved"}
    assert sum(each.may_print for each in told(session, ParticipantChanged)) == 3
    assert {each.registration_id for each in act.items} == {each.id for each in people}
    assert events_of(session, people[0].id)[-1] == "approved"
    assert deeds(session).count("registration_approved") == 3
    due = session.scalars(
        select(delivery.c.due_at)
        .join(outbox, outbox.c.id == delivery.c.message_id)
        .where(outbox.c.type == MailDue.NAME)
        .order_by(delivery.c.due_at)
    ).all()
    assert due[-3:] == [act.at + UNDO_FOR] * 3


def test_endorsed_and_cleared_in_bulk_as_well(session: Session) -> None:
    rules(session, "endorse", "clear")
    people = members(session, "delegate", "head")
    bulk(session, *people, step="endorse")
    assert {each.state for each in people} == {"endorsed"}
    bulk(session, *people, step="clear")
    assert {each.state for each in people} == {"cleared"}


def test_whoever_cannot_be_taken_is_left_out_by_name_and_hurts_nobody(session: Session) -> None:
    allow(session, places=2)
    first, second, third = members(session, "delegate", "head", "adviser")
    seen = {first.id: first.revision, second.id: second.revision - 1, third.id: third.revision}
    stranger = uuid4()
    act = review_in_bulk(
        session,
        meeting_id=SEMINAR_ID,
        account_id=keep_account(session, REVIEWER).id,
        step="approve",
        chosen={**seen, stranger: 1},
        links=LINKS,
    )
    assert [each.state for each in (first, second, third)] == ["approved", "submitted", "submitted"]
    assert act.left_out == {
        str(second.id): "changed",
        str(third.id): "no-place",
    }
    assert [each.registration_id for each in act.items] == [first.id]


def test_two_persons_are_two_in_bulk_as_well(session: Session) -> None:
    rules(session, two_persons=("media",))
    made = of_media(session)
    bulk(session, made)
    assert made.state == "submitted"
    act = bulk(session, made)
    assert made.state == "submitted"
    assert list(act.left_out.values()) == ["needs-another"]


def test_two_hundred_are_approved_within_five_seconds(house: House) -> None:
    number = 200
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        ids = [each.id for each in crowd(session, number - 1)]
        account_id = keep_account(session, REVIEWER).id
        session.commit()
    with house.registration.session() as session:
        revisions = session.execute(
            select(Registration.id, Registration.revision).where(Registration.id.in_(ids))
        )
        asked = _asked_of(house)
        began, cpu = time.perf_counter(), time.process_time()
        act = review_in_bulk(
            session,
            meeting_id=SEMINAR_ID,
            account_id=account_id,
            step="approve",
            chosen=dict(iter(revisions)),
            links=LINKS,
        )
        session.commit()
        spent = time.process_time() - cpu
        print(
            f"{number} in {time.perf_counter() - began:.2f} s, {spent:.2f} s of CPU, {len(asked)}"
        )
        assert act.left_out == {}
        assert len(act.items) == number
    assert len(asked) <= MOST_ASKED * number
    # Of the process alone, since others work on the same machine while tests run.
    assert spent <= 5


def _asked_of(house: House) -> list[str]:
    asked: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(house.registration.database.engine, "before_cursor_execute", note)
    return asked
