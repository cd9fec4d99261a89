"""What the steps of review, and what stands in their way, are called on pages."""

from flask import Flask

from services.registration.models.course import RETURN_REASONS
from shared.language import Later
from shared.language import lazy_gettext as _l

# A step: what it is called, and what the button says.
STEP_WORDS: dict[str, tuple[Later, Later]] = {
    "endorse": (_l("Endorsement"), _l("Endorse")),
    "clear": (_l("Clearance"), _l("Clear")),
    "approve": (_l("Approval"), _l("Approve")),
}
STEP_HINTS: dict[str, Later] = {
    "endorse": _l("A first reader finds the registration in order"),
    "clear": _l("The host’s security has nothing against the person"),
}
# What a step on many is told as: how many, and what became of them.
LEFT_OUT_WORDS: dict[str, Later] = {
    "not-theirs": _l("not yours to decide"),
    "out-of-turn": _l("another step comes first"),
    "changed": _l("changed meanwhile"),
    "no-place": _l("no place yet"),
    "needs-another": _l("another person has to approve as well"),
    "no-note": _l("no note verbale"),
}
TROUBLES: dict[str, tuple[Later, Later]] = {
    "out-of-turn": (
        _l("Another step comes first"),
        _l("Nothing was changed. The next step is shown beside."),
    ),
    "needs-another": (
        _l("You have approved already"),
        _l("Two persons have to approve. The second cannot be you, whatever your roles."),
    ),
    "no-note": (
        _l("The delegation has sent no note verbale"),
        _l("Nobody of it can be approved before it has, unless the note is waived by name."),
    ),
}
LIKENESS_WORDS: dict[str, tuple[Later, str]] = {
    "same": (_l("Possibly registered twice"), "wait"),
    "alike": (_l("Similar name"), "mute"),
}
WHOM_WORDS: dict[str, Later] = {
    "due": _l("Those who wait for clearance"),
    "expected": _l("Everybody who is expected"),
}


def use_review_words(app: Flask) -> None:
    app.jinja_env.globals.update(
        step_words=STEP_WORDS,
        step_hints=STEP_HINTS,
        left_out_words=LEFT_OUT_WORDS,
        trouble_words=TROUBLES,
        likeness_words=LIKENESS_WORDS,
        whom_words=WHOM_WORDS,
        return_reason_choices=_return_reasons,
    )


def _return_reasons() -> list[tuple[str, str]]:
    return [(key, str(words)) for key, words in RETURN_REASONS.items()]
