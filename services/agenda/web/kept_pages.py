"""Pages of an edition that were drawn once and are the same for every reader of a language."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from shared.web.security import nonce

MOST = 48
# Stands where each answer has a number of its own.
_HOLE = "\0nonce\0"

_pages: OrderedDict[str, str] = OrderedDict()
_turns = Lock()


def kept(tag: str, draw: Callable[[], str]) -> str:
    """The page of that tag, drawn now if nobody has asked for it lately."""
    with _turns:
        page = _pages.get(tag)
        if page is not None:
            _pages.move_to_end(tag)
    if page is None:
        page = draw().replace(nonce(), _HOLE)
        with _turns:
            _pages[tag] = page
            while len(_pages) > MOST:
                _pages.popitem(last=False)
    return page.replace(_HOLE, nonce())
