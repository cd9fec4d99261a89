"""The word in a meeting's address: plain letters and figures that a person can read out."""

import re

from anyascii import anyascii

LONGEST = 60
SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Words that stand, or may come to stand, where a meeting's own word stands in an address.
RESERVED = frozenset(
    {"new", "edit", "settings", "static", "health", "api", "admin", "all", "archive", "search"}
    | {"help", "about", "editions", "items", "rooms", "meeting", "meetings", "registration"}
    | {"agenda", "badges", "kengash", "sign-in", "sign-out", "staff", "mailbox", "account"}
)


def is_slug(text: str) -> bool:
    return len(text) <= LONGEST and SHAPE.fullmatch(text) is not None


def suggested_slug(name: str, year: int) -> str:
    """A word made of the name's first words and the year; never empty, never reserved."""
    # Apostrophes, typed or made of a soft sign, do not part a word.
    plain = re.sub(r"['`ʻʼ‘’]", "", anyascii(re.sub(r"[`ʻʼ‘’]", "", name)))
    words = re.findall(r"[a-z0-9]+", plain.lower())
    chosen = ""
    for word in words:
        longer = f"{chosen}-{word}" if chosen else word[:40]
        if len(longer) > 40:
            break
        chosen = longer
    return f"{chosen or 'meeting'}-{year}"
