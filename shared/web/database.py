"""The one database session of a request, opened when first asked for, undone unless committed."""

from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from shared.db import Database


def session() -> Session:
    if "session" not in g:
        database: Database = current_app.extensions["database"]
        g.session = database.sessions()
    opened: Session = g.session
    return opened


def _close(_error: BaseException | None) -> None:
    opened = g.pop("session", None)
    if opened is not None:
        opened.close()


def use_database(app: Flask, database: Database) -> None:
    app.extensions["database"] = database
    app.teardown_appcontext(_close)
