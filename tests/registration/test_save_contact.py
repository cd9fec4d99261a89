"""A person says how to reach them."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.usecases.save_contact import save_contact
from tests.registration.people import draft


def test_language_of_letters_may_differ_from_that_of_the_page(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    made = draft(session, language="en")
    agreed_at = made.consented_at
    later(timedelta(hours=1))
    save_contact(
        session, registration_id=made.id, email="m@delegate.example", phone="+998 71", language="ru"
    )
    assert (made.language, made.email) == ("ru", "m@delegate.example")
    assert made.consented_at == agreed_at, "what was agreed to first counts"
