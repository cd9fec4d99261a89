"""Puts invented meetings in, so that whoever tries the house out has something to look at."""

from sqlalchemy.orm import Session

from shared.config import HouseConfig


def seed(session: Session, config: HouseConfig) -> None:
    if not config.demo:
        print("agenda: no demonstration here, KENGASH_DEMO is not set")
        return
