"""The pages that a meeting may ask for, and what staff see of what was answered."""

import re
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image
from sqlalchemy import select, update

from services.registration.models.mail import Mail
from services.registration.models.needs import Needs
from services.registration.models.registration import Event, Photo, Registration
from services.registration.usecases.submit_registration import submit_registration
from shared.language import languages
from tests.house_under_test import House, Member
from tests.pages import PageClient
from tests.people import DESK, NODIRA, OBSERVER, REVIEWER, STRANGER
from tests.registration.people import LINKS, REGISTER, draft, hear_of_the_seminar, picture
from tests.registration.questions import EVERYTHING, ask, whole_draft
from tests.registration.test_delegates_pages import opened

AT = "/registration/meetings/seminar"
TOPICS = ("photo", "visa", "passport", "travel", "hotel", "diet", "accessibility", "check")
PASSPORT = {
    "passport_name": "YUSUFZAI MARYAM",
    "nationality": "KGZ",
    "number": "AC1234567",
    "issued_on": "2020-01-31",
    "expires_on": "2049-01-30",
    "born_on": "1980-02-29",
    "birth_place": "Osh",
}


@pytest.fixture
def browser(house: House) -> PageClient:
    hear_of_the_seminar(house)
    return house.registration.client()


def made(house: House, *, whole: bool = False, sent: bool = False) -> UUID:
    with house.registration.session() as session:
        ask(session, *EVERYTHING)
        one = whole_draft(session, photo=picture()) if whole else draft(session)
        if sent:
            submit_registration(session, registration_id=one.id, links=LINKS)
        session.commit()
        return one.id


def test_each_topic_leads_to_the_next_that_matters(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house))
    steps: list[tuple[str, dict[str, object], str]] = [
        ("visa", {"visa": "yes", "visa_place": "Bishkek"}, "passport"),
        ("passport", {**PASSPORT}, "travel"),
        ("travel", {"travel": "known", "arrives_on": "2027-09-22"}, "hotel"),
        ("hotel", {"hotel": "own"}, "diet"),
        ("diet", {"diet": ["halal", "no-nuts"], "diet_words": "No aubergines"}, "accessibility"),
        ("accessibility", {}, "check"),
    ]
    for topic, typed, following in steps:
        answer = browser.fill_in(f"{address}/{topic}", typed)
        assert answer.headers["Location"].endswith(f"/{following}"), topic
    shown = browser.page(f"{address}/check").text
    for words in ("Halal · No nuts · No aubergines", "22 September 2027", "Arranged by oneself"):
        assert words in shown
    assert "AC1234567" not in shown
    assert browser.page(f"{address}/passport").form_values()["number"] == "AC1234567"


def test_topic_that_is_not_asked_is_not_there(house: House, browser: PageClient) -> None:
    id_ = made(house)
    with house.registration.session() as session:
        ask(session, photo="none")
        session.commit()
    address = opened(browser, id_)
    for topic in TOPICS[:-1]:
        assert browser.get(f"{address}/{topic}").headers["Location"].endswith(address), topic
    assert "Photo" not in browser.page(f"{address}/check").text


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    hear_of_the_seminar(house)
    browser = house.registration.client(language=language)
    address = opened(browser, made(house, whole=True))
    paths = [*(f"{address}/{topic}" for topic in TOPICS), f"{address}/later"]
    seen = [browser.page(path).heading for path in (*paths, f"{address}/later?done=1")]
    browser.fill_in(f"{address}/check")
    seen.append(browser.page(f"{address}/change").heading)
    assert len(set(seen)) == len(seen)
    assert house.registration.client(NODIRA, language).page(f"{AT}/questions").heading


ODD: list[tuple[str, dict[str, object], str]] = [
    ("name", {"rank": "R" * 81, "given_names": "A", "family_name": "B"}, "This is too long"),
    ("visa", {"visa": ""}, "Say whether you need a visa"),
    ("visa", {"visa": "perhaps"}, "Choose one of the list"),
    ("passport", {}, "Enter the number of the passport"),
    ("passport", {**PASSPORT, "number": "<>"}, "Enter the number as printed"),
    ("passport", {**PASSPORT, "expires_on": "2021-01-01"}, "This passport has expired"),
    ("passport", {**PASSPORT, "issued_on": "2099-01-01"}, "This day is still to come"),
    ("passport", {**PASSPORT, "born_on": "1066-10-14"}, "Enter a year between 1900 and 2099"),
    ("passport", {**PASSPORT, "born_on": "31/12/1980"}, "Enter a date"),
    ("passport", {**PASSPORT, "passport_name": "Мария"}, "Write this in Latin letters"),
    ("travel", {}, "Say whether you know how you will travel"),
    ("travel", {"travel": "known"}, "Enter the day of your arrival"),
    (
        "travel",
        {"travel": "known", "arrives_on": "2027-09-22", "departs_on": "2027-09-21"},
        "This is before the day of your arrival",
    ),
    ("travel", {"travel": "known", "arrives_at_hour": "25:00"}, "Enter a time"),
    ("hotel", {"hotel": "wanted"}, "Enter the first night"),
    (
        "hotel",
        {"hotel": "wanted", "hotel_from": "2027-09-22", "hotel_to": "2027-09-22"},
        "This has to be after the first night",
    ),
    ("diet", {"diet": ["stones"]}, "Choose one of the list"),
    ("diet", {"diet_words": "x" * 301}, "This is too long"),
    ("later", {"email": "nobody"}, "Enter an e-mail address"),
]


def test_odd_answers_are_refused_in_words_and_kept(house: House, browser: PageClient) -> None:
    id_ = made(house)
    address = opened(browser, id_)
    browser.fill_in(f"{address}/visa", {"visa": "yes"})
    for topic, typed, words in ODD:
        answer = browser.fill_in(f"{address}/{topic}", typed)
        assert answer.status_code == 422, (topic, typed)
        assert words in answer.text, (topic, typed)
        assert str(typed.get("birth_place", "")) in answer.text
    with house.registration.session() as session:
        kept = session.get_one(Registration, id_)
        assert (kept.visit, kept.passport) == (None, None)


def test_photo_is_advised_on_and_not_refused(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house))
    dark = BytesIO()
    Image.new("RGB", (800, 300), "#101010").save(dark, "JPEG")
    answer = browser.fill_in(f"{address}/photo", {"photo": (BytesIO(dark.getvalue()), "a.jpg")})
    assert answer.headers["Location"].endswith("/photo")
    shown = browser.page(f"{address}/photo").text
    for words in ("fewer pixels", "wider than it is tall", "It is dark"):
        assert words in shown
    answer = browser.fill_in(f"{address}/photo", {"photo_is": "kept"})
    assert answer.headers["Location"].endswith("/visa")


def test_photo_of_too_many_pixels_is_told_of_its_pixels(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house))
    large = BytesIO()
    Image.new("L", (10_000, 10_000), 90).save(large, "PNG", compress_level=1)
    photo = {"photo": (BytesIO(large.getvalue()), "a.png")}
    answer = browser.fill_in(f"{address}/photo", photo)
    assert answer.status_code == 422
    assert "has 100 million pixels; we can open up to 30 million" in answer.text
    assert "10 MB. Choose" not in answer.text


def test_photo_is_cut_where_the_person_cut_it(house: House, browser: PageClient) -> None:
    id_ = made(house)
    address = opened(browser, id_)
    halves = Image.new("RGB", (1400, 900), "white")
    halves.paste("#d03030", (0, 0, 700, 900))
    out = BytesIO()
    halves.save(out, "PNG")
    crop = {"crop_x": "0", "crop_y": "0", "crop_width": "0.5", "crop_height": "1"}
    wrongs: list[dict[str, str]] = [{}, {**crop, "crop_x": "7"}, {**crop, "crop_y": "nan"}]
    wrongs.append({**crop, "crop_width": "x"})
    for typed, is_red in ((crop, True), *((wrong, False) for wrong in wrongs)):
        photo = {"photo": (BytesIO(out.getvalue()), "a.png")}
        browser.fill_in(f"{address}/photo", {**typed, **photo})
        with house.registration.session() as session:
            print_ = Image.open(BytesIO(session.get_one(Photo, id_).print_jpeg))
        edge = print_.getpixel((415, 300))
        assert isinstance(edge, tuple)
        assert (edge[1] < 90) is is_red


def test_draft_goes_on_by_the_letter_s_link(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house))
    browser.fill_in(f"{address}/later", {"email": "me@delegate.example"})
    with house.registration.session() as session:
        letter = session.scalars(select(Mail)).one()
    found = re.search(r"/registration/link/\S+", letter.body)
    assert found
    elsewhere = house.registration.client()
    assert elsewhere.get(address).status_code == 404
    elsewhere.get(found[0])
    assert "Go on" in elsewhere.page(address).text


def begin_to_change(browser: PageClient, address: str) -> str:
    return browser.fill_in(f"{address}/change").headers["Location"].rsplit("/", 1)[0]


def test_change_is_sent_and_shown_to_staff(house: House, browser: PageClient) -> None:
    id_ = made(house, whole=True, sent=True)
    address = opened(browser, id_)
    copy = begin_to_change(browser, address)
    browser.fill_in(f"{copy}/diet", {"diet": ["vegan"], "diet_words": ""})
    browser.fill_in(f"{copy}/passport", {"number": "ZZ9999999"})
    assert "Halal" in browser.page(address).text
    answer = browser.fill_in(f"{copy}/check")
    assert answer.headers["Location"].endswith(address)
    assert "Vegan" in browser.page(address).text
    for language in languages():
        shown = house.registration.client(REVIEWER, language).page(f"{AT}/people/{id_}")
        assert len(shown.all("del")) == 2
        assert "ZZ9999999" not in shown.html
    review = house.registration.client(REVIEWER).page(f"{AT}/review")
    assert "Changed since it was sent" in review.text
    assert browser.get(copy).status_code == 404


def test_change_waits_for_what_is_asked_meanwhile(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house, whole=True, sent=True))
    copy = begin_to_change(browser, address)
    browser.fill_in(f"{copy}/name", {"honorific": "Dr"})
    form = browser.page(f"{copy}/check").form_values()
    with house.registration.session() as session:
        session.execute(update(Needs).values(diet=None))
        session.commit()
    answer = browser.post(f"{copy}/check", data={"form_token": form["form_token"]})
    assert answer.headers["Location"].endswith(f"{copy}/diet")


def test_change_can_be_left(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house, whole=True, sent=True))
    copy = begin_to_change(browser, address)
    token = browser.page(f"{copy}/diet").form_values()["form_token"]
    answer = browser.post(f"{copy}/unchanged", data={"form_token": token})
    assert answer.headers["Location"].endswith(address)
    assert browser.get(copy).status_code == 404


def test_anothers_topics_are_not_there(house: House, browser: PageClient) -> None:
    address = opened(browser, made(house, whole=True))
    stranger = house.registration.client()
    stranger.fill_in(REGISTER)
    for topic in (*TOPICS, "later", "change", "meeting.ics"):
        assert stranger.get(f"{address}/{topic}").status_code == 404, topic


def _form_to(client: PageClient, page: str, what: str) -> int:
    """Which form of the page acts there; the first is the one that signs out."""
    actions = [form.get("action") or "" for form in client.page(page).all("form")]
    return next(place for place, action in enumerate(actions) if action.endswith(what))


def test_passport_is_shown_by_an_act_that_is_kept(house: House, browser: PageClient) -> None:
    id_ = made(house, whole=True, sent=True)
    reviewer = house.registration.client(REVIEWER)
    assert "AC 1234567" not in reviewer.page(f"{AT}/people/{id_}").html
    shown = reviewer.fill_in(
        f"{AT}/people/{id_}", form=_form_to(reviewer, f"{AT}/people/{id_}", "passport")
    )
    assert "AC 1234567" in shown.text
    assert "AC 1234567" not in reviewer.page(f"{AT}/people/{id_}").html
    with house.registration.session() as session:
        assert "passport_seen" in session.scalars(select(Event.what)).all()


@pytest.mark.parametrize(("member", "status"), [(OBSERVER, 403), (DESK, 403), (STRANGER, 404)])
def test_passport_and_questions_are_shut_to_others(
    house: House, browser: PageClient, member: Member, status: int
) -> None:
    id_ = made(house, whole=True, sent=True)
    client = house.registration.client(member)
    assert client.get(f"{AT}/questions").status_code == status
    assert client.post(f"{AT}/people/{id_}/passport").status_code in (400, status)
    with house.registration.session() as session:
        assert "passport_seen" not in session.scalars(select(Event.what)).all()


def test_organiser_says_what_is_asked(house: House, browser: PageClient) -> None:
    organiser = house.registration.client(NODIRA)
    typed = {"topics": ["diet"], "photo": "wanted", "photo_width": "600", "answer_days": "3"}
    form = _form_to(organiser, f"{AT}/questions", "questions")
    assert organiser.fill_in(f"{AT}/questions", typed, form=form).status_code == 303
    values = organiser.page(f"{AT}/questions?done=1").form_values(form)
    assert (values["topics"], values["photo"], values["photo_width"]) == ("diet", "wanted", "600")
    wrongs = ({"photo_width": "9"}, {"photo_height": "1e3"}, {"topics": ["x"]}, {"photo": "x"})
    for wrong in wrongs:
        assert organiser.fill_in(f"{AT}/questions", wrong, form=form).status_code == 422
