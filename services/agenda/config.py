"""What a deployment tells agenda."""

from dataclasses import dataclass

from shared.config import HouseConfig, setting


@dataclass(frozen=True, kw_only=True)
class AgendaConfig(HouseConfig):
    database_url: str = setting("AGENDA_DATABASE_URL", "The database of agenda alone.")
    port: int = setting("AGENDA_PORT", "Where its web processes listen.", default=8002)
    socket: str = setting(
        "AGENDA_SOCKET", "A Unix socket to listen on instead of the port.", default=""
    )
    web_workers: int = setting("AGENDA_WEB_WORKERS", "Web processes.", default=1)
    web_threads: int = setting(
        "AGENDA_WEB_THREADS", "Requests that a web process takes at once.", default=4
    )
