"""What a paper costs the worker: a list of 300 participants in each language, cold and warm.

CPU is user and system time of the process that presses. Cold is the very first paper of a process,
fonts and engine loaded; the process of the house has done that before it takes work.
"""

import os
import random
from collections.abc import Sequence
from datetime import date
from time import process_time
from typing import Any

from benchmarks.measuring.cpu import resident
from benchmarks.measuring.figures import Report, parser
from services.registration.models.paper import ListEdition
from services.registration.pdf.participant_list import draw_participant_list
from shared.language import languages
from shared.text.states import states
from tests.people import SEMINAR

PARTICIPANTS = 300
FEWEST, MOST = 2, 7
TIMES = 3
ROLES = ("head", "alternate", "delegate", "delegate", "adviser", "observer", "observer")
NAMES = (
    ("H.E. Ms", "Maryam", "Yusufzai", "مریم یوسفزی"),
    ("Mr", "Gʻulom", "Yoʻldoshev", "Ғулом Йўлдошев"),
    ("Dr", "Natalya", "Shcherbakova", "Щербакова Наталья Юрьевна"),
    ("", "Suharta", "", ""),
    ("Mr", "Maria Fernanda de los Ángeles", "Rodríguez-Echeverría y Fernández de Córdoba", ""),
)
FUNCTIONS: tuple[dict[str, str], ...] = (
    {
        "en": "Head of the Department for International Cooperation",
        "ru": "Начальник департамента международного сотрудничества",
    },
    {"en": "Adviser"},
    {"en": "Deputy Minister of Justice", "ar": "وكيلة وزارة العدل"},
)


def main() -> None:
    chosen = parser("papers", __doc__ or "").parse_args()
    say_lists(Report("papers", as_json=chosen.json), languages(), TIMES)


def say_lists(report: Report, spoken: Sequence[str], times: int) -> None:
    """What a list costs the process that is asked, in each of these languages."""
    edition = _edition(random.Random(2027))  # noqa: S311
    cold = _spent(edition, spoken[0])
    report.say(f"list of {PARTICIPANTS}, cold, {spoken[0]}", cold, "s CPU", 1)
    for each in spoken:
        slowest = max(_spent(edition, each) for _ in range(times))
        report.say(f"list of {PARTICIPANTS}, warm, {each}, slowest", slowest, "s CPU (≤ 3)", times)
    report.say("the process that presses", resident(os.getpid()), "MB", 1)


def _spent(edition: ListEdition, language: str) -> float:
    began = process_time()
    draw_participant_list(edition, language)
    return process_time() - began


def _edition(chance: random.Random) -> ListEdition:
    delegations: list[dict[str, Any]] = []
    left = PARTICIPANTS
    for state in chance.sample(states(), len(states())):
        size = min(left, chance.randint(FEWEST, MOST))
        left -= size
        if size:
            told = {"kind": "state", "state_code": state.iso3, "names": dict(state.names)}
            members = [_person(chance, role) for role in ROLES[:size]]
            delegations.append({**told, "people": members})
    content = {
        "names": SEMINAR.names,
        "organisers": SEMINAR.organisers,
        "venue": SEMINAR.venue,
        "city": SEMINAR.city,
        "starts_on": "2027-09-23",
        "ends_on": "2027-09-25",
        "only_arrived": False,
        "delegations": delegations,
    }
    return ListEdition(
        stage="provisional",
        revision=0,
        symbol="SEMINAR/INF.1/Prov",
        dated=date(2027, 9, 20),
        number=PARTICIPANTS,
        content=content,
    )


def _person(chance: random.Random, role: str) -> dict[str, Any]:
    honorific, given, family, own = chance.choice(NAMES)
    return {
        "honorific": honorific,
        "given": given,
        "family": family,
        "own": own,
        "language": "en",
        "function": chance.choice(FUNCTIONS),
        "role": role,
        "email": "",
    }


if __name__ == "__main__":
    main()
