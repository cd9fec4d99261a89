"""An organisation's sign as it was sent, drawn anew as a PNG that papers and pages can bear."""

from io import BytesIO

from PIL import Image, ImageFile, ImageOps

LARGEST_FILE = 4 * 1024 * 1024
MOST_PIXELS = 24_000_000
SIZES = ((900, 600), (600, 400), (300, 200))
LARGEST = 1024 * 1024
FORMATS = ("PNG", "JPEG", "WEBP")

# Ours is the stricter limit, and it is asked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


class LogoUnreadable(Exception):
    """It is no PNG, JPEG or WebP picture, or a broken one."""


class LogoTooLarge(Exception):
    """More bytes or more pixels than a sign has any use for."""


def drawn_logo(content: bytes) -> bytes:
    """The same sign as a PNG without anything else that the file held.

    May be refused: LogoUnreadable, LogoTooLarge.
    """
    if len(content) > LARGEST_FILE:
        raise LogoTooLarge
    picture = _opened(content)
    for size in SIZES:
        # A picture keeps what it was sent with; one that is drawn anew has nothing to tell.
        small = picture.copy()
        small.thumbnail(size)
        bare = Image.new("RGBA", small.size)
        bare.paste(small)
        out = BytesIO()
        bare.save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise LogoTooLarge


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise LogoTooLarge
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        picture.load()
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except LogoTooLarge:
        raise
    except Exception as trouble:
        # What a decoder says about a broken file is of no use to whoever sent it.
        raise LogoUnreadable from trouble
