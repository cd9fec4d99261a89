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
        Category("head", "H", _l("Head of delegation"), "p"),
        Category("alternate", "A", _l("Alternate head"), "p"),
        Category("delegate", "D", _l("Delegate"), "p"),
        Category("adviser", "V", _l("Adviser"), "p"),
        Category("observer", "B", _l("Observer"), "b"),
        Category("organisation", "O", _l("Organisation"), "a"),
        Category("media", "M", _l("Media"), "d"),
        Category("host", "S", _l("Host staff"), "c"),
    )
}


def category(code: str) -> Category:
    """A code that is news to us still gives an honest badge: its own word, in a colour apart."""
    spoken = code.replace("_", " ").strip()
    return KNOWN.get(code) or Category(code, spoken[:1].upper(), spoken.capitalize(), "c")
