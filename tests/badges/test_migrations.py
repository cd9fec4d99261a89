"""The tables are what the models say."""

from services.badges.app import service
from shared.migrations import differences, is_at_head
from tests.house_under_test import House


def test_models_and_migrations_are_one(house: House) -> None:
    database = house.badges.database
    assert is_at_head(service.migrations, database)
    assert differences(service.migrations, database, service.metadata) == []
