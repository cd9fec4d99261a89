"""The invented people of the demo meeting."""

from sqlalchemy.orm import Session

from shared.config import HouseConfig


def seed(session: Session, config: HouseConfig) -> None:
    if not config.demo:
        print("registration: no demo data, since KENGASH_DEMO is not set")
