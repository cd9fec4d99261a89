"""What a page weighs on its way to a reader: the page, its styles and its scripts, compressed.

Fonts and pictures are left out: the browser fetches those that it needs once, and keeps them.
"""

import gzip
import sys
from contextlib import ExitStack, redirect_stdout
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring.figures import Report, parser
from deploy.house import engines
from services.agenda.seed import seed
from shared.migrations import upgrade
from shared.web.base_app import migrations_of
from tests.house_under_test import House
from tests.pages import Page, PageClient
from tests.people import DESK, NODIRA, SEMINAR
from tests.registration.people import REGISTER

SERVICES = ("registration", "agenda", "badges")
# As the door compresses.
LEVEL = 6
TOPICS = ("name", "represents", "contact", "photo")


def main() -> None:
    chosen = parser("pages", __doc__ or "").parse_args()
    report = Report("pages", as_json=chosen.json)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory(prefix="kengash-bench-")))
        folder.chmod(0o711)
        postgres = opened.enter_context(engines.postgres(folder, durable=False))
        redis = opened.enter_context(engines.redis(folder, durable=False))
        house = House({name: postgres.provide(name) for name in SERVICES}, redis.url)
        opened.callback(house.close)
        for name in SERVICES:
            upgrade(migrations_of(name), house.service(name).database)
        weigh_all(house, report)


def weigh_all(house: House, report: Report) -> None:
    house.registration.hear(SEMINAR)
    house.badges.hear(SEMINAR)
    for language in ("en", "ar"):
        browser = house.registration.client(language=language)
        say(report, f"registration, start, {language}", browser, REGISTER)
        mine = browser.fill_in(REGISTER).location.rsplit("/", 1)[0]
        for topic in TOPICS:
            say(report, f"registration, {topic}, {language}", browser, f"{mine}/{topic}")
        organiser = house.registration.client(NODIRA, language)
        overview = f"/registration/meetings/{SEMINAR.slug}/"
        say(report, f"staff, overview, {language}", organiser, overview)
        desk = f"/badges/meetings/{SEMINAR.slug}/desk"
        say(report, f"staff, front desk, {language}", house.badges.client(DESK, language), desk)
    with house.agenda.session() as session, redirect_stdout(sys.stderr):
        seed(session, replace(house.agenda.config, demo=True))
        session.commit()
    for language in ("en", "ar"):
        browser = house.agenda.client(language=language)
        say(report, f"public, front page, {language}", browser, "/")
        say(report, f"public, programme, {language}", browser, "/agenda/meetings/council-2027/")


def say(report: Report, what: str, browser: PageClient, path: str) -> None:
    html = browser.get(path)
    assert html.status_code == 200, f"{path} answered {html.status_code}"
    report.say(f"{what}, the page alone", weight(html.data), "kB", 1)
    parts = [weight(html.data), *(weight(_content(browser, each)) for each in _needs(html.text))]
    report.say(f"{what}, with styles and scripts", sum(parts), "kB", 1)


def _needs(html: str) -> list[str]:
    page = Page(html)
    sheets = [e.get("href") for e in page.all("link") if e.get("rel") == "stylesheet"]
    scripts = [e.get("src") for e in page.all("script") if e.get("src")]
    return [*sheets, *scripts]


def _content(browser: PageClient, address: str) -> bytes:
    answer = browser.get(address)
    content: bytes = answer.data
    answer.close()
    return content


def weight(content: bytes) -> float:
    return len(gzip.compress(content, LEVEL)) / 1000


if __name__ == "__main__":
    main()
