"""What every service's web app is before it has pages of its own."""

from pathlib import Path

from flask import Flask, g, request
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from shared.config import HouseConfig
from shared.db import Database
from shared.language import ROOT
from shared.web.access import FindMeeting, FindVisitor, guard
from shared.web.assets import use_assets
from shared.web.database import use_database
from shared.web.errors import use_errors
from shared.web.form_token import use_form_tokens
from shared.web.health import use_health
from shared.web.icons import icon
from shared.web.looks_only import LooksOnly
from shared.web.security import use_security
from shared.web.speech import use_speech

LARGEST_REQUEST = 12 * 1024 * 1024
# Without a file; the longest form of ours is a fifth of it.
LARGEST_FORM = 512 * 1024


def create_base_app(
    service: str,
    config: HouseConfig,
    database: Database,
    *,
    find_visitor: FindVisitor,
    find_meeting: FindMeeting,
) -> Flask:
    """A safe app that speaks the reader's language; nobody comes in unless a view says so."""
    folder = ROOT / "services" / service
    app = Flask(f"services.{service}", static_folder=None, template_folder=None)
    app.config.update(
        SERVICE=service,
        SETTINGS=config,
        SECRET=config.secret,
        ADDRESS=config.address,
        IS_BEHIND_TLS=config.is_behind_tls,
        FIND_VISITOR=find_visitor,
        FIND_MEETING=find_meeting,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=500,
    )
    _use_templates(app, service)
    app.url_map.strict_slashes = False
    # An address with slashes too many is nobody's: to correct it would mean to repeat the host that
    # the visitor claims.
    app.url_map.merge_slashes = False
    app.wsgi_app = ProxyFix(LooksOnly(app.wsgi_app), x_for=1, x_proto=1, x_host=0)  # type: ignore[method-assign]
    use_security(app)
    app.before_request(_keep_forms_small)
    use_database(app, database)
    use_speech(app)
    app.before_request(guard)
    use_form_tokens(app)
    use_errors(app)
    use_assets(app, service)
    use_health(app, service, database, folder / "migrations")
    return app


def _keep_forms_small() -> None:
    """A form without files comes as one long line, whose fields nobody else counts or measures."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = LARGEST_FORM


def _use_templates(app: Flask, service: str) -> None:
    """A service's own templates, then those that all share; what is misspelt in one is an error."""
    folders = (ROOT / "services" / service / "templates", ROOT / "shared/templates")
    app.jinja_loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(icon=icon, service=service)

    @app.context_processor
    def visitor() -> dict[str, object]:
        return {"visitor": g.get("visitor"), "meeting": g.get("meeting")}


def migrations_of(service: str) -> Path:
    return ROOT / "services" / service / "migrations"
