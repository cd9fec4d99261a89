"""What everybody with an account needs: in, out, password, language."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from services.registration.models.mail import Mail
from services.registration.usecases.allow_attempt import FREE
from services.registration.web.browser import safe_address
from shared.contracts.registration import PasswordAsked
from shared.language import languages
from shared.web.access import ROLES
from tests.house_under_test import SECRET, House
from tests.pages import PageClient
from tests.people import ADMINISTRATOR, NODIRA, OBSERVER, SEMINAR_ID, STRANGER
from tests.registration.accounts import PASSWORD, with_password
from tests.registration.people import hear_of_the_seminar

SIGN_IN = "/registration/sign-in"
NEW = "the river runs fast"


@pytest.fixture
def email(house: House) -> str:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        email = with_password(session).email
        session.commit()
    return email


def sign_in(client: PageClient, email: str, password: str = PASSWORD) -> int:
    return client.fill_in(SIGN_IN, {"email": email, "password": password}).status_code


def is_in(client: PageClient) -> bool:
    return client.get("/registration/account").status_code == 200


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the process that writes the letters is told by its deployment."""
    monkeypatch.setenv("KENGASH_SECRET", SECRET)
    monkeypatch.setenv("KENGASH_ADDRESS", "http://localhost")


def letter(house: House) -> str:
    with house.registration.session() as session:
        return session.scalars(select(Mail.body).order_by(Mail.written_at.desc())).all()[0]


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, email: str, language: str) -> None:
    anybody = house.registration.client(language=language)
    for path in (SIGN_IN, "/registration/sign-out", "/registration/password/forgotten"):
        assert anybody.page(path).root.get("lang") == language
    assert anybody.page("/registration/password/nothing", status=404).root.get("lang") == language
    anybody.fill_in("/registration/password/forgotten", {"email": email})
    house.registration.hear(PasswordAsked(email=email), "registration-work")
    path = letter(house).split("http://localhost")[1].split()[0]
    assert anybody.page(path).root.get("lang") == language
    nodira = house.registration.client(NODIRA, language)
    for path in ("/registration/account", "/registration/sign-out"):
        assert nodira.page(path).root.get("lang") == language
    administrator = house.registration.client(ADMINISTRATOR, language)
    for path in ("/registration/staff", "/registration/mailbox"):
        assert administrator.page(path).root.get("lang") == language
    (link, *_) = [
        each.get("href")
        for each in administrator.page("/registration/mailbox").all("a")
        if "/mailbox/" in (each.get("href") or "")
    ]
    assert administrator.page(link).root.get("lang") == language


def test_signing_in_leads_on_to_where_one_wanted_to_go(house: House, email: str) -> None:
    client = house.registration.client()
    path = "/registration/meetings/seminar/people?state=approved"
    wanted = client.get(path)
    answer = client.fill_in(wanted.headers["Location"], {"email": email, "password": PASSWORD})
    assert answer.headers["Location"].endswith(
        "/registration/meetings/seminar/people?state=approved"
    )
    assert is_in(client)


@pytest.mark.parametrize(
    "wanted",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "/" + "a" * 600,
        "",
    ],
)
def test_nobody_is_led_out_of_the_house(wanted: str) -> None:
    assert safe_address(wanted) == "/agenda/meetings/"


def test_wrong_password_says_the_same_for_everybody(house: House, email: str) -> None:
    client = house.registration.client()
    for address in (email, "nobody@cast.example", "no address at all", "\0"):
        typed = {"email": address, "password": "guessed it"}
        answer = client.fill_in(SIGN_IN, typed)
        assert answer.status_code == 422
        assert "guessed it" not in answer.text
    assert not is_in(client)


def test_guessing_is_slowed_down_but_locks_nobody_out(house: House, email: str) -> None:
    own = house.registration.client()
    assert sign_in(own, email) == 303
    own.delete_cookie("kengash")
    guesser = house.registration.client()
    for _ in range(FREE["sign-in"]):
        assert sign_in(guesser, email, "guessed it") == 422
    refused = guesser.fill_in(SIGN_IN, {"email": email, "password": PASSWORD})
    assert "Wait 1 second and try again" in refused.text
    assert not is_in(guesser)
    assert sign_in(own, email) == 303
    assert is_in(own)


def test_signing_out_ends_the_stay_and_not_just_the_cookie(house: House, email: str) -> None:
    client = house.registration.client()
    sign_in(client, email)
    cookie = client.get_cookie("kengash")
    assert cookie is not None
    assert "Sign out?" in client.page("/registration/sign-out").heading
    client.fill_in("/registration/sign-out")
    assert client.page("/registration/sign-out").heading == "You are signed out"
    client.set_cookie("kengash", cookie.value)
    assert not is_in(client)


def test_changed_password_ends_all_other_stays(house: House, email: str) -> None:
    here, elsewhere = house.registration.client(), house.registration.client()
    sign_in(here, email)
    sign_in(elsewhere, email)
    typed = {"present": "wrong", "wanted": NEW, "again": NEW}
    assert here.fill_in("/registration/account", typed, form=1).status_code == 422
    typed["present"] = PASSWORD
    assert here.fill_in("/registration/account", {**typed, "again": "x"}, form=1).status_code == 422
    assert here.fill_in("/registration/account", typed, form=1).status_code == 303
    assert is_in(here)
    assert not is_in(elsewhere)
    assert sign_in(elsewhere, email, NEW) == 303


def test_other_stays_can_be_ended_from_here(house: House, email: str) -> None:
    here, elsewhere = house.registration.client(), house.registration.client()
    sign_in(here, email)
    sign_in(elsewhere, email)
    here.fill_in("/registration/account", form=3)
    assert is_in(here)
    assert not is_in(elsewhere)


def test_language_of_letters_becomes_that_of_the_pages(house: House, email: str) -> None:
    client = house.registration.client()
    sign_in(client, email)
    answer = client.fill_in("/registration/account", {"language": "uz"}, form=2)
    assert client.page(answer.headers["Location"]).root.get("lang") == "uz"
    assert client.page("/registration/account").root.get("lang") == "uz"


def test_forgotten_password_is_set_anew_by_the_letter(house: House, email: str) -> None:
    client = house.registration.client()
    answers = [
        client.fill_in("/registration/password/forgotten", {"email": each}).text
        for each in (email, "nobody@cast.example")
    ]
    assert "If this address belongs to an account" in answers[0]
    assert len(answers[0]) == len(answers[1])
    house.deliver()
    path = letter(house).split("http://localhost")[1].split()[0]
    assert client.fill_in(path, {"wanted": "short", "again": "short"}).status_code == 422
    assert client.fill_in(path, {"wanted": NEW, "again": NEW}).status_code == 303
    assert is_in(client)
    assert client.get(path).status_code == 404


def test_organiser_invites_and_the_invited_gets_in_and_out_again(house: House, email: str) -> None:
    organiser = house.registration.client(NODIRA)
    at = "/registration/meetings/seminar/staff"
    invite = _form(organiser, at, at)
    typed = {"name": "Олим Ғуломов", "email": "olim@cast.example", "language": "ru"}
    assert organiser.fill_in(at, typed, form=invite).status_code == 422
    assert organiser.fill_in(at, {**typed, "roles": "desk"}, form=invite).status_code == 303
    olim = house.registration.client()
    path = letter(house).split("http://localhost")[1].split()[0]
    olim.fill_in(path, {"wanted": NEW, "again": NEW})
    assert olim.get("/registration/meetings/seminar/").status_code == 200
    assert olim.get("/registration/meetings/seminar/review").status_code == 403
    organiser.fill_in(at, {"role": "reviewer"}, form=_form(organiser, at, "roles", 1))
    assert olim.get("/registration/meetings/seminar/review").status_code == 200
    for role in ("desk", "reviewer"):
        organiser.fill_in(at, form=_form(organiser, at, f"{role}/remove"))
    assert olim.get("/registration/meetings/seminar/").status_code == 404
    assert is_in(olim)


def _form(client: PageClient, path: str, action: str, number: int = 0) -> int:
    """The place of the form on the page that leads there."""
    forms = client.page(path).all("form")
    found = [n for n, form in enumerate(forms) if (form.get("action") or "").endswith(action)]
    return found[number]


def test_organiser_reaches_only_those_who_work_at_the_meeting(house: House, email: str) -> None:
    organiser = house.registration.client(NODIRA)
    house.registration.client(STRANGER)
    token = organiser.page("/registration/account").form_values()["form_token"]
    at = f"/registration/meetings/seminar/staff/{STRANGER.id}/roles"
    role = {"form_token": token, "role": "desk"}
    assert organiser.post(at, data=role).status_code == 404
    assert organiser.post(f"{at}/organiser/remove", data=role).status_code == 404
    own = f"/registration/meetings/seminar/staff/{NODIRA.id}/roles"
    assert organiser.post(f"{own}/king/remove", data=role).status_code == 404
    assert organiser.post(own, data={**role, "role": "king"}).status_code == 404


def test_administrator_invites_signs_out_closes_and_opens(house: House, email: str) -> None:
    client = house.registration.client(ADMINISTRATOR)
    at = "/registration/staff"
    nodira = house.registration.client()
    sign_in(nodira, email)
    client.fill_in(at, form=_form(client, at, f"{NODIRA.id}/sign-out"))
    assert not is_in(nodira)
    assert sign_in(nodira, email) == 303
    client.fill_in(at, form=_form(client, at, f"{NODIRA.id}/deactivate"))
    assert not is_in(nodira)
    assert sign_in(nodira, email) == 422
    client.fill_in(at, form=_form(client, at, f"{NODIRA.id}/reactivate"))
    assert sign_in(nodira, email) == 303
    typed = {"name": "New", "email": "new@cast.example", "rank": "staff", "roles": ROLES[0]}
    invite = _form(client, at, at)
    assert client.fill_in(at, typed, form=invite).status_code == 422
    typed["meeting_id"] = str(SEMINAR_ID)
    assert client.fill_in(at, typed, form=invite).status_code == 303
    again = {"name": "New", "email": "new@cast.example", "rank": "staff"}
    invite = _form(client, at, at)
    assert client.fill_in(at, again, form=invite).status_code == 422


def test_last_administrator_cannot_close_the_door_behind_them(house: House, email: str) -> None:
    client = house.registration.client(ADMINISTRATOR)
    at = "/registration/staff"
    answer = client.fill_in(at, form=_form(client, at, f"{ADMINISTRATOR.id}/deactivate"))
    assert answer.status_code == 422
    assert client.get(at).status_code == 200
    token = client.page("/registration/account").form_values()
    assert client.post(f"{at}/{SEMINAR_ID}/deactivate", data=token).status_code == 404
    assert client.post(f"{at}/{NODIRA.id}/promote", data=token).status_code == 404


def test_links_are_shown_to_nobody_where_a_post_leaves(
    house: House, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.registration.hear(PasswordAsked(email=email), "registration-work")
    key = letter(house).split("/registration/password/")[1].split()[0]
    administrator = house.registration.client(ADMINISTRATOR)
    (path,) = [
        each.get("href")
        for each in administrator.page("/registration/mailbox").all("a")
        if "/mailbox/" in (each.get("href") or "")
    ]
    assert key in administrator.page(path).html
    settings = replace(house.registration.config, smtp_url="smtp://post.example")
    monkeypatch.setitem(house.registration.app.config, "SETTINGS", settings)
    page = administrator.page(path)
    assert key not in page.html
    assert "•••" in page.text
    assert "Links that open something are left out here" in page.text


def test_pages_of_administrators_are_theirs_alone(house: House, email: str) -> None:
    for path in ("/registration/staff", "/registration/mailbox"):
        for member in (NODIRA, OBSERVER):
            assert house.registration.client(member).get(path).status_code == 403
        assert house.registration.client().get(path).status_code == 303
    answer = house.registration.client().get("/registration/account?done=password")
    assert answer.headers["Location"].endswith("next=%2Fregistration%2Faccount%3Fdone%3Dpassword")
