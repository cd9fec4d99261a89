"""Where each text of the badge has to stay. A long one is set smaller, never cut."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shared.pdf.measure import Box, Fit, Measure
from shared.text.names import direction_of

GAP = 0.5
SHRINK = 0.88


@dataclass(frozen=True)
class Place:
    """A part of the badge whose texts stand under each other, in its middle; millimetres."""

    left: float
    top: float
    height: float
    texts: tuple[str, ...]


BOXES: Mapping[str, Box] = {
    "meeting": Box(71, 10.4, 11, 5, 600, 1.2),
    "meeting-second": Box(71, 7.4, 8.5, 4.5, 400, 1.25),
    "dates": Box(71, 3.6, 7.5, 5, 400, 1.25, 1),
    "honorific": Box(86, 4, 9, 5, 400, 1.2),
    "name": Box(86, 20, 32, 6, 600, 1.14),
    "own-name": Box(86, 7, 15, 4, 400, 1.3),
    "function": Box(86, 5.8, 11, 4, 400, 1.2),
    "function-second": Box(86, 4.2, 9, 3.5, 400, 1.25),
    "represents": Box(86, 5.4, 13, 5, 600, 1.15),
    "represents-second": Box(86, 4.2, 9.5, 3.5, 400, 1.25),
    "category": Box(70, 8, 18, 6, 600, 1.1),
    "category-second": Box(70, 5, 10, 5, 400, 1.25),
}

PLACES = (
    Place(20, 1.8, 22.8, ("meeting", "meeting-second", "dates")),
    Place(5, 65, 24.6, ("honorific", "name")),
    Place(5, 89.6, 7, ("own-name",)),
    Place(5, 96.6, 21.2, ("function", "function-second", "represents", "represents-second")),
    Place(20, 118.4, 15.6, ("category", "category-second")),
)


@dataclass(frozen=True)
class Line:
    """A text in its place on the badge."""

    id: str
    text: str
    language: str
    left: float
    top: float
    width: float
    fit: Fit

    @property
    def direction(self) -> str:
        return direction_of(self.text)


class BadgePlan:
    """The texts of one badge, each as large as its box allows."""

    def __init__(self, measure: Measure, texts: Mapping[str, tuple[str, str]]) -> None:
        self._measure = measure
        self._texts = {id_: text for id_, text in texts.items() if text[0]}
        self._fits = {id_: measure.fit(text, BOXES[id_]) for id_, (text, _) in self._texts.items()}

    def shrink(self, ids: Iterable[str]) -> None:
        """Where the drawing came out larger than the measure said."""
        for id_ in ids:
            fit, text = self._fits[id_], self._texts[id_][0]
            self._fits[id_] = self._measure.at(
                text, BOXES[id_], fit.size * SHRINK, within_words=fit.breaks_words
            )

    def lines(self) -> list[Line]:
        return [line for place in PLACES for line in self._lines_in(place)]

    def _lines_in(self, place: Place) -> Iterable[Line]:
        here = [id_ for id_ in place.texts if id_ in self._texts]
        taken = sum(self._fits[id_].height for id_ in here) + GAP * (len(here) - 1)
        top = place.top + (place.height - taken) / 2
        for id_ in here:
            text, language = self._texts[id_]
            fit = self._fits[id_]
            yield Line(id_, text, language, place.left, top, BOXES[id_].width, fit)
            top += fit.height + GAP
