"""Writes .env.example: every setting of the house, with what it is for and what it usually is."""

import argparse
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

from services.agenda.config import AgendaConfig
from services.badges.config import BadgesConfig
from services.registration.config import RegistrationConfig
from shared.config import HouseConfig

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / ".env.example"
CONFIGS: tuple[type[HouseConfig], ...] = (RegistrationConfig, AgendaConfig, BadgesConfig)
# What docker-compose.yml alone is told; the services never see these.
CONTAINERS = {
    "POSTGRES_PASSWORD": ("", "The owner of PostgreSQL; no service knows it."),
    "REGISTRATION_DATABASE_PASSWORD": ("", "The role of registration: letters and digits."),
    "AGENDA_DATABASE_PASSWORD": ("", "The role of agenda: letters and digits."),
    "BADGES_DATABASE_PASSWORD": ("", "The role of badges: letters and digits."),
    "REDIS_PASSWORD": ("", "The queue: letters and digits."),
    "KENGASH_PORT": ("8080", "Where the door listens, such as 8080 or 127.0.0.1:8080."),
    "KENGASH_FRONT": (
        "127.0.0.1",
        "Whose word is believed on where a visitor comes from: what stands before the door.",
    ),
    "KENGASH_VERSION": ("latest", "Which images run."),
}
# docker-compose.yml says these itself, out of the passwords and names above.
SAID_BY_COMPOSE = ("DATABASE_URL", "REDIS_URL", "_HOST", "_PORT", "_SOCKET")
HEAD = """# The settings of Kengash: copy to .env, for your eyes only, and fill in what has none.
# A setting behind a # is said by docker-compose.yml itself. Made by `python -m deploy.settings`.
"""


def page() -> str:
    """The whole file as it should stand."""
    house = fields(HouseConfig)
    parts = [HEAD, _section("All services", house)]
    for config in CONFIGS:
        own = [each for each in fields(config) if each.name not in {h.name for h in house}]
        parts.append(_section(config.__name__.removesuffix("Config"), own))
    parts.append("# --- docker-compose.yml alone ---\n")
    parts += [_line(name, words, value) for name, (value, words) in CONTAINERS.items()]
    return "\n".join(parts)


def names() -> set[str]:
    """Every name that a service reads."""
    return {each.metadata["name"] for config in CONFIGS for each in fields(config)}


def _section(title: str, settings: Iterable["Field[Any]"]) -> str:
    lines = [
        _line(each.metadata["name"], each.metadata["words"], _usual(each)) for each in settings
    ]
    return "\n".join([f"# --- {title} ---\n", *lines])


def _usual(each: "Field[Any]") -> str:
    if each.default is MISSING or each.default is False:
        return ""
    return str(each.default)


def _line(name: str, words: str, value: str) -> str:
    said = textwrap.fill(words, 98, initial_indent="# ", subsequent_indent="# ")
    is_said_by_compose = name.endswith(SAID_BY_COMPOSE) and name not in CONTAINERS
    return f"{said}\n{'#' if is_said_by_compose else ''}{name}={value}\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.settings", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    if parser.parse_args().check:
        is_fresh = PAGE.is_file() and PAGE.read_text() == page()
        sys.exit(0 if is_fresh else ".env.example is stale: run python -m deploy.settings.")
    PAGE.write_text(page())


if __name__ == "__main__":
    main()
