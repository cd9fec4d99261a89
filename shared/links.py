"""Links that let whoever holds them in to one thing: signed, for one purpose, until one day."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from uuid import UUID

from itsdangerous import BadData, URLSafeSerializer

from shared import clock

LONGEST = 300


@cache
def _signer(secret: str, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=f"kengash.link.{purpose}")


@dataclass(frozen=True)
class Links:
    """Makes links that begin with the address people type, and reads what is left of them."""

    address: str
    secret: str = field(repr=False)

    def _signer(self, purpose: str) -> URLSafeSerializer:
        return _signer(self.secret, purpose)

    def token(self, purpose: str, id_: UUID, until: datetime) -> str:
        return str(self._signer(purpose).dumps([id_.hex, int(until.timestamp())]))

    def read(self, purpose: str, token: str) -> UUID | None:
        """What the token opens, unless it was made for something else, altered, or has expired."""
        if len(token) > LONGEST:
            return None
        try:
            id_, until = self._signer(purpose).loads(token)
            return UUID(id_) if clock.now().timestamp() < int(until) else None
        except (BadData, ValueError, TypeError, AttributeError):
            return None

    def to(self, path: str) -> str:
        return f"{self.address}{path}"
