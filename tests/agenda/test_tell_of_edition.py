"""Those who prepare a meeting hear of a new edition."""

from services.agenda.usecases.publish_programme import publish_programme
from shared.contracts.agenda import AgendaNoticeDue
from shared.language import languages
from tests.agenda.meetings import item, seminar, told
from tests.house_under_test import House, as_fact
from tests.people import DESK, EDITOR, NODIRA, OBSERVER, SEMINAR, SEMINAR_ID, STRANGER


def test_all_who_prepare_it_are_told_but_the_one_who_published(house: House) -> None:
    for member in (NODIRA, EDITOR, DESK, OBSERVER, STRANGER):
        house.agenda.hear(as_fact(member))
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        for _ in range(2):
            publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
        (fact,) = told(session, AgendaNoticeDue)
    assert isinstance(fact, AgendaNoticeDue)
    assert fact.person_ids == (EDITOR.id,)
    assert fact.path == "/agenda/meetings/seminar/"
    assert set(fact.subject) == set(languages())
    assert SEMINAR.names["ar"] in fact.body["ar"]
    assert "1" in fact.subject["en"]


def test_nobody_is_told_where_one_works_alone(house: House) -> None:
    house.agenda.hear(as_fact(NODIRA))
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        assert told(session, AgendaNoticeDue) == []
