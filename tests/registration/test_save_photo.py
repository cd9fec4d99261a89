"""A person adds their portrait: what is taken, what is refused, what is left of it."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile
from sqlalchemy.orm import Session

from services.registration.models.portrait import (
    LARGEST_FILE,
    PRINT_BYTES,
    PhotoTooFine,
    PhotoTooLarge,
    PhotoTooSmall,
    PhotoUnreadable,
    Portrait,
)
from services.registration.models.registration import Photo
from services.registration.usecases.save_photo import save_photo
from tests.registration.people import draft, picture


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_photo_may_be_added_replaced_and_left_out(session: Session) -> None:
    made = draft(session, photo=picture())
    first = session.get_one(Photo, made.id).digest
    other = Portrait.read(picture((800, 800), "PNG"))
    save_photo(session, registration_id=made.id, portrait=other)
    session.flush()
    session.expire_all()
    assert session.get_one(Photo, made.id).digest != first
    save_photo(session, registration_id=made.id, portrait=None)
    session.flush()
    session.expire_all()
    assert session.get(Photo, made.id) is None
    assert made.photo_answered


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(700, 900), (3000, 2000), (220, 1400)])
def test_print_is_35_by_45_and_small(kind: str, size: tuple[int, int]) -> None:
    made = Portrait.read(picture(size, kind))
    print_ = opened(made.print_jpeg)
    assert print_.format == "JPEG"
    assert abs(print_.width / print_.height - 35 / 45) < 0.01
    assert len(made.print_jpeg) <= PRINT_BYTES


def test_busiest_picture_still_fits() -> None:
    noise = Image.effect_noise((900, 1100), 120).convert("RGB")
    out = BytesIO()
    noise.save(out, "PNG")
    assert len(Portrait.read(out.getvalue()).print_jpeg) <= PRINT_BYTES


def test_lying_picture_is_set_upright_and_tells_nothing() -> None:
    lying = Image.new("RGB", (900, 700), "white")
    lying.paste("black", (0, 0, 300, 700))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Maryam's kitchen"
    exif.get_ifd(0x8825)[2] = (41.0, 18.0, 30.0)
    out = BytesIO()
    lying.save(out, "JPEG", exif=exif)
    made = Portrait.read(out.getvalue())
    for content in (made.whole, made.print_jpeg):
        assert not opened(content).getexif()
        assert b"kitchen" not in content
    upright = opened(made.whole)
    assert upright.height > upright.width
    assert upright.getpixel((upright.width // 2, 20)) < (60, 60, 60)  # type: ignore[operator]


def test_see_through_picture_lies_on_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (500, 600), (0, 0, 0, 0)).save(out, "PNG")
    assert min(opened(Portrait.read(out.getvalue()).print_jpeg).getpixel((9, 9))) > 250  # type: ignore[arg-type]


def _bomb() -> bytes:
    """A PNG of a few bytes that says it is 30,000 by 30,000."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data))
        )  # fmt: skip

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture at all",
        b"\xff\xd8\xff\xe0 cut short",
        picture()[:4000],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    ],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(PhotoUnreadable):
        Portrait.read(content)


def test_a_photo_cut_short_is_refused_beside_the_press(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    with pytest.raises(PhotoUnreadable):
        Portrait.read(picture()[:4000])


def test_bomb_is_refused_before_it_is_opened() -> None:
    with pytest.raises(PhotoTooLarge):
        Portrait.read(_bomb())
    with pytest.raises(PhotoTooLarge):
        Portrait.read(b"\0" * (LARGEST_FILE + 1))


def _in_passes(size: tuple[int, int], passes: int = 0) -> bytes:
    """A progressive JPEG, with its last pass once more as often as is said."""
    out = BytesIO()
    Image.new("L", size, 90).save(out, "JPEG", progressive=True, quality=30)
    content = out.getvalue()
    last = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + last * passes + content[-2:]


def test_photo_of_endless_passes_is_refused_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sixty kilobytes of these would keep a processor for minutes, ten megabytes for days."""
    assert Portrait.read(_in_passes((500, 600)))
    opened_all: list[int] = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _: opened_all.append(1))
    with pytest.raises(PhotoUnreadable):
        Portrait.read(_in_passes((500, 600), 200))
    assert opened_all == []


def test_photo_in_passes_may_have_fewer_pixels_than_another() -> None:
    """It is held whole while it is opened: the largest of the others would take a gigabyte."""
    with pytest.raises(PhotoTooFine) as refused:
        Portrait.read(_in_passes((7000, 6000)))
    assert (refused.value.millions, refused.value.most) == (42, 40)


def test_photo_with_a_second_picture_behind_it_is_read() -> None:
    out = BytesIO()
    first, second = (Image.new("RGB", (500, 600), tone) for tone in ("#0a78c8", "white"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    red, green, blue = opened(Portrait.read(out.getvalue()).print_jpeg).getpixel((9, 9))  # type: ignore[misc]
    assert red < 40 < green < 150 < blue


def test_grey_of_sixteen_bits_stays_grey() -> None:
    out = BytesIO()
    Image.new("I;16", (500, 600), 128 * 256).save(out, "PNG")
    assert opened(Portrait.read(out.getvalue()).print_jpeg).getpixel((9, 9)) == (128, 128, 128)


def test_stamp_is_refused() -> None:
    with pytest.raises(PhotoTooSmall):
        Portrait.read(picture((100, 120)))
