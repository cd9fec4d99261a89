"""Two persons of one name are two, once somebody has said so."""

from sqlalchemy.orm import Session

from services.registration.queries.duplicates import all_pairs, likenesses_among, pairs_with
from services.registration.usecases.keep_apart import keep_apart
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.reviewing import deeds, events_of, named
from tests.registration.staff import keep_account


def test_never_shown_as_one_again_whichever_way_round(session: Session) -> None:
    one, other = named(session, "Ahmad", "Karimov"), named(session, "Ахмад", "Каримов")
    by = {"meeting_id": SEMINAR_ID, "account_id": keep_account(session, NODIRA).id}
    assert len(all_pairs(session, SEMINAR_ID)) == 1
    keep_apart(session, **by, one_id=other.id, other_id=one.id)
    keep_apart(session, **by, one_id=one.id, other_id=other.id)
    assert all_pairs(session, SEMINAR_ID) == []
    assert pairs_with(session, SEMINAR_ID, one.id) == []
    assert likenesses_among(session, SEMINAR_ID, [one, other]) == {}
    assert events_of(session, one.id)[-1] == events_of(session, other.id)[-1] == "kept-apart"
    assert "duplicates_kept" in deeds(session)
    third = named(session, "Akhmad", "Karimov")
    assert len(pairs_with(session, SEMINAR_ID, third.id)) == 2
