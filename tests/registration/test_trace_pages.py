"""Organisers and administrators look up who did what to whose data."""

from uuid import UUID

import pytest
from sqlalchemy import event, text

from services.registration.__main__ import check_trace
from services.registration.models.registration import Registration
from services.registration.queries.trace_chain import verify_trace
from services.registration.usecases.give_role import give_role
from services.registration.usecases.record_trace import record_trace
from shared.language import languages
from tests.house_under_test import House, Member
from tests.people import (
    ADMINISTRATOR,
    DESK,
    EDITOR,
    NODIRA,
    OBSERVER,
    OTHER_MEETING_ID,
    REVIEWER,
    SEMINAR_ID,
    STRANGER,
)
from tests.registration.people import hear_of_the_seminar, submitted
from tests.registration.staff import keep_account

AT = "/registration/meetings/seminar"


@pytest.fixture
def maryam(house: House) -> UUID:
    """A registration that was declined; and something at another meeting that leaks easily."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        made = submitted(session)
        for member in (STRANGER, NODIRA):
            keep_account(session, member)
        give_role(
            session,
            account_id=STRANGER.id,
            meeting_id=OTHER_MEETING_ID,
            role="desk",
            by=STRANGER.id,
        )
        session.commit()
        id_ = made.id
    client = house.registration.client(REVIEWER)
    page = client.page(f"{AT}/people/{id_}")
    actions = [form.get("action") or "" for form in page.all("form")]
    place = next(n for n, action in enumerate(actions) if action.endswith("decline"))
    reason = {"reason": "other", "words": "No {x} <b>seat</b>"}
    assert client.fill_in(f"{AT}/people/{id_}", reason, form=place).status_code == 303
    return id_


@pytest.mark.parametrize("language", languages())
def test_trace_speaks_every_language(house: House, maryam: UUID, language: str) -> None:
    for member, address in ((NODIRA, f"{AT}/trace"), (ADMINISTRATOR, "/registration/trace")):
        page = house.registration.client(member, language).page(address)
        assert page.root.get("lang") == language
        assert "No {x} <b>seat</b>" in page.text


def test_decision_stands_with_who_and_whose(house: House, maryam: UUID) -> None:
    page = house.registration.client(NODIRA).page(f"{AT}/trace?about={maryam}")
    (row,) = list(page.all("tbody")[0].iter("tr"))
    words = page.words(row)
    for part in (REVIEWER.name, "Registration declined", "Maryam Yusufzai", "words below"):
        assert part in words


def test_meeting_shows_nothing_of_another(house: House, maryam: UUID) -> None:
    for query in ("", f"?by={STRANGER.id}", f"?about={STRANGER.id}", "?what=role_given"):
        page = house.registration.client(NODIRA).page(f"{AT}/trace{query}")
        assert STRANGER.name not in page.text
    assert (
        STRANGER.name in house.registration.client(ADMINISTRATOR).page("/registration/trace").text
    )


@pytest.mark.parametrize(
    ("member", "status"),
    [(REVIEWER, 403), (OBSERVER, 403), (DESK, 403), (EDITOR, 403), (STRANGER, 404)],
)
def test_others_see_no_trace(house: House, maryam: UUID, member: Member, status: int) -> None:
    client = house.registration.client(member)
    assert client.get(f"{AT}/trace").status_code == status
    assert client.get("/registration/trace").status_code == 403


@pytest.mark.parametrize("query", ["by=x", "what=%00", "about=%F0%9F%99%82", "page=-7", "page=x"])
def test_odd_question_is_answered(house: House, maryam: UUID, query: str) -> None:
    page = house.registration.client(NODIRA).page(f"{AT}/trace?{query}")
    assert "Maryam Yusufzai" in page.text


def test_roles_accounts_and_days_are_traced_with_who_did_it(house: House, maryam: UUID) -> None:
    client = house.registration.client(NODIRA)
    client.fill_in(f"{AT}/period", {"opens_on": "2026-01-01", "closes_on": ""}, form=1)
    page = client.page(f"{AT}/staff")
    values = {
        **page.form_values(len(page.all("form")) - 1),
        "email": "new@staff.example",
        "name": "New Colleague",
        "roles": ["desk"],
    }
    assert client.post(f"{AT}/staff", data=values).status_code == 303
    administrator = house.registration.client(ADMINISTRATOR)
    token = administrator.page("/registration/staff").form_values()
    for what in ("sign-out", "deactivate", "reactivate"):
        answer = administrator.post(f"/registration/staff/{REVIEWER.id}/{what}", data=token)
        assert answer.status_code == 303
    shown = administrator.page("/registration/trace").text
    for words in (
        "Days of registration changed",
        "Account opened",
        "Role given",
        "Signed out everywhere",
        "Account closed",
        "Account opened again",
    ):
        assert words in shown
    # Midnight in Tashkent, on the clock of whoever reads it.
    assert "31 December 2025, 19:00 (UTC)" in shown
    assert "1 January 2026, 00:00 (Tashkent time)" in client.page(f"{AT}/trace").text
    with house.registration.session() as session:
        assert verify_trace(session).wrong == ""


def test_what_is_laid_down_for_delegations_is_traced(house: House, maryam: UUID) -> None:
    client = house.registration.client(NODIRA)
    with house.registration.session() as session:
        delegation = session.get_one(Registration, maryam).delegation_id
    one = f"{AT}/delegations/{delegation}"
    for path, end, typed in (
        (one, "/limits", {"places": "7"}),
        (one, "/about", {"rank": "minister"}),
        (f"{AT}/delegations/limits", "/limits", {"approves": "at_once", "places_all": "9"}),
        (f"{AT}/delegations/order", "/order", {"way": "lot", "alphabet": "en"}),
    ):
        page = client.page(path)
        posts = [n for n, form in enumerate(page.all("form")) if form.get("method") == "post"]
        place = next(n for n in posts if page.all("form")[n].get("action", "").endswith(end))
        assert client.fill_in(path, typed, form=place).status_code == 303
    shown = client.page(f"{AT}/trace").text
    for words in (
        "Limits of the delegation changed",
        "Delegation described anew Kyrgyzstan Minister",
        "Limits of delegations changed",
        "Way of approval changed At once, within the limits",
        "Protocol order laid down By lot",
    ):
        assert words in shown


def test_trace_is_paged_and_asks_as_little_for_many_lines(house: House, maryam: UUID) -> None:
    client = house.registration.client(NODIRA)
    asked: list[str] = []
    engine = house.registration.database.engine
    client.get(f"{AT}/trace")

    def count(*details: object) -> None:
        asked.append(str(details[2]))

    event.listen(engine, "before_cursor_execute", count)
    client.get(f"{AT}/trace")
    few = len(asked)
    with house.registration.session() as session:
        for _ in range(60):
            record_trace(
                session,
                what="role_given",
                about_kind="account",
                about_id=DESK.id,
                by=NODIRA.id,
                meeting_id=SEMINAR_ID,
                values={"role": "desk"},
            )
        session.commit()
    asked.clear()
    page = client.page(f"{AT}/trace?what=role_given")
    event.remove(engine, "before_cursor_execute", count)
    assert len(asked) <= few
    assert len(list(page.all("tbody")[0].iter("tr"))) == 50
    assert client.page(f"{AT}/trace?what=role_given&page=2").text.count("Front desk") >= 10


def test_command_says_how_far_the_trace_holds(
    house: House, maryam: UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    config = house.registration.config
    with house.registration.session() as session:
        check_trace(session, config)
        assert "2 lines of the trace hold" in capsys.readouterr().out
        session.execute(text("set session_replication_role = replica"))
        session.execute(text("update trace set what = 'x' where number = 2"))
        with pytest.raises(SystemExit, match="line 2: was changed"):
            check_trace(session, config)
        session.rollback()
