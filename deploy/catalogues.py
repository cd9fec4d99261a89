"""Keeps the catalogues of every language in step with the words that the code says.

    python -m deploy.catalogues            add new words to each catalogue, drop what is not said
    python -m deploy.catalogues --check    change nothing; say what is missing or wrong, and fail

A finished translation is never touched. A fifth language is one more name after `--add`.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("shared", "services/registration", "services/agenda", "services/badges")
SAME_AS_ENGLISH = ROOT / "tests/same_as_english.txt"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "upgettext": ((1, "c"), 2),
    "lazy_gettext": None,
    "_l": None,
    "Later": None,
}
# Uzbek nouns do not change after a number; Arabic in the order that its translators expect.
PLURALS = {
    "uz": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")
CYRILLIC_LETTER = re.compile(r"[а-яё]", re.IGNORECASE)
# Between Latin letters Uzbek writes ʻ or ʼ, never the marks that keyboards offer instead.
FOREIGN_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['`´‘’](?=[A-Za-z]|\b)")


def said_in(part: str) -> Catalog:
    """Every text that the code and the templates of this part say."""
    said = Catalog()
    with (ROOT / "babel.cfg").open() as rules:
        methods, options = parse_mapping_cfg(rules, "babel.cfg")  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT / part, methods, options, keywords=KEYWORDS)
    for file, _line, message, _comments, context in found:
        # Without line numbers a catalogue changes only when words do.
        said.add(message, locations=[(f"{part}/{Path(file).as_posix()}", 0)], context=context)
    return said


def path_of(part: str, language: str) -> Path:
    return ROOT / part / "translations" / language / "LC_MESSAGES/messages.po"


def languages() -> list[str]:
    return sorted(each.name for each in (ROOT / "shared/translations").iterdir() if each.is_dir())


def kept(part: str, language: str) -> Catalog:
    path = path_of(part, language)
    _, _, entries = (path.read_text("utf-8") if path.is_file() else "").partition("\n\n")
    # The head is always ours: plural forms must be the same in every part of the house.
    return read_po(BytesIO(f"{_head(language)}\n{entries}".encode()), locale=language)


def update(part: str, language: str) -> int:
    """The catalogue has exactly what is said now; the answer is how much of it waits for words."""
    catalogue = kept(part, language)
    catalogue.update(said_in(part), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if len(catalogue) == 0:
        return 0
    text = BytesIO()
    write_po(text, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True)
    path = path_of(part, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_head(language).encode() + b"\n" + text.getvalue().strip() + b"\n")
    return sum(1 for message in catalogue if message.id and not _is_complete(message))


def _head(language: str) -> str:
    """Only what a reader of the catalogue needs: no dates or names that change by themselves."""
    forms = PLURALS.get(language) or Catalog(locale=language).plural_forms
    english = Locale.parse(language).english_name
    return (
        f"# Kengash in {english}.\n"
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {forms}\\n"\n'
    )


def _forms(message: Message) -> tuple[str, ...]:
    given = message.string or ""
    return (given,) if isinstance(given, str) else tuple(given)


def _sources(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _is_complete(message: Message) -> bool:
    return all(form and form.strip() for form in _forms(message))


def _meant_to_be_same() -> set[str]:
    lines = SAME_AS_ENGLISH.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def _faults_of_words(message: Message, language: str, same: set[str]) -> Iterator[str]:
    sources, forms = _sources(message), _forms(message)
    wanted = set(PLACEHOLDER.findall(sources[-1]))
    letters = re.compile(r"[A-Za-z]{2}")
    for form in forms:
        if set(PLACEHOLDER.findall(form)) != wanted:
            yield "its placeholders differ"
        bare = PLACEHOLDER.sub("", sources[-1])
        if not letters.search(bare) or sources[0] in same:
            continue
        if form in sources:
            yield "it is the English text"
        elif language == "ar" and not ARABIC_LETTER.search(form):
            yield "it has no Arabic letter"
        elif language == "ru" and not CYRILLIC_LETTER.search(form):
            yield "it has no Cyrillic letter"
    if language == "uz" and any(FOREIGN_APOSTROPHE.search(form) for form in forms):
        yield "an apostrophe in it is neither ʻ nor ʼ"


def faults(part: str, language: str, said: Catalog | None = None) -> Iterator[str]:
    """What a careful reader would object to in this catalogue; whoever knows what is said, says so.

    To find every text that a part says takes longer than to look through a catalogue.
    """
    where = path_of(part, language).relative_to(ROOT)
    said = said_in(part) if said is None else said
    has, same = kept(part, language), _meant_to_be_same()
    if len(said) == 0:
        return
    if not path_of(part, language).is_file():
        yield f"{where}: the catalogue is missing"
        return
    for message in said:
        if message.id and has.get(message.id, message.context) is None:
            yield f"{where}: {message.id!r} is not in it"
    obsolete = {(each.id, each.context) for each in has.obsolete.values()}
    obsolete |= {
        (each.id, each.context)
        for each in has
        if each.id and said.get(each.id, each.context) is None
    }
    for id_, _context in sorted(obsolete, key=str):
        yield f"{where}: {id_!r} is no longer said"
    for message in has:
        if not message.id:
            continue
        if message.fuzzy:
            yield f"{where}: {message.id!r} is fuzzy"
        if not _is_complete(message):
            yield f"{where}: {message.id!r} has no translation"
            continue
        for fault in _faults_of_words(message, language, same):
            yield f"{where}: {message.id!r}: {fault}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m deploy.catalogues", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--check", action="store_true", help="change nothing, fail on any fault")
    parser.add_argument("--add", metavar="LANGUAGE", help="begin a language, such as fr")
    parser.add_argument("--only", metavar="PART", help="one part, such as services/agenda")
    chosen = parser.parse_args(arguments)
    parts = [each for each in PARTS if chosen.only in (None, each, Path(each).name)]
    spoken = sorted({*languages(), *([chosen.add] if chosen.add else [])})
    pairs = [(part, language) for part in parts for language in spoken]
    if chosen.check:
        said = {part: said_in(part) for part in parts}
        found = [fault for part, language in pairs for fault in faults(part, language, said[part])]
        print("\n".join(found) or "Every catalogue says everything.")
        return 1 if found else 0
    for part, language in pairs:
        waiting = update(part, language)
        print(f"{part}, {language}: {waiting or 'nothing'} left to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
