"""A fact under way: its outside names no person, its inside is encrypted with the house's key."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet, MultiFernet


@dataclass(frozen=True)
class Envelope:
    id: UUID
    type: str
    occurred_at: datetime
    correlation_id: str
    data: dict[str, Any]

    @property
    def producer(self) -> str:
        return self.type.split(".", 1)[0]


class Seal:
    """Closes and opens envelopes; the newest key closes, every key in force opens."""

    def __init__(self, keys: str) -> None:
        self._fernet = MultiFernet([Fernet(key.strip()) for key in keys.split(",")])

    def close(
        self, id_: UUID, type_: str, occurred_at: datetime, correlation_id: str, body: str
    ) -> str:
        head = json.dumps([str(id_), type_, occurred_at.isoformat(), correlation_id])
        return self._fernet.encrypt(f"{head}\n{body}".encode()).decode("ascii")

    def open(self, sealed: str) -> Envelope:
        head, body = self._fernet.decrypt(sealed).decode().split("\n", 1)
        id_, type_, occurred_at, correlation_id = json.loads(head)
        return Envelope(
            UUID(id_), type_, datetime.fromisoformat(occurred_at), correlation_id, json.loads(body)
        )
