"""What the models say and what the migrations build is one and the same."""

from importlib import import_module

import pytest
from sqlalchemy import inspect

from shared.messaging.tables import metadata as messaging
from shared.migrations import differences, is_at_head
from shared.service import Service
from shared.web.base_app import migrations_of
from tests.architecture.tree import SERVICES
from tests.house_under_test import House


def _metadata(service: str) -> Service:
    made = import_module(f"services.{service}.app").service
    assert isinstance(made, Service)
    return made


@pytest.mark.parametrize("service", SERVICES)
def test_models_equal_migrations(house: House, service: str) -> None:
    database = house.service(service).database
    assert is_at_head(migrations_of(service), database)
    assert differences(migrations_of(service), database, _metadata(service).metadata) == []


@pytest.mark.parametrize("service", SERVICES)
def test_constraints_are_those_of_the_models(house: House, service: str) -> None:
    """Alembic compares no check constraints; a rule that only a model knows is no rule."""
    engine = house.service(service).database.engine
    found = inspect(engine)
    for table in _metadata(service).metadata.tables.values():
        names = {str(c.name) for c in table.constraints if type(c).__name__ == "CheckConstraint"}
        built = {each["name"] for each in found.get_check_constraints(table.name)}
        assert names == built, table.name


@pytest.mark.parametrize("service", SERVICES)
def test_messaging_tables_are_alike_everywhere(house: House, service: str) -> None:
    found = inspect(house.service(service).database.engine)
    for table in messaging.tables.values():
        columns = {each["name"] for each in found.get_columns(table.name)}
        assert columns == set(table.columns.keys())
    (index,) = [i for i in found.get_indexes("delivery") if i["name"] == "ix_delivery_open"]
    assert index["column_names"] == ["due_at"]


@pytest.mark.parametrize("service", SERVICES)
def test_times_carry_their_zone(house: House, service: str) -> None:
    for table in _metadata(service).metadata.tables.values():
        for column in table.columns:
            if type(column.type).__name__ == "DateTime":
                assert getattr(column.type, "timezone", False), f"{table.name}.{column.name}"
            if column.name.endswith("_at"):
                assert type(column.type).__name__ in ("DateTime", "UtcTime"), column
