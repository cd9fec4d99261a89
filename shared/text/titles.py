"""How people are addressed before their names: printed, yet nobody is looked up by a title."""

import re

# A title counts only in front of a name, and "he" only with its dots or in capitals: He is a family
# name as well. Longer forms stand before the shorter ones that they begin with.
_TITLES = (
    r"His Excellency|Her Excellency|Their Excellencies|His Eminence|His Royal Highness|"
    r"Her Royal Highness|His Highness|Her Highness|The Right Honourable|The Honourable|"
    r"H\.\s?R\.\s?H\.|H\.\s?E\.|(?-i:H\.?E)(?=\s)|S\.\s?E\.(?:\s?Mr|\s?M\.|\s?Mme)?|Hon\.|"
    r"Ambassador|Amb\.|Amb(?=\s)|Professor|Prof\.|Prof(?=\s)|Doctor|Dr\.|Dr(?=\s)|"
    r"Mister|Mr\.|Mr(?=\s)|Mrs\.|Mrs(?=\s)|Ms\.|Ms(?=\s)|Miss(?=\s)|Mme(?=\s)|"
    r"Sir(?=\s)|Dame(?=\s)|Lady(?=\s)|General|Gen\.|Colonel|Col\.|Major(?=\s)|Maj\.|Captain|Capt\.|"
    r"Его Превосходительство|Её Превосходительство|Ее Превосходительство|Е\.\s?П\.|"
    r"господин(?=\s)|госпожа(?=\s)|г-н(?=\s)|г-жа(?=\s)|посол(?=\s)|профессор|проф\.|доктор|д-р|"
    r"Janobi Oliylari|Janob(?=\s)|Xonim(?=\s)|Elchi(?=\s)|"
    r"صاحب السمو الملكي|صاحب السمو|صاحب السعادة|صاحبة السعادة|صاحب المعالي|"
    r"سعادة(?=\s)|معالي(?=\s)|دولة(?=\s)|سمو(?=\s)|السيدة(?=\s)|السيد(?=\s)|السفيرة(?=\s)|السفير(?=\s)|"
    r"الدكتورة(?=\s)|الدكتور(?=\s)|البروفيسور(?=\s)|الأستاذة(?=\s)|الأستاذ(?=\s)|د\.|أ\.\s?د\."
)
_IN_FRONT = re.compile(rf"^\s*(?:{_TITLES})[\s,]*", re.IGNORECASE)


def without_titles(text: str) -> str:
    """The name alone; a text that is nothing but titles is left as it was."""
    name = text
    while found := _IN_FRONT.match(name):
        rest = name[found.end() :]
        if not any(character.isalpha() for character in rest):
            break
        name = rest
    return name
