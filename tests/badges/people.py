"""Participants as registration tells badges of them. All are invented."""

from base64 import b64encode
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image

from shared.contracts.registration import ParticipantChanged
from tests.people import SEMINAR_ID

UZBEKISTAN = {
    "en": "Uzbekistan",
    "ru": "Узбекистан",
    "uz": "Oʻzbekiston",
    "ar": "أوزبكستان",
}


def person_id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-0000000b{number:04d}")


@cache
def photo(shade: int = 120) -> str:
    """A small JPEG such as registration sends."""
    drawn = BytesIO()
    Image.new("RGB", (280, 360), (shade, 140, 160)).save(drawn, "JPEG")
    return b64encode(drawn.getvalue()).decode()


def participant(number: int = 1, **changes: Any) -> ParticipantChanged:
    """An approved delegate, unless told otherwise."""
    told: dict[str, Any] = {
        "participant_id": person_id(number),
        "meeting_id": SEMINAR_ID,
        "revision": 1,
        "state": "approved",
        "may_print": True,
        "honorific": "",
        "name": "Gʻulom Yoʻldoshev",
        "own_name": "Ғулом Йўлдошев",
        "family_name": "Yoʻldoshev",
        "function": {"en": "Head of department", "uz": "Boʻlim boshligʻi"},
        "delegation_id": UUID("00000000-0000-4000-8000-0000000d0001"),
        "state_code": "UZB",
        "represents": UZBEKISTAN,
        "category": "delegate",
        "language": "uz",
        "photo": photo(),
    }
    return ParticipantChanged(**{**told, **changes})
