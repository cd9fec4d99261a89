"""Something to do at a meeting is taken from a member of staff."""

from sqlalchemy.orm import Session

from services.registration.usecases.give_role import give_role
from services.registration.usecases.remove_role import remove_role
from shared.contracts.registration import AccountChanged
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.staff import keep_account


def test_last_role_leaves_an_empty_list_and_may_be_given_again(session: Session) -> None:
    keep_account(session, NODIRA)
    remove_role(session, account_id=NODIRA.id, meeting_id=SEMINAR_ID, role="organiser")
    assert told(session, AccountChanged)[-1].roles == {str(SEMINAR_ID): ()}
    give_role(session, account_id=NODIRA.id, meeting_id=SEMINAR_ID, role="organiser")
    assert told(session, AccountChanged)[-1].roles == {str(SEMINAR_ID): ("organiser",)}
