"""A paper as it was sent: known by its content, and held against limits before it is opened."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageFile, ImageOps

from services.registration.models.portrait import MOST_PASSES, PASS

LARGEST_FILE = 10 * 1024 * 1024
# A page of A3 at 400 dots per inch is within it.
MOST_PIXELS = 40_000_000
PDF = "application/pdf"
PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}


class ScanUnreadable(Exception):
    """It is no PDF, JPEG or PNG, or a broken one."""


class ScanTooLarge(Exception):
    """More bytes than a letter has any use for."""


class ScanTooFine(ScanTooLarge):
    """More pixels than a letter has any use for; of so many millions, at most so many."""

    def __init__(self, pixels: int) -> None:
        super().__init__(pixels)
        self.millions, self.most = -(-pixels // 1_000_000), MOST_PIXELS // 1_000_000


@dataclass(frozen=True)
class Scan:
    content: bytes
    media_type: str

    @classmethod
    def read(cls, content: bytes) -> "Scan":
        """May be refused: ScanUnreadable, ScanTooLarge."""
        if len(content) > LARGEST_FILE:
            raise ScanTooLarge
        if content.startswith(b"%PDF-"):
            return cls(_paper(content), PDF)
        return _picture(content)


def _paper(content: bytes) -> bytes:
    if b"%%EOF" not in content[-2048:]:
        raise ScanUnreadable
    return content


def _picture(content: bytes) -> Scan:
    """Drawn anew, so that nothing but the picture itself is kept."""
    try:
        picture = Image.open(BytesIO(content), formats=tuple(PICTURES))
        # Each pass goes over the whole picture again, however few bytes it takes.
        if picture.format != "PNG" and content.count(PASS) > MOST_PASSES:
            raise ScanUnreadable
        if picture.width * picture.height > MOST_PIXELS:
            raise ScanTooFine(picture.width * picture.height)
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        picture.load()
        kind = "PNG" if picture.format == "PNG" else "JPEG"
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        # A picture keeps what it was sent with; a new one has nothing to tell.
        bare = Image.new("RGB", upright.size)
        bare.paste(upright)
    except (ScanTooLarge, ScanUnreadable):
        raise
    except Exception as trouble:
        # What a decoder says about a broken file is of no use to whoever sent it.
        raise ScanUnreadable from trouble
    out = BytesIO()
    bare.save(out, kind, **({"quality": 85} if kind == "JPEG" else {"optimize": False}))
    return Scan(out.getvalue(), PICTURES[kind])
