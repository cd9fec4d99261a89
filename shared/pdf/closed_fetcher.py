"""A paper is made of what it was given: nothing is fetched from a disk or a network for it."""

from collections.abc import Mapping
from urllib.request import OpenerDirector

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "asset:"

TYPES = {
    b"\xff\xd8\xff": "image/jpeg",
    b"<svg": "image/svg+xml",
    b"wOF2": "font/woff2",
    b"\x00\x01\x00\x00": "font/ttf",
}


class AddressRefused(Exception):
    """A paper asked for something outside of itself."""


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Hands out the assets it holds, by their names, and refuses every other address."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        # The usual beginning of this class prepares for networks and files, which are shut here.
        OpenerDirector.__init__(self)
        self._assets = assets
        self._fail_on_errors = False

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        name = url.removeprefix(SCHEME)
        if name == url or name not in self._assets:
            raise AddressRefused
        content = self._assets[name]
        kind = next((kind for start, kind in TYPES.items() if content.startswith(start)), None)
        if kind is None:
            raise AddressRefused
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def open(self, url: object, data: object = None, timeout: object = None) -> URLFetcherResponse:
        return self.fetch(str(url))
