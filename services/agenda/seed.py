"""Puts a council, its past meetings and three invented ones in, so that there is much to see."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.seed_council import put_in_council
from services.agenda.seed_meetings import ORGANISER as ORGANISER
from services.agenda.seed_meetings import put_in_meeting
from services.agenda.usecases.open_meeting import SlugTaken
from shared.config import HouseConfig

HERE = Path(__file__).parent


def seed(session: Session, config: HouseConfig) -> None:
    """Afterwards the demonstration is there; what is there already stays as it is."""
    if not config.demo:
        print("agenda: KENGASH_DEMO is not set, so no demonstration is put in")
        return
    invented, real = _told("seed.json"), _told("seed_council.json")
    put_in_council(session, real)
    for each in [*invented["meetings"], *real["meetings"]]:
        if session.get(Meeting, UUID(each["id"])) is not None:
            continue
        try:
            with session.begin_nested():
                put_in_meeting(session, each, invented["speakers"])
        except SlugTaken:
            print(f"agenda: another meeting is called {each['slug']}, so it is left in peace")


def _told(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return told
