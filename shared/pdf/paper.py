"""The sheets that the house prints on, in millimetres."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    width: float
    height: float

    @property
    def css(self) -> str:
        return f"{self.width:g}mm {self.height:g}mm"


BADGE = Paper(96, 134)
A4 = Paper(210, 297)
A6 = Paper(105, 148)
