"""A letter is due: it goes to the post, or is kept where there is none."""

from os import environ

from sqlalchemy.orm import Session

from services.registration.config import post_office
from services.registration.usecases.send_letter import send_letter
from shared.contracts.registration import MailDue
from shared.messaging.inbox import stays_within


def _nothing_leaves() -> bool:
    return not post_office(environ).is_open


@stays_within(_nothing_leaves)
def on_mail_due(session: Session, fact: MailDue) -> None:
    send_letter(session, mail_id=fact.mail_id, post_office=post_office(environ))
