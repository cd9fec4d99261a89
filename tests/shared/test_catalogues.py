"""The catalogues: everything is said in every language, and a careless catalogue is caught."""

from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from deploy import catalogues
from shared.language import CATALOGUE, ROOT

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: {0}\\n"\n\n'


_said_in = cache(catalogues.said_in)


@pytest.mark.parametrize("language", catalogues.languages())
@pytest.mark.parametrize("part", catalogues.PARTS)
def test_everything_is_said_in_every_language(part: str, language: str) -> None:
    assert list(catalogues.faults(part, language, _said_in(part))) == []


# English words that mean one thing here and another there; every other text is said one way.
TWO_SENSES = {"Open", "Remove", "None", "Arrived", "Paper"}


@pytest.mark.parametrize("language", catalogues.languages())
def test_one_text_is_said_one_way_in_the_whole_house(language: str) -> None:
    said: dict[tuple[str | None, str], set[str]] = {}
    for part in catalogues.PARTS:
        path = ROOT / part / "translations" / language / CATALOGUE
        with path.open("rb") as source:
            for message in read_po(source, locale=language):
                if message.id and message.id not in TWO_SENSES:
                    where = said.setdefault((message.context, str(message.id)), set())
                    where.add(str(message.string))
    assert {text: ways for text, ways in said.items() if len(ways) > 1} == {}


@pytest.fixture
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of one part, whose code says one thing and whose templates say two."""
    (tmp_path / "shared/templates").mkdir(parents=True)
    (tmp_path / "shared/said.py").write_text('_("Good morning")\n')
    (tmp_path / "shared/templates/page.html").write_text(
        "{{ _('Hello, %(name)s', name=name) }}{{ pgettext('of a door', 'Open') }}"
    )
    rules = catalogues.ROOT / "babel.cfg"
    (tmp_path / "babel.cfg").write_text(rules.read_text())
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "SAME_AS_ENGLISH", tmp_path / "same.txt")
    (tmp_path / "same.txt").write_text("# none\n")
    return tmp_path


def say(language: str, **words: str) -> None:
    """The house's catalogue, whole and right but for what `words` puts in its place."""
    right = {
        "ru": ("Доброе утро", "Здравствуйте, %(name)s", "Открыто"),
        "uz": ("Xayrli tong", "Salom, %(name)s", "Ochiq"),
        "ar": ("صباح الخير", "مرحبًا %(name)s", "مفتوح"),
    }[language]
    said = dict(zip(("morning", "hello", "door"), right, strict=True)) | words
    path = catalogues.path_of("shared", language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        HEAD.format(language)
        + f'msgid "Good morning"\nmsgstr "{said["morning"]}"\n\n'
        + f'msgid "Hello, %(name)s"\nmsgstr "{said["hello"]}"\n\n'
        + f'msgctxt "of a door"\nmsgid "Open"\nmsgstr "{said["door"]}"\n'
        + said.get("more", "")
    )


def fault_of(language: str) -> str:
    found = list(catalogues.faults("shared", language))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("language", ["ru", "uz", "ar"])
def test_careful_catalogue_has_no_fault(small_house: Path, language: str) -> None:
    say(language)
    assert list(catalogues.faults("shared", language)) == []


@pytest.mark.parametrize(
    ("language", "wrong", "words"),
    [
        ("ru", {"morning": ""}, "has no translation"),
        ("ru", {"morning": "Good morning"}, "it is the English text"),
        ("ru", {"morning": "Dobroe utro"}, "it has no Cyrillic letter"),
        ("ar", {"door": "Maftuh"}, "it has no Arabic letter"),
        ("ar", {"hello": "مرحبًا %(nom)s"}, "its placeholders differ"),
        ("uz", {"door": "Ochiq bo'lsin"}, "neither ʻ nor ʼ"),
        ("uz", {"door": "Ochiq bo‘lsin"}, "neither ʻ nor ʼ"),
        ("uz", {"more": '\nmsgid "Gone"\nmsgstr "Yoʻq"\n'}, "no longer said"),
        ("uz", {"more": '\n#~ msgid "Gone"\n#~ msgstr "Yoʻq"\n'}, "no longer said"),
        ("ru", {"more": '\n#, fuzzy\nmsgid "Guess"\nmsgstr "Догадка"\n'}, "no longer said"),
    ],
)
def test_careless_catalogue_is_caught(
    small_house: Path, language: str, wrong: dict[str, str], words: str
) -> None:
    say(language, **wrong)
    assert words in " ".join(catalogues.faults("shared", language))


def test_fuzzy_guess_is_no_translation(small_house: Path) -> None:
    say("ru")
    path = catalogues.path_of("shared", "ru")
    path.write_text(path.read_text().replace('msgid "Good', '#, fuzzy\nmsgid "Good'))
    assert "is fuzzy" in fault_of("ru")


def test_words_meant_to_be_english_are_allowed_when_listed(small_house: Path) -> None:
    say("ar", door="Open")
    assert "it is the English text" in fault_of("ar")
    (small_house / "same.txt").write_text("Open\n")
    assert list(catalogues.faults("shared", "ar")) == []


def test_update_adds_what_is_new_and_leaves_translations_alone(small_house: Path) -> None:
    say("uz", more='\nmsgid "Gone"\nmsgstr "Yoʻq"\n')
    (small_house / "shared/more.py").write_text('ngettext("%(num)s day", "%(num)s days", 2)\n')
    assert catalogues.update("shared", "uz") == 1
    text = catalogues.path_of("shared", "uz").read_text()
    assert "Xayrli tong" in text
    assert "Gone" not in text
    assert 'msgid_plural "%(num)s days"\nmsgstr[0] ""\n' in text
    assert "msgstr[1]" not in text
    assert catalogues.update("shared", "uz") == 1
    assert catalogues.path_of("shared", "uz").read_text() == text
