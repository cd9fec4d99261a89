"""What a participant is at the meeting, told by a letter, a word and a colour together."""

from dataclasses import dataclass

from shared.language import Later
from shared.language import lazy_gettext as _l


@dataclass(frozen=True)
class Category:
    code: str
    letter: str
    words: Later | str
    # One of the house's five tones: p a b c d.
    tone: str


KNOWN = {
    each.code: each
    for each in (
        Category("delegate", "D", _l("Delegate"), "p"),
        Category("organisation", "O", _l("Organisation"), "a"),
    )
}


def category(code: str) -> Category:
    """A code that is news to us still gives an honest badge: its own word, in a colour apart."""
    spoken = code.replace("_", " ").strip()
    return KNOWN.get(code) or Category(code, spoken[:1].upper(), spoken.capitalize(), "c")
