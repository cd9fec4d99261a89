"""A photo as it was sent, made into a portrait that a badge can bear."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps, ImageStat

from shared.language import lazy_gettext as _l

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
# A face that is darker than this cannot be told from its shadow on a badge.
DARK = 55
# So much of a picture may be cut away before it loses more than its margins.
MARGINS = 1.25
ADVICE = {
    "small": _l("It has fewer pixels than the organisers ask for; a larger one prints better."),
    "wide": _l("It is wider than it is tall; hold the telephone upright, or cut your face out."),
    "cut": _l("Its shape is not that of a badge; check that your whole face is on the print."),
    "dark": _l("It is dark; take it again in daylight, with the window before you."),
}

# Ours is the stricter limit, and it is asked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


class PhotoUnreadable(Exception):
    """It is no JPEG, PNG or WebP picture, or a broken one."""


class PhotoTooLarge(Exception):
    """More bytes than a portrait has any use for."""


class PhotoTooFine(PhotoTooLarge):
    """More pixels than a portrait has any use for; of so many millions, at most so many."""

    def __init__(self, pixels: int, most: int) -> None:
        super().__init__(pixels)
        self.millions, self.most = -(-pixels // 1_000_000), most // 1_000_000


class PhotoTooSmall(Exception):
    """Too few pixels to be printed."""


@dataclass(frozen=True)
class Crop:
    """What the person cut out, in parts of the upright picture's width and height."""

    left: float
    top: float
    width: float
    height: float

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        across, down = size
        left, top = round(self.left * across), round(self.top * down)
        right = min(across, left + max(1, round(self.width * across)))
        return left, top, right, min(down, top + max(1, round(self.height * down)))


@dataclass(frozen=True)
class Profile:
    """What a meeting wishes a photo to be: advice to whoever sends one, never a bar."""

    width: int = 420
    height: int = 540


@dataclass(frozen=True)
class Portrait:
    # The whole picture, upright, without its metadata.
    whole: bytes
    # 35 by 45, cut from its middle, at most 40 kB.
    print_jpeg: bytes

    # Where it falls short of the profile.
    advice: tuple[str, ...] = ()

    @classmethod
    def read(
        cls, content: bytes, *, crop: Crop | None = None, profile: Profile | None = None
    ) -> "Portrait":
        """May be refused: PhotoUnreadable, PhotoTooLarge, PhotoTooSmall."""
        if len(content) > LARGEST_FILE:
            raise PhotoTooLarge
        picture = _upright(_opened(content))
        chosen = picture.crop(crop.box(picture.size)) if crop else picture
        if chosen.width < NARROWEST or chosen.height < LOWEST:
            raise PhotoTooSmall
        advice = tuple(_advice(chosen, profile or Profile(), was_cut=crop is not None))
        return cls(_jpeg(picture, 88), _print(chosen), advice)


def _advice(picture: Image.Image, profile: Profile, *, was_cut: bool) -> Iterator[str]:
    if picture.width < profile.width or picture.height < profile.height:
        yield "small"
    shape = (picture.width / picture.height) / (profile.width / profile.height)
    if not was_cut and picture.width > picture.height:
        yield "wide"
    elif not was_cut and not 1 / MARGINS <= shape <= MARGINS:
        yield "cut"
    middle = ImageOps.fit(picture.convert("L"), (64, 64), centering=(0.5, 0.4))
    if ImageStat.Stat(middle).mean[0] < DARK:
        yield "dark"


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=tuple(MOST_PIXELS))
        _must_be_readable(picture, _most_pixels(picture, content))
        picture.draft("RGB", WHOLE)
        _must_be_readable(picture, 60_000_000)
        # The press, in the same process, lets Pillow make up what is missing of a picture.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        picture.load()
    except PhotoTooLarge:
        raise
    except Exception as trouble:
        # What a decoder says about a broken file is of no use to whoever sent it.
        raise PhotoUnreadable from trouble
    return picture


def _must_be_readable(picture: Image.Image, most: int) -> None:
    if picture.width * picture.height > most:
        raise PhotoTooFine(picture.width * picture.height, most)


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
