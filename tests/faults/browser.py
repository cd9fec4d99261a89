"""A plain browser for the load: forms and cookies, over a service's own socket or through the door,
and no patience."""

import http.client
import re
import socket
import urllib.parse
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')


class Away(Exception):
    """Whoever was asked did not answer, or not to the end; whether it was done is not known."""


class _Line(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=20)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(20)
        self.sock.connect(str(self._path))


@dataclass
class Answer:
    status: int
    location: str
    body: bytes


@dataclass
class Browser:
    """One person's browser at one service, or at the door, which has a port."""

    place: Path | int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    # What kind of answer it asks for, as the script of a page does.
    accepts: str = ""
    _line: http.client.HTTPConnection | None = None

    def ask(self, path: str, values: dict[str, str] | None = None, kind: str = "") -> Answer:
        """One request and its answer; redirects are followed by whoever wants to."""
        body = urllib.parse.urlencode(values).encode() if values is not None else None
        return self.send(path, body, kind or "application/x-www-form-urlencoded")

    def send(self, path: str, body: bytes | None, kind: str) -> Answer:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        if self.accepts:
            headers["Accept"] = self.accepts
        try:
            if self._line is None:
                self._line = (
                    _Line(self.place)
                    if isinstance(self.place, Path)
                    else http.client.HTTPConnection("127.0.0.1", self.place, timeout=20)
                )
            self._line.request("GET" if body is None else "POST", path, body, headers)
            response = self._line.getresponse()
            answer = Answer(response.status, response.headers.get("Location", ""), response.read())
        except (OSError, http.client.HTTPException) as trouble:
            self._line = None
            raise Away from trouble
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        if answer.status >= 500:
            raise Away
        return answer

    def learn_token(self, path: str) -> None:
        """A page with a form, so that the forms after it can be sent at once."""
        found = TOKEN.search(self.ask(path).body.decode())
        assert found, f"{path} has no form"
        self.token = found.group(1)

    def fill(self, path: str, **values: str) -> Answer:
        return self.ask(path, {"form_token": self.token, **values})
