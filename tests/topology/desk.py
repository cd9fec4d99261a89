"""The front desk as it is worked with: find, receive, print."""

from urllib.parse import quote

from tests.topology.thread import SLUG, Person
from tests.topology.visitor import Answer, NotSo, Visitor, soon


def find(keeper: Visitor, sought: str) -> Answer:
    """Look somebody up as one would who only heard the name."""
    return keeper.open(f"/badges/meetings/{SLUG}/desk?q={quote(sought)}")


def badge_is_ready(keeper: Visitor, person: Person, *, within: float) -> float:
    """Wait until the person's badge lies ready, and say how long that took."""

    def look() -> bool:
        listed = keeper.open(f"/badges/meetings/{SLUG}/badges").page
        return any(
            person.family_name in listed.words(row) and _papers(row) for row in listed.all("tr")
        )

    return soon(f"a badge for {person.family_name}", look, within=within)[1]


def receive(keeper: Visitor, person: Person) -> bytes:
    """Find the person by another spelling, check them in, and print what they will wear."""
    found = find(keeper, person.sought_as)
    if person.family_name not in found.page.text:
        raise NotSo(f"“{person.sought_as}” does not find {person.family_name}")
    received = keeper.send(found, {"prints": "yes"}, having="participant")
    links = _papers(received.page.root)
    if not links:
        raise NotSo(f"There is nothing to print: {received.page.text[:600]}")
    paper = keeper.ask(links[0])
    if paper.status != 200 or not paper.body.startswith(b"%PDF-"):
        raise NotSo(f"The badge is no PDF: {paper.status} {paper.headers.get_content_type()}")
    return paper.body


def _papers(element: object) -> list[str]:
    links = [link.get("href", "") for link in element.iter("a")]  # type: ignore[attr-defined]
    return [link for link in links if link.partition("?")[0].endswith(".pdf")]
