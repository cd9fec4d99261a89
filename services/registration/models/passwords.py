"""What a password is kept as, and how one is compared without saying whose account there is."""

import hashlib
import hmac
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 200

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    return _hasher.hash(password)


def is_right(password: str, password_hash: str) -> bool:
    """Takes as long for an account that nobody has as for one that somebody has."""
    try:
        right = _hasher.verify(password_hash or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(password_hash)


@cache
def _nobodys() -> str:
    return hashed("the password of nobody")


def digest(secret: str, what: str) -> str:
    """Recognises an address or a token again without keeping it."""
    return hmac.new(secret.encode(), what.encode(), hashlib.sha256).hexdigest()
