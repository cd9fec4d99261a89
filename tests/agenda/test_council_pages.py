"""What staff see and enter about organisations, bodies, series and what is behind a meeting."""

import pytest

from services.agenda.models.body import Charter
from services.agenda.usecases.add_body import add_body
from services.agenda.usecases.add_organisation import add_organisation
from services.agenda.usecases.add_series import add_series
from shared.language import languages
from tests.agenda.meetings import seminar
from tests.house_under_test import House
from tests.people import NODIRA


@pytest.mark.parametrize("language", languages())
def test_smoke(house: House, language: str) -> None:
    with house.agenda.session() as s:
        seminar(s)
        o = add_organisation(s, kind="un", names={"en": "UNOCT"}, acronyms={"uz": "TQKB"})
        b = add_body(
            s,
            charter=Charter(
                kind="council",
                names={"en": "Council"},
                acronyms={},
                organisations=((o.id, "secretariat"),),
            ),
        )
        w = add_body(
            s,
            charter=Charter(
                kind="working_group", ordinal=3, parent_id=b.id, names={"ru": "Группа"}, acronyms={}
            ),
        )
        x = add_series(s, names={"en": "Meetings"}, body_id=b.id)
        s.commit()
    c = house.agenda.client(NODIRA, language)
    for path in (
        "organisations/",
        "organisations/?q=tqkb",
        "organisations/new",
        f"organisations/{o.id}",
        f"organisations/{o.id}/change",
        "bodies/",
        "bodies/new",
        f"bodies/{b.id}",
        f"bodies/{w.id}",
        f"bodies/{b.id}/change",
        f"bodies/{b.id}/seats/new",
        "series/new",
        f"series/{x.id}",
        "meetings/seminar/settings",
        "meetings/seminar/organisers",
        "meetings/seminar/series",
        "meetings/seminar/copy",
        "meetings/new",
        "meetings/",
    ):
        c.page("/agenda/" + path)
