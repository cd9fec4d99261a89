"""Who travels: invented delegates, as they write themselves and as others will look for them."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

PASSWORD = "kengash-demo"
ORGANISER, ADMINISTRATOR = "nodira@demo.example", "admin@demo.example"


@dataclass(frozen=True)
class Delegate:
    given_names: str
    family_name: str
    own_name: str
    state: str
    function: str
    # Another spelling, in another script, by which the desk will look.
    sought_as: str

    def email(self, journey: str) -> str:
        letters = "".join(c for c in self.given_names.lower() if c.isascii() and c.isalpha())
        return f"{letters}.{journey}@delegates.example"


DELEGATES = {
    "en": Delegate("Aisling", "Invented-Byrne", "", "IRL", "Adviser", "айслинг"),
    "ru": Delegate("Sergei", "Vymyshlennyi", "Сергей Вымышленный", "KAZ", "Советник", "vimishlen"),
    "uz": Delegate(
        *("Shahnoza", "Gʻulomova", "Шаҳноза Ғуломова", "UZB", "Boʻlim boshligʻi", "гуломова")
    ),
    "ar": Delegate("Khalid", "al-Mansouri", "خالد المنصوري", "ARE", "رئيس الوفد", "المنصوري"),
}
DECLINED = Delegate("Mārtiņš", "Bērziņš-Šķēle", "", "LVA", "Observer", "berzins")


@cache
def portrait() -> bytes:
    """A face that nobody has."""
    image = Image.new("RGB", (700, 900), "#dfe7ee")
    draw = ImageDraw.Draw(image)
    draw.ellipse((200, 180, 500, 560), fill="#b98d6b")
    draw.pieslice((80, 560, 620, 1200), 180, 360, fill="#2f4a6d")
    kept = BytesIO()
    image.save(kept, "JPEG", quality=88)
    return kept.getvalue()
