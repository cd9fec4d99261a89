"""Whether a service is alive, and whether it is ready for people."""

from pathlib import Path

from flask import Flask, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from shared.db import Database
from shared.migrations import is_at_head
from shared.web.access import open_to_all


def use_health(app: Flask, service: str, database: Database, migrations: Path) -> None:
    known = {"at_head": False}

    @app.get(f"/{service}/health/live", endpoint="health_live")
    @open_to_all
    def live() -> Response:
        return jsonify(service=service, alive=True)

    @app.get(f"/{service}/health/ready", endpoint="health_ready")
    @open_to_all
    def ready() -> tuple[Response, int]:
        """Redis is not asked: without it every page works and every fact waits."""
        try:
            reachable = database.is_reachable()
            if reachable and not known["at_head"]:
                known["at_head"] = is_at_head(migrations, database)
        except SQLAlchemyError:
            reachable = False
        is_ready = reachable and known["at_head"]
        answer = jsonify(service=service, database=reachable, migrated=known["at_head"])
        return answer, 200 if is_ready else 503
