"""People pasted from a spreadsheet: which column is which, and what each cell says."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from services.registration.models.delegation_rules import GROUPS
from shared.language import languages, speaking
from shared.language import lazy_gettext as _l
from shared.text.names import as_typed, script_of
from shared.text.ordinals import label
from shared.text.search import fold

MOST_ROWS = 200
MOST_COLUMNS = 30
MOST_CHARACTERS = 120_000

# What a column may be headed by, in the languages of the house.
HEADS: dict[str, tuple[str, ...]] = {
    "honorific": (
        *("title", "form of address", "honorific", "salutation", "обращение", "форма обращения"),
        *("murojaat", "murojaat shakli", "اللقب", "صيغة المخاطبة"),
    ),
    "given_names": (
        *("given names", "given name", "first name", "first names", "forename", "имя", "имена"),
        *("имя отчество", "ism", "ismi", "ism sharifi", "الاسم الأول", "الاسم", "الأسماء"),
    ),
    "family_name": (
        *("family name", "surname", "last name", "фамилия", "familiya", "familiyasi"),
        *("اسم العائلة", "العائلة", "اللقب العائلي"),
    ),
    "whole_name": (
        *("name", "full name", "фио", "ф и о", "имя и фамилия", "фамилия имя отчество"),
        *("f i sh", "fish", "toʻliq ism", "toʻliq ismi", "الاسم الكامل"),
    ),
    "own_name": (
        *("name in own script", "native name", "own script", "name in own language"),
        *("имя на родном языке", "имя в родном письме", "oʻz yozuvida", "oʻz yozuvidagi ism"),
        *("الاسم بالعربية", "الاسم بلغته"),
    ),
    "function": (
        *("function", "position", "job title", "post", "designation", "должность", "lavozim"),
        *("lavozimi", "المنصب", "الوظيفة"),
    ),
    "role": (
        *("role", "role in the delegation", "роль", "роль в делегации", "vazifasi", "rol"),
        *("delegatsiyadagi oʻrni", "الدور", "الصفة", "الصفة في الوفد"),
    ),
    "email": (
        *("e mail", "email", "e mail address", "mail", "эл почта", "электронная почта", "почта"),
        *("elektron pochta", "pochta", "البريد الإلكتروني", "البريد"),
    ),
    "working_groups": (
        *("working group", "working groups", "group", "рабочая группа", "рабочие группы"),
        *("ishchi guruh", "ishchi guruhlar", "فريق العمل", "أفرقة العمل"),
    ),
}
COLUMNS = tuple(HEADS)
# What our own tables head them by; whoever copies a table of ours brings these.
LABELS = {
    "honorific": (_l("Form of address"),),
    "given_names": (_l("Given names"),),
    "family_name": (_l("Family name"),),
    "whole_name": (_l("Whole name"),),
    "own_name": (_l("Name in own script"), _l("Name in your own script")),
    "function": (_l("Function"),),
    "role": (_l("Role in the delegation"),),
    "email": (_l("E-mail"),),
    "working_groups": (_l("Working groups"),),
}
# Signs that are written and not heard: passports leave them out.
SOFT = dict.fromkeys(map(ord, "ЬьЪъ"))


class TooManyRows(Exception):
    """More rows than are entered at once."""


@dataclass(frozen=True)
class Sheet:
    """Cells as they were pasted; `columns` says what each is, as far as it is known."""

    cells: Sequence[Sequence[str]]
    columns: tuple[str, ...]
    has_head: bool

    @property
    def is_understood(self) -> bool:
        """A name is the least that a row has to say."""
        return "whole_name" in self.columns or "given_names" in self.columns

    @property
    def width(self) -> int:
        return len(self.columns)

    def rows(self) -> Sequence[Sequence[str]]:
        return self.cells[1:] if self.has_head else self.cells


def read_sheet(text: str) -> Sheet:
    """May be refused: TooManyRows."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=_delimiter(lines[0]))
    try:
        cells = [[as_typed(cell) for cell in row][:MOST_COLUMNS] for row in reader]
    except csv.Error:
        cells = [[as_typed(line)] for line in lines]
    cells = [row for row in cells if any(row)]
    if len(cells) > MOST_ROWS + 1:
        raise TooManyRows
    width = max((len(row) for row in cells), default=0)
    cells = [[*row, *[""] * (width - len(row))] for row in cells]
    head = tuple(_column(cell) for cell in cells[0]) if cells else ()
    # One known word may be somebody's name by chance; two are a head.
    has_head = sum(bool(each) for each in head) >= 2
    return Sheet(cells, _once(head) if has_head else ("",) * width, has_head)


def mapped(sheet: Sheet, columns: Sequence[str], *, has_head: bool) -> Sheet:
    """The same cells, with the columns as a person has said."""
    known = [each if each in COLUMNS else "" for each in columns]
    known += [""] * (sheet.width - len(known))
    return Sheet(sheet.cells, _once(tuple(known[: sheet.width])), has_head)


def _once(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Of two columns that say the same the first one counts."""
    return tuple("" if name in columns[:at] else name for at, name in enumerate(columns))


def _delimiter(line: str) -> str:
    if "\t" in line:
        return "\t"
    return ";" if line.count(";") > line.count(",") else ","


@cache
def _heads() -> Mapping[str, str]:
    known = {fold(word): name for name, words in HEADS.items() for word in words}
    for each in languages():
        with speaking("registration", each):
            ours = {fold(str(word)): name for name, words in LABELS.items() for word in words}
        known |= ours
    return known


def _column(cell: str) -> str:
    return _heads().get(fold(cell), "")


def people_of(sheet: Sheet, roles: Mapping[str, str]) -> list[dict[str, object]]:
    """Each row as the fields of the table; `roles` leads from a plain word to a role."""
    found = []
    for row in sheet.rows():
        told = {name: cell for name, cell in zip(sheet.columns, row, strict=True) if name}
        if any(told.values()):
            found.append(_person(told, roles))
    if len(found) > MOST_ROWS:
        raise TooManyRows
    return found


def _person(told: dict[str, str], roles: Mapping[str, str]) -> dict[str, object]:
    role = told.get("role", "")
    person: dict[str, object] = {
        **{name: told.get(name, "") for name in ("honorific", "own_name", "function", "email")},
        **_names(told),
        "role": roles.get(fold(role), role) if role else "delegate",
        "working_groups": _groups(told.get("working_groups", "")),
    }
    return person


def _names(told: dict[str, str]) -> dict[str, str]:
    given, family = told.get("given_names", ""), told.get("family_name", "")
    if whole := told.get("whole_name", ""):
        family_of_whole, given_of_whole = _parted(whole)
        given, family = given or given_of_whole, family or family_of_whole
    own = told.get("own_name", "")
    if script_of(f"{given} {family}") in ("Latn", "Zyyy"):
        return {"given_names": given, "family_name": family, "own_name": own}
    # The passport decides; this is a beginning that a person looks over.
    return {
        "given_names": _in_latin(given),
        "family_name": _in_latin(family),
        "own_name": own or told.get("whole_name", "") or f"{given} {family}".strip(),
    }


def _parted(whole: str) -> tuple[str, str]:
    """Family name and given names: by capitals, by a comma, else as each script has it."""
    if "," in whole:
        family, _, given = whole.partition(",")
        return family.strip(), given.strip()
    words = whole.split()
    large = [word for word in words if len(word) > 1 and word.isupper()]
    if large and len(large) < len(words):
        return " ".join(large), " ".join(word for word in words if word not in large)
    if len(words) < 2:
        return "", whole
    if script_of(whole) == "Cyrl":
        return words[0], " ".join(words[1:])
    return words[-1], " ".join(words[:-1])


def _in_latin(text: str) -> str:
    """Of Cyrillic; Arabic leaves out its vowels, so nobody but the person can spell it."""
    if script_of(text) != "Cyrl":
        return "" if script_of(text) not in ("Latn", "Zyyy") else text
    return anyascii(text.translate(SOFT))


def _groups(text: str) -> list[str]:
    """By their letters, whichever alphabet lettered them."""
    letters = {
        _bare(label(number, language)): code
        for language in ("ar", "ru", "uz", "en")
        for number, code in enumerate(GROUPS, 1)
    }
    parts = (_bare(part) for part in re.split(r"[,;/\s]+", text))
    return sorted({letters[part] for part in parts if part in letters})


def _bare(letter: str) -> str:
    """Without its brackets, and without the stroke that lengthens an Arabic letter."""
    return re.sub(r"[\W_\u0640]", "", letter).casefold()
