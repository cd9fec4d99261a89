"""What stands in the way of a change, whichever part of the programme it is about."""

from collections.abc import Sequence

from services.agenda.models.clash import Clash


class NotThere(Exception):
    """There is no such thing in this meeting, or no longer."""


class RoomNotThere(NotThere):
    """An item was to take place in a room that this meeting does not have, or no longer."""


class ChangedMeanwhile(Exception):
    """Somebody else saved a change since this page was opened."""


class OutsideDays(Exception):
    """An item would take place on a day that is not the meeting's."""


class EndsBeforeItStarts(Exception):
    """An item would end before it starts, or at once."""


class NothingToUndo(Exception):
    """There is no change of one's own that could be undone, or made again."""


class SuffixUntrue(Exception):
    """An edition would be called a correction or an addition, and changes more than that."""


class PartOfItself(Exception):
    """A body or an organisation would be a part of one that is a part of it."""


class LetterTaken(Exception):
    """Another working group of the same body has this letter."""


class OrdinalTaken(Exception):
    """Another meeting of the same series is counted so already."""


class NamedTwice(Exception):
    """The same is said of one organisation or of one series twice."""


class ClashesStand(Exception):
    """The draft has clashes that nobody could carry out, and nobody has given their word for."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(len(clashes))
        self.clashes = clashes


class ClashGone(Exception):
    """The clash is not in the draft, or no longer, or another one by now."""


class NeedsNoWaiver(Exception):
    """The clash stops nothing, so nobody need give their word for it."""


class SpeaksSomewhere(Exception):
    """Somebody speaks in an item of the draft, so that they cannot be taken out of it."""


class AlreadySpeaks(Exception):
    """A participant is another speaker of this meeting already: the two are one."""


class TwoPersons(Exception):
    """Two speakers are two participants, and no one person."""


class NobodyToAsk(Exception):
    """A place that is kept has nobody yet who could be asked."""
