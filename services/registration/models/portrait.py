"""A photo as it was sent, made into a portrait that a badge can bear."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

LARGEST_FILE = 10 * 1024 * 1024
# A JPEG can be opened at a fraction of its size, so a telephone's largest is no burden.
MOST_PIXELS = {"JPEG": 210_000_000, "PNG": 30_000_000, "WEBP": 30_000_000}
# Except one that comes in passes: it is held whole, and each pass goes over all of it again.
MOST_PIXELS_IN_PASSES = 40_000_000
MOST_PASSES = 100
PASS = b"\xff\xda"
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
        if picture.width * picture.height > _most_pixels(picture, content):
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


def _most_pixels(picture: Image.Image, content: bytes) -> int:
    # A telephone that adds a second picture, of depth or of brightness, calls the file MPO.
    kind = "JPEG" if picture.format in ("JPEG", "MPO") else str(picture.format)
    if kind != "JPEG":
        return MOST_PIXELS[kind]
    if content.count(PASS) > MOST_PASSES:
        raise PhotoUnreadable
    return MOST_PIXELS_IN_PASSES if "progressive" in picture.info else MOST_PIXELS[kind]


def _upright(picture: Image.Image) -> Image.Image:
    # Made small first, since all that follows takes several times the room of the picture.
    profile = picture.info.get("icc_profile")
    if picture.mode in ("LA", "PA", "P"):
        picture = picture.convert("RGBA")
    elif picture.mode.startswith("I"):
        # Sixteen bits of grey; plain conversion would make all but the darkest of it white.
        picture = picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    picture.thumbnail((max(WHOLE), max(WHOLE)))
    turned = ImageOps.exif_transpose(picture)
    if turned.mode == "RGBA":
        turned = Image.alpha_composite(Image.new("RGBA", turned.size, "white"), turned)
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
