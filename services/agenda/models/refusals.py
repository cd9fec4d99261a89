"""What stands in the way of a change, whichever part of the programme it is about."""


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


class SpeaksSomewhere(Exception):
    """Somebody speaks in an item of the draft, so that they cannot be taken out of it."""


class AlreadySpeaks(Exception):
    """A participant is another speaker of this meeting already: the two are one."""


class TwoPersons(Exception):
    """Two speakers are two participants, and no one person."""


class NobodyToAsk(Exception):
    """A place that is kept has nobody yet who could be asked."""
