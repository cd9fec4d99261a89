"""Portraits of people who do not exist, drawn rather than photographed."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (700, 900)
GROUNDS = ("#dfe6ee", "#e9e2da", "#dde8e4", "#e6e1ec", "#ece6d8")
SKINS = ("#e8bd98", "#d9a47a", "#c58e63", "#efcaa8", "#b57d55")
CLOTHES = ("#22304a", "#3a2c4a", "#1f4a44", "#4a2730", "#2d3a24", "#33363d")
HAIRS = ("#2b1d14", "#1b1411", "#4a3020", "#5d5750")
SCARVES = ("#27507a", "#6a3a55", "#2f6b5e", "#75602f")


def drawn_face(number: int, hair: str) -> bytes:
    """The same face for the same number, as a JPEG."""
    picture = Image.new("RGB", SIZE, GROUNDS[number % len(GROUNDS)])
    draw = ImageDraw.Draw(picture)
    skin = SKINS[(number * 3 + number // 5) % len(SKINS)]
    dark = HAIRS[(number // 2) % len(HAIRS)]
    scarf = SCARVES[number % len(SCARVES)]
    cloth = CLOTHES[(number * 5) % len(CLOTHES)]
    if hair == "long":
        draw.rounded_rectangle((175, 130, 525, 560), 170, dark)
    if hair == "scarf":
        draw.rounded_rectangle((165, 110, 535, 700), 180, scarf)
    draw.pieslice((20, 610, 680, 1300), 180, 360, cloth)
    draw.polygon([(270, 640), (350, 770), (430, 640)], "#f5f1ea")
    draw.rounded_rectangle((285, 470, 415, 680), 60, _shaded(skin))
    draw.ellipse((212, 150, 488, 545), skin)
    _hair(draw, hair, dark, scarf)
    _features(draw, dark, skin)
    out = BytesIO()
    picture.resize((525, 675), Image.Resampling.LANCZOS).save(out, "JPEG", quality=90)
    return out.getvalue()


def _hair(draw: ImageDraw.ImageDraw, hair: str, dark: str, scarf: str) -> None:
    if hair == "scarf":
        draw.arc((195, 125, 505, 600), 150, 390, scarf, 46)
        return
    draw.chord((200, 120, 500, 400), 190, 350, dark)
    if hair == "bun":
        draw.ellipse((290, 60, 410, 170), dark)
    if hair == "beard":
        draw.chord((222, 330, 478, 565), 15, 165, dark)


def _features(draw: ImageDraw.ImageDraw, dark: str, skin: str) -> None:
    for middle in (295, 405):
        draw.ellipse((middle - 11, 318, middle + 11, 340), "#2a211c")
        draw.line((middle - 30, 292, middle + 30, 288), dark, 10)
    draw.line((350, 345, 342, 405, 360, 408), _shaded(skin), 8)
    draw.arc((305, 400, 395, 470), 25, 155, "#8c4a42", 9)


def _shaded(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"#{red * 88 // 100:02x}{green * 86 // 100:02x}{blue * 84 // 100:02x}"
