"""Whether a database is as its service needs it, asked without all that migrates it."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

from shared.db import Database
from shared.migrations import heads, is_at_head
from shared.web.base_app import migrations_of
from tests.conftest import SERVICES, Databases


@pytest.mark.parametrize("service", SERVICES)
def test_newest_migration_is_the_one_that_alembic_goes_to(service: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_of(service)))
    assert heads(migrations_of(service)) == set(ScriptDirectory.from_config(config).get_heads())


def test_two_newest_migrations_are_seen_as_two(tmp_path: Path) -> None:
    versions = tmp_path / "versions"
    versions.mkdir()
    for name, before in (("a", "None"), ("b", '"a"'), ("c", '"a"')):
        (versions / f"{name}.py").write_text(f'revision = "{name}"\ndown_revision = {before}\n')
    assert heads(tmp_path) == {"b", "c"}


def test_database_is_at_head_only_when_all_was_done(databases: Databases) -> None:
    folder = migrations_of("registration")
    url = databases.fresh("registration")
    database = Database(url)
    assert is_at_head(folder, database)
    with database.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0001'"))
    assert not is_at_head(folder, database)
    with database.engine.begin() as connection:
        connection.execute(text("drop table alembic_version"))
    assert not is_at_head(folder, database)
    database.close()
    databases.drop(url)
