"""The one cookie that says who a member of staff is, signed by registration, read by all three."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

COOKIE = "kengash"
LASTS = timedelta(hours=12)


@dataclass(frozen=True)
class SignIn:
    id: UUID
    account_id: UUID
    began_at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.began_at + LASTS


def _signer(secret: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt="kengash.sign-in")


def read(secret: str, cookie: str | None) -> SignIn | None:
    """Who the cookie speaks for, if the signature holds and the twelve hours are not over."""
    if not cookie or len(cookie) > 500:
        return None
    try:
        (sign_in, account), began_at = _signer(secret).loads(
            cookie, max_age=int(LASTS.total_seconds()), return_timestamp=True
        )
        return SignIn(UUID(sign_in), UUID(account), began_at.astimezone(UTC))
    except (BadData, ValueError, TypeError):
        return None


def write(response: Response, secret: str, id_: UUID, account_id: UUID, *, secure: bool) -> None:
    response.set_cookie(
        COOKIE,
        _signer(secret).dumps([str(id_), str(account_id)]),
        max_age=int(LASTS.total_seconds()),
        path="/",
        httponly=True,
        samesite="Lax",
        secure=secure,
    )


def forget(response: Response, *, secure: bool) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="Lax", secure=secure)
