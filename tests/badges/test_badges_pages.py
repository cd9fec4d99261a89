"""The list of badges, and each one's paper."""

from shared.language import languages
from tests.badges.people import participant, person_id
from tests.badges.pressing import DESK_PAGE, press
from tests.badges.state import badge_of, draw
from tests.house_under_test import ServiceUnderTest
from tests.people import DESK

LIST = "/badges/meetings/seminar/badges"


def one_of_each(badges: ServiceUnderTest) -> None:
    """1 printed, 2 ready, 3 revoked, 4 due."""
    for number, name in enumerate(("Printed", "Ready", "Revoked"), 1):
        badges.hear(participant(number, name=f"{name} Person", own_name=""))
    draw(badges)
    press(badges.client(DESK), f"{DESK_PAGE}?q=printed", "Check in and print")
    badges.hear(
        participant(3, revision=2, state="withdrawn", may_print=False, name="Revoked Person")
    )
    badges.hear(participant(4, name="Due Person", own_name=""))


def test_list_is_empty_at_first(badges: ServiceUnderTest) -> None:
    assert "No badges here yet" in badges.client(DESK).page(LIST).text


def test_kinds_show_their_own_people(badges: ServiceUnderTest) -> None:
    one_of_each(badges)
    client = badges.client(DESK)
    for kind in ("printed", "ready", "revoked", "due"):
        text = client.page(f"{LIST}?kind={kind}").text
        for other in ("Printed", "Ready", "Revoked", "Due"):
            assert (f"{other} Person" in text) is (other.lower() == kind)


def test_list_in_every_language(badges: ServiceUnderTest) -> None:
    one_of_each(badges)
    for language in languages():
        page = badges.client(DESK, language).page(LIST)
        assert page.root.get("lang") == language
        assert page.text.count("Person") >= 4


def test_odd_addresses_show_the_list(badges: ServiceUnderTest) -> None:
    one_of_each(badges)
    client = badges.client(DESK)
    for odd in ("?kind=x", "?page=0", "?page=-3", "?page=9999", "?page=x"):
        assert "Ready Person" in client.page(LIST + odd).text


def test_pages_hold_fifty(badges: ServiceUnderTest) -> None:
    for number in range(1, 53):
        badges.hear(participant(number, photo=None))
    client = badges.client(DESK)
    assert "0050" in client.page(LIST).text
    assert "0051" not in client.page(LIST).text
    assert "0052" in client.page(f"{LIST}?kind=due&page=2").text


def test_paper_is_named_by_number_and_kept_nowhere(badges: ServiceUnderTest) -> None:
    one_of_each(badges)
    paper = badges.client(DESK).get(f"{LIST}/{badge_of(badges, person_id(2)).id}.pdf")
    assert paper.headers["Content-Disposition"] == "inline; filename=badge-seminar-0002.pdf"
    assert "no-store" in paper.headers["Cache-Control"]


def test_what_is_due_or_revoked_has_no_paper(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    draw(badges)
    badge = badge_of(badges, person_id(1))
    client = badges.client(DESK)
    assert client.get(f"{LIST}/{badge.id}.pdf").status_code == 200
    badges.hear(participant(1, revision=2, name="Changed"))
    assert client.get(f"{LIST}/{badge.id}.pdf").status_code == 404
    badges.hear(participant(1, revision=3, state="withdrawn", may_print=False))
    assert client.get(f"{LIST}/{badge.id}.pdf").status_code == 404
