"""A delegate's way through registration, as a browser without scripts sees it."""

from sqlalchemy import select

from services.registration.models.mail import Mail
from services.registration.models.registration import Photo, Registration
from tests.house_under_test import House
from tests.registration.people import hear_of_the_seminar, register_as_a_person_would


def test_registration_is_sent_when_every_topic_is_answered(house: House) -> None:
    hear_of_the_seminar(house)
    client = house.registration.client()
    id_ = register_as_a_person_would(client)
    page = client.page(f"/registration/mine/{id_}")
    assert page.heading == "Your registration has been received"
    with house.registration.session() as session:
        kept = session.get_one(Registration, id_)
        assert (kept.state, kept.name, kept.own_name) == (
            "submitted",
            "Maryam Yusufzai",
            "مریم یوسفزی",
        )
        assert session.get(Photo, id_) is not None
        letter = session.scalars(select(Mail)).one()
        assert letter.to == "maryam@delegate.example"
