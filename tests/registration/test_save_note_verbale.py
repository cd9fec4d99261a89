"""The note verbale of a delegation is received."""

from datetime import date
from io import BytesIO
from random import Random

import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.portrait import MOST_PASSES
from services.registration.models.scan import (
    LARGEST_FILE,
    Scan,
    ScanTooFine,
    ScanTooLarge,
    ScanUnreadable,
)
from services.registration.models.trace import Trace
from services.registration.queries.notes_verbales import has_note, notes_of
from services.registration.usecases.save_note_verbale import save_note_verbale
from tests.people import REVIEWER
from tests.registration.focal import at_work, delegation_of
from tests.registration.people import picture
from tests.registration.staff import keep_account

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def note_of(session: Session, focal_point: FocalPoint, number: str = "12-3") -> NoteVerbale:
    return save_note_verbale(
        session,
        delegation_id=focal_point.delegation_id,
        by=focal_point.id,
        by_kind="focal_point",
        number=number,
        dated=date(2027, 8, 2),
        scan=Scan.read(PDF),
    )


def _save(session: Session, number: str) -> NoteVerbale:
    return note_of(session, at_work(session, email=f"{number}@focal.example"), number)


def test_delegation_has_it_and_no_other_does(session: Session) -> None:
    note = _save(session, "12-3")
    assert has_note(session, note.delegation_id)
    assert not has_note(session, delegation_of(session, "UZB").id)
    line = session.scalars(select(Trace).where(Trace.what == "note_verbale_received")).one()
    assert line.who_kind == "focal_point"


def test_staff_take_one_that_was_handed_to_them(session: Session) -> None:
    delegation, me = delegation_of(session), keep_account(session, REVIEWER).id
    note = save_note_verbale(
        session,
        delegation_id=delegation.id,
        by=me,
        by_kind="account",
        number="77",
        dated=date(2027, 8, 2),
        scan=Scan.read(PDF),
    )
    assert (note.by_kind, note.by) == ("account", me)
    line = session.scalars(select(Trace).where(Trace.what == "note_verbale_received")).one()
    assert (line.who_kind, line.who_id) == ("account", me)


def test_new_one_replaces_the_earlier_which_stays(session: Session) -> None:
    first = _save(session, "12-3")
    second = _save(session, "12-4")
    session.expire_all()
    notes = notes_of(session, first.delegation_id)
    assert [each.id for each in notes] == [second.id, first.id]
    assert [each.replaced_at is None for each in notes] == [True, False]


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90", b"<html>", b"%PDF-1.4 cut", picture(kind="WEBP"), picture()[:200]]
)
def test_refused_when_it_is_no_paper(content: bytes) -> None:
    with pytest.raises(ScanUnreadable):
        Scan.read(content)


def test_type_is_told_by_the_content_and_metadata_is_left_behind() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert Scan.read(picture(kind="PNG")).media_type == "image/png"
    scan = Scan.read(picture(kind="JPEG", exif=exif.tobytes()))
    assert scan.media_type == "image/jpeg"
    assert b"Exif" not in scan.content
    assert Image.open(BytesIO(scan.content)).size == (900, 700)


def test_refused_when_too_large_before_it_is_decoded() -> None:
    with pytest.raises(ScanTooLarge):
        Scan.read(b"%PDF-" + bytes(LARGEST_FILE))
    with pytest.raises(ScanTooFine) as refused:
        Scan.read(picture((10_000, 5_000), "PNG"))
    assert (refused.value.millions, refused.value.most) == (50, 40)


def test_refused_when_a_few_bytes_ask_for_the_whole_picture_again_and_again() -> None:
    whole = picture(progressive=True)
    end = whole.rindex(b"\xff\xd9")
    last = whole[whole.rindex(b"\xff\xda") : end]
    assert Scan.read(whole[:end] + last * 20 + whole[end:]).media_type == "image/jpeg"
    with pytest.raises(ScanUnreadable):
        Scan.read(whole[:end] + last * 200 + whole[end:])


def test_grain_of_a_large_picture_is_not_taken_for_passes() -> None:
    """The two bytes that begin a pass stand in a large PNG by chance, again and again."""
    grain = Random(1).randbytes(1700 * 1700 * 3)
    out = BytesIO()
    Image.frombytes("RGB", (1700, 1700), grain).save(out, "PNG", compress_level=0)
    assert out.getvalue().count(b"\xff\xda") > MOST_PASSES
    assert Scan.read(out.getvalue()).media_type == "image/png"
