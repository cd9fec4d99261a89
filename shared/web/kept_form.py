"""What somebody typed into a form that came too late, kept so that they need not type it again."""

from dataclasses import dataclass

from flask import current_app, g, request

from shared.web.forms import UNSHOWABLE

# Never shown again by anybody, not even hidden in a page.
SECRETS = frozenset({"password", "present", "wanted", "again"})


@dataclass(frozen=True)
class KeptForm:
    """Sent again as it was, once whoever sees it presses the button."""

    action: str
    fields: tuple[tuple[str, str], ...]
    # In whose name it will be sent now.
    sender: str


def keep_form(*, leave_out: str) -> KeptForm | None:
    """The form as it was typed, if a page of ours sent it and it can be sent again whole.

    A page elsewhere could otherwise lay words into somebody's mouth. A file cannot be kept, nor
    may a password be: such a form has to be filled in anew.
    """
    if not _comes_from_us() or any(each.filename for each in request.files.values()):
        return None
    if SECRETS & request.form.keys():
        return None
    fields = tuple(
        (name.translate(UNSHOWABLE), text.translate(UNSHOWABLE))
        for name, text in request.form.items(multi=True)
        if name != leave_out
    )
    action = request.full_path if request.query_string else request.path
    visitor = g.get("visitor")
    return KeptForm(action, fields, visitor.name if visitor else "")


def _comes_from_us() -> bool:
    """By the word of the browser itself, which no page can change."""
    origin = request.headers.get("Origin", "")
    return origin in (request.host_url.rstrip("/"), current_app.config["ADDRESS"])
