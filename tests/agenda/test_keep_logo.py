"""The sign of an organisation."""

from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import select

from services.agenda.models.logo import LARGEST_FILE, LogoTooLarge, LogoUnreadable
from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import NotThere
from services.agenda.usecases.keep_logo import keep_logo
from tests.agenda.council import organisation, picture
from tests.house_under_test import House


def test_it_is_drawn_anew_and_stays_clear_where_it_was(house: House) -> None:
    sent = picture((3000, 1000))
    with house.agenda.session() as session:
        made = organisation(session)
        keep_logo(session, organisation_id=made.id, content=sent)
        kept = session.scalar(select(Organisation.logo))
        assert kept is not None
        drawn = Image.open(BytesIO(kept))
        assert (drawn.format, drawn.mode, drawn.size) == ("PNG", "RGBA", (900, 300))
        assert drawn.getchannel("A").getextrema() == (0, 0)
        keep_logo(session, organisation_id=made.id, content=None)
        assert session.scalar(select(Organisation.logo)) is None


def test_nothing_that_the_file_held_besides_is_kept(house: House) -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at somebody's home"
    Image.new("RGB", (60, 40), "navy").save(out, "JPEG", exif=exif, comment=b"a remark")
    assert b"somebody" in out.getvalue()
    with house.agenda.session() as session:
        made = organisation(session)
        keep_logo(session, organisation_id=made.id, content=out.getvalue())
        kept = session.scalar(select(Organisation.logo)) or b""
        assert kept.startswith(b"\x89PNG")
        assert b"somebody" not in kept
        assert b"remark" not in kept


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", LogoUnreadable),
        (b"GIF89a" + bytes(40), LogoUnreadable),
        (picture()[:60], LogoUnreadable),
        (b"", LogoUnreadable),
        (bytes(LARGEST_FILE + 1), LogoTooLarge),
        (picture((30_000, 1_000), mode="L"), LogoTooLarge),
    ],
    ids=["drawing", "another kind", "torn", "nothing", "many bytes", "many pixels"],
)
def test_is_refused(house: House, content: bytes, refusal: type[Exception]) -> None:
    with house.agenda.session() as session:
        made = organisation(session)
        with pytest.raises(refusal):
            keep_logo(session, organisation_id=made.id, content=content)
        assert session.scalar(select(Organisation.logo)) is None


def test_is_refused_when_there_is_no_such_organisation(house: House) -> None:
    with house.agenda.session() as session, pytest.raises(NotThere):
        keep_logo(session, organisation_id=uuid4(), content=picture())
