"""Nobody is approved without their delegation's note verbale, unless somebody answers for it."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import AlreadyDecided
from services.registration.models.review_rules import NoteMissing, NoteWaiver, NotTheirStep
from services.registration.queries.review_rules import lacks_note, rules_of
from services.registration.usecases.set_review_duty import set_review_duty
from services.registration.usecases.waive_note import waive_note
from tests.people import NODIRA, REVIEWER, SEMINAR_ID
from tests.registration.people import FOR_A_FUND, submitted
from tests.registration.reviewing import about, approve, deeds, note_arrives, rules
from tests.registration.staff import keep_account


def test_not_approved_before_the_note_is_there(session: Session) -> None:
    rules(session, notes=("state",))
    made = submitted(session)
    with pytest.raises(NoteMissing):
        approve(session, made)
    note_arrives(session, made)
    approve(session, made)
    assert made.state == "approved"


def test_kind_that_sends_no_notes_needs_none(session: Session) -> None:
    rules(session, notes=("state",))
    made = submitted(session, represents=FOR_A_FUND)
    approve(session, made)
    assert made.state == "approved"


def test_approved_by_named_waiver_which_is_kept(session: Session) -> None:
    rules(session, notes=("state",))
    made = submitted(session)
    given = {key: value for key, value in about(session, made).items() if key != "seen"}
    waive_note(session, **given, reason="The ambassador has telephoned.")
    kept = session.get_one(NoteWaiver, made.id)
    assert (kept.account_id, kept.reason) == (REVIEWER.id, "The ambassador has telephoned.")
    assert deeds(session)[-1] == "note_waived"
    approve(session, made, NODIRA)
    assert made.state == "approved"


def test_waiver_is_for_one_delegation(session: Session) -> None:
    rules(session, notes=("state",))
    made, other = submitted(session), submitted(session, represents=FOR_A_FUND)
    given = {key: value for key, value in about(session, made).items() if key != "seen"}
    waive_note(session, **given, reason="Known here.")
    assert not lacks_note(session, rules_of(session, SEMINAR_ID), made)
    other.joined.kind = "state"
    other.joined.state_code = "UZB"
    made.delegation = other.delegation
    session.flush()
    assert lacks_note(session, rules_of(session, SEMINAR_ID), made)


def test_nothing_is_waived_that_is_not_asked(session: Session) -> None:
    made = submitted(session)
    given = {key: value for key, value in about(session, made).items() if key != "seen"}
    with pytest.raises(AlreadyDecided):
        waive_note(session, **given, reason="Why not.")


def test_refused_to_whoever_does_not_approve(session: Session) -> None:
    rules(session, "endorse", notes=("state",))
    made = submitted(session)
    duty = {"steps": ["endorse"], "kinds": [], "by": keep_account(session, NODIRA).id}
    account_id = keep_account(session, REVIEWER).id
    set_review_duty(session, meeting_id=SEMINAR_ID, account_id=account_id, **duty)  # type: ignore[arg-type]
    given = {key: value for key, value in about(session, made).items() if key != "seen"}
    with pytest.raises(NotTheirStep):
        waive_note(session, **given, reason="I say so.")
