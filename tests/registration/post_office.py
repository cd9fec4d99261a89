"""A post office for tests: it speaks SMTP on the loopback and keeps what it is given."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class Counter:
    """Answers each word of SMTP with what a post office would say, or with what it is told to."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"smtp://127.0.0.1:{self._door.getsockname()[1]}"
        self.letters: list[EmailMessage] = []
        self.says: dict[str, str] = {}
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            with caller:
                self._serve(caller)

    def _serve(self, caller: socket.socket) -> None:
        lines = caller.makefile("rb")
        caller.sendall(b"220 here\r\n")
        while line := lines.readline():
            word = line.split(b":")[0].split()[0].decode().upper()
            if word == "DATA":
                caller.sendall(b"354 go on\r\n")
                body = b""
                while (part := lines.readline()) not in (b".\r\n", b""):
                    body += part
                if "DATA" not in self.says:
                    self.letters.append(message_from_bytes(body, policy=policy.default))
            caller.sendall(self.says.get(word, "250 yes").encode() + b"\r\n")
            if word == "QUIT":
                return

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()


@contextmanager
def open_post_office() -> Iterator[Counter]:
    counter = Counter()
    try:
        yield counter
    finally:
        counter.close()
