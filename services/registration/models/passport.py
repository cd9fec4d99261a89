"""A passport for the visa support of one meeting, locked away with a key of its own."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

FIELDS = (
    *("passport_name", "nationality", "number", "issued_on", "expires_on"),
    *("born_on", "birth_place"),
)
# Most States let nobody in whose passport ends sooner after the journey.
VALID_FOR = timedelta(days=183)


class PassportLocked(Exception):
    """No key of this deployment opens it."""


class Passport(Base):
    __tablename__ = "passport"

    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # Known without opening it, so that the person and staff are warned in time.
    expires_early: Mapped[bool]


class PassportSeal:
    """Locks with the newest key, and opens with any."""

    def __init__(self, keys: str) -> None:
        self._keys = [Fernet(key.strip()) for key in keys.split(",") if key.strip()]

    @property
    def has_key(self) -> bool:
        return bool(self._keys)

    def lock(self, fields: Mapping[str, str]) -> bytes:
        return MultiFernet(self._keys).encrypt(json.dumps(dict(fields)).encode())

    def unlock(self, sealed: bytes) -> dict[str, str]:
        if not self._keys:
            raise PassportLocked
        try:
            fields = json.loads(MultiFernet(self._keys).decrypt(sealed))
        except InvalidToken:
            raise PassportLocked from None
        return {name: str(fields[name]) for name in FIELDS}

    def lock_paper(self, pdf: bytes) -> bytes:
        """A paper that shows a passport is kept no more openly than the passport."""
        return MultiFernet(self._keys).encrypt(pdf)

    def unlock_paper(self, sealed: bytes) -> bytes:
        if not self._keys:
            raise PassportLocked
        try:
            return MultiFernet(self._keys).decrypt(sealed)
        except InvalidToken:
            raise PassportLocked from None


def expires_early(expires_on: date, meeting_ends_on: date) -> bool:
    return expires_on < meeting_ends_on + VALID_FOR
