"""Bringing a service's database to the shape that its models ask for."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text

from shared.db import Database
from shared.messaging import tables as messaging

LOCK = 7_302_511  # any number, the same for every process that migrates


def _config(folder: Path, database: Database | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.attributes["database"] = database
    return config


def upgrade(folder: Path, database: Database) -> None:
    """Afterwards the database is at the newest migration; two at once take turns."""
    script = ScriptDirectory.from_config(_config(folder))
    with database.engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.commit()
        try:
            _run(_config(folder), script, connection)
        finally:
            connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": LOCK})
            connection.commit()


def _run(config: Config, script: ScriptDirectory, connection: Connection) -> None:
    def steps(revision: object, _context: MigrationContext) -> object:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]

    with EnvironmentContext(config, script, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection)
        with environment.begin_transaction():
            environment.run_migrations()


def is_at_head(folder: Path, database: Database) -> bool:
    head = ScriptDirectory.from_config(_config(folder)).get_current_head()
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def differences(folder: Path, database: Database, metadata: MetaData) -> list[object]:
    """Where the migrated database and the models disagree; empty when they are one."""
    from alembic.autogenerate import compare_metadata

    whole = MetaData(naming_convention=metadata.naming_convention)
    for part in (metadata, messaging.metadata):
        for table in part.tables.values():
            table.to_metadata(whole)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, whole))
