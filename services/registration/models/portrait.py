"""A photo as it was sent, made into a portrait that a badge can bear."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

LARGEST_FILE = 10 * 1024 * 1024
# A JPEG can be opened at a fraction of its size, so a telephone's largest is no burden.
MOST_PIXELS = {"JPEG": 210_000_000, "PNG": 30_000_000, "WEBP": 30_000_000}
NARROWEST, LOWEST = 210, 270
WHOLE = (1600, 2000)
PRINT = (420, 540)
PRINT_BYTES = 40_000

# Ours is the stricter limit, and it is asked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


class PhotoUnreadable(Exception):
    """It is no JPEG, PNG or WebP picture, or a broken one."""


class PhotoTooLarge(Exception):
    """More bytes or more pixels than a portrait has any use for."""


class PhotoTooSmall(Exception):
    """Too few pixels to be printed."""


@dataclass(frozen=True)
class Portrait:
    # The whole picture, upright, without its metadata.
    whole: bytes
    # 35 by 45, cut from its middle, at most 40 kB.
    print_jpeg: bytes

    @classmethod
    def read(cls, content: bytes) -> "Portrait":
        """May be refused: PhotoUnreadable, PhotoTooLarge, PhotoTooSmall."""
        if len(content) > LARGEST_FILE:
            raise PhotoTooLarge
        picture = _upright(_opened(content))
        if picture.width < NARROWEST or picture.height < LOWEST:
            raise PhotoTooSmall
        return cls(_jpeg(picture, 88), _print(picture))


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=tuple(MOST_PIXELS))
        assert picture.format is not None
        if picture.width * picture.height > MOST_PIXELS[picture.format]:
            raise PhotoTooLarge
        picture.draft("RGB", WHOLE)
        if picture.width * picture.height > 60_000_000:
            raise PhotoTooLarge
        # The press, in the same process, lets Pillow make up what is missing of a picture.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        picture.load()
    except PhotoTooLarge:
        raise
    except Exception as trouble:
        # What a decoder says about a broken file is of no use to whoever sent it.
        raise PhotoUnreadable from trouble
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    turned = ImageOps.exif_transpose(picture)
    profile = turned.info.get("icc_profile")
    if turned.mode in ("RGBA", "LA", "PA", "P"):
        turned = turned.convert("RGBA")
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned)
    elif profile and turned.mode in ("RGB", "CMYK"):
        turned = _in_common_colours(turned, profile)
    turned = turned.convert("RGB")
    turned.thumbnail(WHOLE)
    return turned


def _in_common_colours(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        made = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return made or picture


def _print(picture: Image.Image) -> bytes:
    cut = ImageOps.fit(picture, PRINT, centering=(0.5, 0.4))
    for size in (PRINT, (350, 450), (280, 360)):
        scaled = cut if size == PRINT else cut.resize(size)
        for quality in (86, 76, 64, 50):
            content = _jpeg(scaled, quality)
            if len(content) <= PRINT_BYTES:
                return content
    raise PhotoUnreadable


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    # A picture keeps what it was sent with in `info`; a new one has nothing to tell.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
