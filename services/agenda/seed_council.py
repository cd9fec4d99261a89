"""The council of the demonstration, as public papers describe it, and who stands around it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.body import Body, Charter, Seat
from services.agenda.models.organisation import Organisation
from services.agenda.models.series import Series


def put_in_council(session: Session, told: dict[str, Any]) -> None:
    """Afterwards organisations, bodies and series are there; what is there already stays."""
    there = {
        id_ for model in (Organisation, Body, Series) for id_ in session.scalars(select(model.id))
    }
    for each in told["organisations"]:
        if UUID(each["id"]) not in there:
            # Those that belong to another stand after it.
            parent_id = UUID(each["parent_id"]) if "parent_id" in each else None
            session.add(Organisation(**{**each, "id": UUID(each["id"]), "parent_id": parent_id}))
    session.flush()
    for each in told["bodies"]:
        if UUID(each["id"]) not in there:
            session.add(_body(each))
    session.flush()
    for each in told["series"]:
        if UUID(each["id"]) not in there:
            body_id = UUID(each["body_id"])
            session.add(Series(id=UUID(each["id"]), body_id=body_id, names=each["names"]))
    session.flush()


def _body(told: dict[str, Any]) -> Body:
    founded = told.get("founded_on")
    body = Body(id=UUID(told["id"]))
    body.take(
        Charter(
            kind=told["kind"],
            names=told["names"],
            acronyms=told.get("acronyms", {}),
            aliases=tuple(told.get("aliases", ())),
            parent_id=UUID(told["parent_id"]) if "parent_id" in told else None,
            ordinal=told.get("ordinal"),
            founded_on=date.fromisoformat(founded) if founded else None,
            founded_to=told.get("founded_to", "day"),
            organisations=tuple((UUID(id_), stand) for id_, stand in told.get("organisations", ())),
        )
    )
    body.seats = [
        Seat(state_code=code, office={}, began_on=body.founded_on) for code in told.get("seats", ())
    ]
    return body
