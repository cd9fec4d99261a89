"""Pages of an edition that were drawn once and are the same for every reader of a language."""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from flask import Response, request

from shared.web.security import nonce

MOST = 48


@dataclass(frozen=True)
class KeptPage:
    plain: bytes
    # As small as it gets, since it is packed once and sent to everybody.
    packed: bytes


_pages: OrderedDict[str, KeptPage] = OrderedDict()
_turns = Lock()


def kept(tag: str, draw: Callable[[], str]) -> Response:
    """The page of that tag, drawn now if nobody has asked for it lately."""
    with _turns:
        page = _pages.get(tag)
        if page is not None:
            _pages.move_to_end(tag)
    if page is None:
        page = _keep(tag, draw())
    response = Response(page.plain, mimetype="text/html")
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"]:
        response.set_data(page.packed)
        response.content_encoding = "gzip"
    return response


def _keep(tag: str, text: str) -> KeptPage:
    # What bears the number of one answer is not the same for everybody.
    if nonce() in text:
        raise ValueError("a page with a number of its own cannot be kept")
    plain = text.encode()
    page = KeptPage(plain, gzip.compress(plain, 9, mtime=0))
    with _turns:
        _pages[tag] = page
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return page


def forget() -> None:
    """Afterwards every page is drawn anew."""
    with _turns:
        _pages.clear()
