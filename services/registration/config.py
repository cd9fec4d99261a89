"""What a deployment tells registration."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.config import HouseConfig, setting
from shared.links import Links
from shared.mail import PostOffice

SENDER = "secretariat@meetings.example"


@dataclass(frozen=True, kw_only=True)
class RegistrationConfig(HouseConfig):
    database_url: str = setting("REGISTRATION_DATABASE_URL", "The database of registration alone.")
    port: int = setting("REGISTRATION_PORT", "Where its web processes listen.", default=8001)
    socket: str = setting(
        "REGISTRATION_SOCKET", "A Unix socket to listen on instead of the port.", default=""
    )
    web_workers: int = setting("REGISTRATION_WEB_WORKERS", "Web processes.", default=1)
    web_threads: int = setting(
        "REGISTRATION_WEB_THREADS", "Requests that a web process takes at once.", default=4
    )
    passport_key: str = setting(
        "REGISTRATION_PASSPORT_KEY",
        "Locks passports away: Fernet keys, the newest first, with commas between. "
        "Without it no meeting can ask for visas.",
        default="",
    )
    smtp_url: str = setting(
        "REGISTRATION_SMTP_URL",
        "Where letters leave, such as smtp+tls://user:password@mail.example.org:587. "
        "Without it they stay in the mailbox page.",
        default="",
    )
    mail_from: str = setting(
        "REGISTRATION_MAIL_FROM",
        "The sender of all letters.",
        default=SENDER,
    )


def post_office(environ: Mapping[str, str]) -> PostOffice:
    """Where this deployment's letters leave."""
    return PostOffice(
        environ.get("REGISTRATION_SMTP_URL", ""), environ.get("REGISTRATION_MAIL_FROM") or SENDER
    )


def links_of(environ: Mapping[str, str]) -> Links:
    """What makes this deployment's links where no page is shown."""
    return Links(address_of(environ), environ["KENGASH_SECRET"])


def address_of(environ: Mapping[str, str]) -> str:
    """Where people reach this deployment, as links in letters begin."""
    return environ.get("KENGASH_ADDRESS", "").rstrip("/")


def passport_keys(environ: Mapping[str, str]) -> str:
    """What opens the passports of this deployment, for those who work away from its pages."""
    return environ.get("REGISTRATION_PASSPORT_KEY", "")


def is_demo(environ: Mapping[str, str]) -> bool:
    """Whether the people of this deployment are invented."""
    return environ.get("KENGASH_DEMO", "").lower() in ("1", "yes", "true", "on")
