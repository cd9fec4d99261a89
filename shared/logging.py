"""What the services say about their own running: one JSON object a line, never about a person."""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from uuid import uuid4

correlation_id: ContextVar[str] = ContextVar("correlation_id", default="")


def new_correlation_id() -> str:
    return uuid4().hex


class JsonLines(logging.Formatter):
    def __init__(self, service: str, process: str) -> None:
        super().__init__()
        self._fixed = {"service": service, "process": process}

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            **self._fixed,
            "said": record.getMessage(),
        }
        if correlation_id.get():
            line["correlation_id"] = correlation_id.get()
        line.update(getattr(record, "facts", {}))
        if record.exc_info and record.exc_info[0]:
            # The text of an exception may quote what a person typed: its kind and place are enough.
            line["exception"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=False, default=str)


def _where(record: logging.LogRecord) -> list[str]:
    assert record.exc_info
    places = []
    step = record.exc_info[2]
    while step:
        code = step.tb_frame.f_code
        places.append(f"{code.co_filename}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return places[-12:]


def start_logging(service: str, process: str) -> None:
    out = logging.StreamHandler(sys.stderr)
    out.setFormatter(JsonLines(service, process))
    root = logging.getLogger()
    root.handlers[:] = [out]
    root.setLevel(logging.INFO)
    for chatty in ("rq", "rq.worker", "alembic", "weasyprint", "fontTools", "werkzeug"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
