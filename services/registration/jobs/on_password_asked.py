"""Somebody has forgotten their password: a letter leaves, if they have an account."""

from os import environ

from sqlalchemy.orm import Session

from services.registration.config import links_of
from services.registration.usecases.answer_forgotten_password import answer_forgotten_password
from shared.contracts.registration import PasswordAsked


def on_password_asked(session: Session, fact: PasswordAsked) -> None:
    answer_forgotten_password(session, email=fact.email, links=links_of(environ))
