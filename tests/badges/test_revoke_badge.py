"""What stops being a badge cannot be printed by any road, not even in the database."""

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from services.badges.models.badge import Badge
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.usecases.revoke_badge import revoke_badge
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, draw, valid_badge
from tests.house_under_test import ServiceUnderTest


def test_revoked_badge_keeps_no_paper(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    badge = badge_of(badges, person_id(1))
    badges.hear(participant(revision=2, state="withdrawn", may_print=False))
    with badges.session() as session:
        kept = session.get_one(Badge, badge.id)
        assert (kept.state, kept.pdf, kept.code) == ("revoked", None, badge.code)


def test_nothing_happens_when_there_is_no_badge(badges: ServiceUnderTest) -> None:
    badges.hear(participant(state="submitted", may_print=False))
    with badges.session() as session:
        assert revoke_badge(session, participant_id=person_id(1)) is False


def test_database_refuses_to_take_approval_back_while_a_badge_stands(
    badges: ServiceUnderTest,
) -> None:
    badges.hear(participant())
    with badges.session() as session:
        session.execute(update(ParticipantCopy).values(may_print=False))
        with pytest.raises(IntegrityError, match="fk_badge_permitted_participant"):
            session.commit()


def test_database_refuses_a_badge_for_someone_not_approved(badges: ServiceUnderTest) -> None:
    badges.hear(participant(state="submitted", may_print=False))
    with badges.session() as session:
        made = Badge(meeting_id=participant().meeting_id, participant_id=person_id(1), serial=1)
        session.add(made)
        with pytest.raises(IntegrityError, match="fk_badge_permitted_participant"):
            session.commit()


@pytest.mark.parametrize(
    "change",
    [
        "set state = 'revoked'",
        "set permitted = null",
        "set permitted = false",
        "set state = 'revoked', permitted = null",
        "set state = 'ready', pdf = null",
    ],
)
def test_database_refuses_half_a_revocation(badges: ServiceUnderTest, change: str) -> None:
    badges.hear(participant())
    draw(badges)
    with badges.session() as session, pytest.raises(IntegrityError, match="ck_badge"):
        session.execute(text(f"update badge {change}"))


def test_database_refuses_two_valid_badges_of_one_person(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    with badges.session() as session:
        session.add(
            Badge(meeting_id=participant().meeting_id, participant_id=person_id(1), serial=2)
        )
        with pytest.raises(IntegrityError, match="uq_badge_valid_participant"):
            session.flush()
    assert valid_badge(badges, person_id(1)) is not None
