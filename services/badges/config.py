"""What a deployment tells badges."""

from dataclasses import dataclass

from shared.config import HouseConfig, setting


@dataclass(frozen=True, kw_only=True)
class BadgesConfig(HouseConfig):
    database_url: str = setting("BADGES_DATABASE_URL", "The database of badges alone.")
    port: int = setting("BADGES_PORT", "Where its web processes listen.", default=8003)
    socket: str = setting(
        "BADGES_SOCKET", "A Unix socket to listen on instead of the port.", default=""
    )
    web_workers: int = setting("BADGES_WEB_WORKERS", "Web processes.", default=1)
    web_threads: int = setting(
        "BADGES_WEB_THREADS", "Requests that a web process takes at once.", default=4
    )
