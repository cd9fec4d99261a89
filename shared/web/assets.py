"""Styles, scripts, fonts and pictures: each service serves them itself, known by content."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, request, send_from_directory, url_for

from shared.language import ROOT
from shared.web.access import open_to_all

YEAR = 365 * 24 * 3600


def _root(service: str, name: str) -> Path:
    """`shared/…` lies in the house's folder, `<service>/…` in the service's own."""
    return (
        ROOT / "shared/static"
        if name.startswith("shared/")
        else ROOT / "services" / service / "static"
    )


@cache
def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def use_assets(app: Flask, service: str) -> None:
    @app.get(f"/{service}/static/<path:name>", endpoint="asset")
    @open_to_all
    def serve(name: str) -> Response:
        if not name.startswith(("shared/", f"{service}/")):
            abort(404)
        response = send_from_directory(_root(service, name), name, max_age=YEAR)
        # Fonts and pictures are asked for by the style sheet, without a fingerprint.
        if request.args.get("v"):
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        else:
            response.headers["Cache-Control"] = "public, max-age=86400"
        return response

    @cache
    def asset(name: str) -> str:
        return url_for("asset", name=name, v=fingerprint(_root(service, name) / name))

    app.jinja_env.globals["asset"] = asset
