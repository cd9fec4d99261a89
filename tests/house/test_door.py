"""The door leads each address to its service, drops what visitors claim, and keeps no secrets."""

import http.client
import http.server
import json
import re
import signal
import socket
import socketserver
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from deploy.house.door import TEMPLATE, answers, door, filled
from deploy.house.places import SERVICES, Places
from tests.pages import Page, check_page

TOKEN = "sR9-secret-key-of-a-delegate"  # an invented one
PERSON = "469d0c19-9dbd-4a7b-b037-5c76c395c9ec"  # nobody's


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with what reached the service behind the door."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.rfile.read(length)
        answer = {
            "service": self.server.server_address.rsplit("/", 1)[-1],  # type: ignore[union-attr]
            "path": self.path,
            "headers": [(name.lower(), value) for name, value in self.headers.items()],
            "filling": "x" * 2000,
        }
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *words: object) -> None:
        """Stay quiet: the tests look at the answers."""


class Service(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


class Door:
    """nginx at a port of its own, before stand-ins for the three services."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder)
        self.places.prepare()
        self.sockets = {name: folder / name for name in SERVICES}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.program = door(self.places, self.port, self.sockets)
        self.services: dict[str, Service] = {}

    def serve(self, name: str) -> None:
        self.services[name] = Service(str(self.sockets[name]), Echo)
        threading.Thread(target=self.services[name].serve_forever, daemon=True).start()

    def close_service(self, name: str) -> None:
        service = self.services.pop(name)
        service.shutdown()
        service.server_close()
        self.sockets[name].unlink()

    def open(self) -> None:
        command = self.program.command
        assert not callable(command)
        self.process = subprocess.Popen(command, cwd=self.program.folder)
        give_up = time.monotonic() + 10
        while not answers("/away.css", port=self.port):
            assert time.monotonic() < give_up
            time.sleep(0.02)

    def close(self) -> None:
        self.process.send_signal(signal.SIGQUIT)
        assert self.process.wait(timeout=10) == 0
        for name in list(self.services):
            self.close_service(name)

    def ask(
        self, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request("POST" if body is not None else "GET", path, body=body, headers=named)
        response = line.getresponse()
        read = response.read()
        line.close()
        return response, read

    def reached(self, path: str, **headers: str) -> dict[str, object]:
        response, body = self.ask(path, None, **headers)
        assert response.status == 200
        answer: dict[str, object] = json.loads(body)
        answer["headers"] = dict(answer["headers"])  # type: ignore[call-overload]
        return answer

    def log(self) -> str:
        time.sleep(0.05)
        return self.places.log("door").read_text() + self.places.log("door-errors").read_text()


@pytest.fixture(scope="module")
def entrance() -> Iterator[Door]:
    with TemporaryDirectory(prefix="kengash-") as folder:
        made = Door(Path(folder))
        for name in SERVICES:
            made.serve(name)
        made.open()
        yield made
        made.close()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/registration/sign-in", "registration"),
        ("/badges/desk", "badges"),
        ("/agenda/x/y?lang=uz", "agenda"),
        ("/", "agenda"),
        ("/no-such-page", "agenda"),
    ],
)
def test_each_address_reaches_its_service(entrance: Door, path: str, service: str) -> None:
    answer = entrance.reached(path)
    assert (answer["service"], answer["path"]) == (service, path)


def test_what_visitors_claim_is_dropped(entrance: Door) -> None:
    headers = entrance.reached(
        "/agenda/",
        X_Forwarded_For="203.0.113.9",
        X_Forwarded_Proto="https",
        X_Forwarded_Host="elsewhere.example",
        X_Forwarded_Prefix="/trap",
        X_Forwarded_Port="1",
        X_Real_IP="203.0.113.9",
        Forwarded="for=203.0.113.9",
        X_Request_ID="f" * 32,
    )["headers"]
    assert isinstance(headers, dict)
    here = f"127.0.0.1:{entrance.port}"
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == "http"
    assert headers["x-forwarded-host"] == headers["host"] == here
    assert re.fullmatch("[0-9a-f]{32}", headers["x-request-id"])
    assert headers["x-request-id"] != "f" * 32
    told = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    assert {n for n in headers if "forwarded" in n or n == "x-real-ip"} == told


def test_texts_travel_compressed_and_the_door_does_not_say_its_version(entrance: Door) -> None:
    response, body = entrance.ask("/agenda/", Accept_Encoding="gzip")
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(body) < 1000
    assert response.headers["Server"] == "nginx"


@pytest.mark.parametrize(
    "path",
    [
        f"/registration/link/{TOKEN}",
        f"/registration/password/{TOKEN}",
        f"/registration/link/{TOKEN}/photo?x={TOKEN}",
        f"/agenda/speaking/{PERSON}/{TOKEN}",
        f"/registration//link/{TOKEN}",
        f"/registration/%6cink/{TOKEN}",
        f"/agenda/../registration/link/{TOKEN}",
        f"/./registration/link/{TOKEN}",
        f"/badges/find?q={TOKEN}",
    ],
)
def test_no_token_and_no_query_is_written_down(entrance: Door, path: str) -> None:
    before = len(entrance.log())
    entrance.ask(path)
    said = entrance.log()[before:]
    assert '"status":' in said
    assert TOKEN not in said
    assert "127.0.0.1" not in said


@pytest.mark.parametrize("after", ["", "/photo.jpg", "/approve?q=x", ".pdf", "/"])
@pytest.mark.parametrize("person", [PERSON, PERSON.upper()])
def test_no_person_is_written_down_by_their_number(entrance: Door, person: str, after: str) -> None:
    before = len(entrance.log())
    entrance.ask(f"/registration/meetings/seminar/people/{person}{after}")
    said = entrance.log()[before:]
    place, _, _ = after.partition("?")
    assert json.loads(said)["path"] == f"/registration/meetings/seminar/people/(id){place}"


def test_plain_addresses_are_written_down(entrance: Door) -> None:
    entrance.ask("/badges/desk/42?q=Karimova")
    last = json.loads(entrance.log().splitlines()[-1])
    assert (last["path"], last["status"], last["method"]) == ("/badges/desk/42", 200, "GET")
    assert len(last["request_id"]) == 32


def test_a_service_that_is_away_is_said_calmly_and_the_others_go_on(entrance: Door) -> None:
    entrance.close_service("registration")
    try:
        for body in (None, b"form"):
            response, page = entrance.ask(f"/registration/link/{TOKEN}", body)
            assert response.status == 503
            assert response.headers["Retry-After"] == "30"
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert entrance.reached("/badges/desk")["service"] == "badges"
        assert TOKEN not in entrance.log()
    finally:
        entrance.serve("registration")
    assert entrance.reached("/registration/")["service"] == "registration"
    for language in ("en", "ru", "uz", "ar"):
        assert f'<section lang="{language}"' in page.decode()


def test_a_file_that_is_too_large_is_said_calmly(entrance: Door) -> None:
    line = http.client.HTTPConnection("127.0.0.1", entrance.port, timeout=10)
    line.putrequest("POST", "/registration/photo")
    line.putheader("Content-Length", str(13 * 1024 * 1024))
    line.endheaders()
    response = line.getresponse()
    assert response.status == 413
    assert "Файл слишком большой" in response.read().decode()
    line.close()
    assert entrance.ask("/registration/photo", b"x" * 11 * 1024 * 1024)[0].status == 200


@pytest.mark.parametrize("name", ["away.html", "too-large.html"])
def test_the_doors_own_pages_keep_the_rules_of_all_pages(name: str) -> None:
    check_page(Page((TEMPLATE.parent / name).read_text()))


def test_the_door_opens_before_the_names_behind_it_are_known(tmp_path: Path) -> None:
    with TemporaryDirectory(prefix="kengash-") as folder:
        made = Door(Path(folder))
        conf = made.places.door / "kengash.conf"
        conf.write_text(re.sub(r"unix:\S+?:;", "late.invalid:8000;", conf.read_text()))
        made.open()
        try:
            assert made.ask("/registration/")[0].status == 503
        finally:
            made.close()


def test_every_setting_of_the_template_is_named_in_its_head() -> None:
    text = TEMPLATE.read_text()
    head, _, body = text.partition("\n\n")
    used = set(re.findall(r"\$\{([A-Z_]+)\}", body))
    for name in used:
        assert name in head or (name.endswith("_SERVERS") and "_SERVERS" in head)


def test_nginx_keeps_its_own_names_when_ours_are_filled_in() -> None:
    assert filled("${A_B} $a ${b}", {"A_B": "x"}) == "x $a ${b}"
