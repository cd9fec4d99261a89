"""Bringing a service's database to the shape that its models ask for."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, MetaData, text

from shared.db import Database
from shared.messaging import tables as messaging

# Web processes ask whether all is migrated, and are spared the whole of what migrates.
if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

NAMED = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)
LOCK = 7_302_511  # any number, the same for every process that migrates


def _config(folder: Path, database: Database | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder))
    config.attributes["database"] = database
    return config


def upgrade(folder: Path, database: Database) -> None:
    """Afterwards the database is at the newest migration; two at once take turns."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config(folder))
    with database.engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.commit()
        try:
            _run(_config(folder), script, connection)
        finally:
            connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
            connection.commit()


def _run(config: "Config", script: "ScriptDirectory", connection: Connection) -> None:
    from alembic.runtime.environment import EnvironmentContext

    def steps(revision: object, _context: "MigrationContext") -> object:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]

    with EnvironmentContext(config, script, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection)
        with environment.begin_transaction():
            environment.run_migrations()


def is_at_head(folder: Path, database: Database) -> bool:
    with database.engine.connect() as connection:
        if connection.scalar(text("select to_regclass('alembic_version')")) is None:
            return False
        present = set(connection.scalars(text("select version_num from alembic_version")))
    return present == heads(folder)


def heads(folder: Path) -> set[str]:
    """The newest migration, which none other follows; read off the files without running them."""
    found: dict[str, set[str]] = {"revision": set(), "down_revision": set()}
    for path in (folder / "versions").glob("*.py"):
        for what, name in NAMED.findall(path.read_text(encoding="utf-8")):
            found[what].add(name)
    return found["revision"] - found["down_revision"]


def differences(folder: Path, database: Database, metadata: MetaData) -> list[object]:
    """Where the migrated database and the models disagree; empty when they are one."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    whole = MetaData(naming_convention=metadata.naming_convention)
    for part in (metadata, messaging.metadata):
        for table in part.tables.values():
            table.to_metadata(whole)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, whole))
