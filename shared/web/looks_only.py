"""Whoever asks only about a page, not for it, is answered as a reader is, and changes nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class LooksOnly:
    """HEAD goes in as the GET that it asks about, so that no view can take it for an act.

    Form tokens are asked of acts alone; a view that told reading from acting by GET would
    otherwise act on a HEAD without one.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "HEAD":
            return self.app(environ, start)
        answer = self.app({**environ, "REQUEST_METHOD": "GET"}, start)
        close = getattr(answer, "close", None)
        if close is not None:
            close()
        return []
