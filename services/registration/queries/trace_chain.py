"""Does the trace still hold, from its first line to its last?"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from services.registration.models.trace import BEFORE_THE_FIRST, Trace, digest_of

AT_ONCE = 500


@dataclass(frozen=True)
class Verdict:
    """How many lines hold, the hash of the last of them, and what is wrong with the next, if any.

    Whoever keeps the last hash elsewhere can later tell that no line was cut off behind it.
    """

    lines: int
    last_hash: str
    wrong: str = ""


def verify_trace(session: Session) -> Verdict:
    previous, number = BEFORE_THE_FIRST, 0
    while lines := _after(session, number):
        for line in lines:
            wrong = _wrong_in(line, previous, number + 1)
            if wrong or line.hash is None:
                return Verdict(number, previous.hex(), f"line {number + 1}: {wrong}")
            previous, number = line.hash, number + 1
        session.expunge_all()
    if session.scalar(select(Trace.id).where(Trace.number.is_(None)).limit(1)):
        return Verdict(number, previous.hex(), "a line was written past the chain")
    return Verdict(number, previous.hex())


def _after(session: Session, number: int) -> list[Trace]:
    return list(
        session.scalars(
            select(Trace)
            .where(Trace.number > number)
            .order_by(Trace.number)
            .limit(AT_ONCE)
            .options(selectinload(Trace.values))
        )
    )


def _wrong_in(line: Trace, previous: bytes, number: int) -> str:
    if line.number != number:
        return "is missing"
    if line.previous_hash != previous:
        return "does not follow the one before it"
    if line.hash != line.sealed(previous, number):
        return "was changed"
    for value in line.values:
        if line.digests.get(value.name) != digest_of(value.salt, value.value):
            return f"the value of {value.name} was changed"
    return ""
