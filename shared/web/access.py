"""Who may come in: every view says so with one of these words, and what says nothing is shut."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import abort, current_app, g, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from shared.web.database import session
from shared.web.sign_in import COOKIE, SignIn, read

ROLES = ("organiser", "reviewer", "programme_editor", "desk", "observer")

View = TypeVar("View", bound=Callable[..., Any])


class Meeting(Protocol):
    """What a service must know of a meeting to guard it."""

    @property
    def id(self) -> UUID: ...
    @property
    def slug(self) -> str: ...
    @property
    def names(self) -> Mapping[str, str]: ...
    @property
    def opened_by(self) -> UUID: ...


@dataclass(frozen=True)
class Visitor:
    """A member of staff who has signed in, with the roles held in each meeting."""

    id: UUID
    name: str
    is_administrator: bool
    roles: Mapping[UUID, tuple[str, ...]]
    sign_in: SignIn = field(repr=False)

    def roles_in(self, meeting: Meeting) -> tuple[str, ...]:
        if self.is_administrator:
            return ROLES
        held = self.roles.get(meeting.id)
        if held is None and meeting.opened_by == self.id:
            # Whoever opened a meeting works on it before registration has said so.
            return ("organiser",)
        return held or ()

    def may(self, meeting: Meeting, *roles: str) -> bool:
        return bool(set(self.roles_in(meeting)) & set(roles))


FindVisitor = Callable[[Session, SignIn], Visitor | None]
FindMeeting = Callable[[Session, str], Meeting | None]


@dataclass(frozen=True)
class Access:
    """What a view asks: `kind` is open, public, link, signed-in, administrator, staff."""

    kind: str
    roles: tuple[str, ...] = ()


def _declare(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


# What the house itself serves to everyone, without asking who it is: looks and health.
open_to_all = _declare(Access("open"))
public = _declare(Access("public"))
signed_in = _declare(Access("signed-in"))
administrator = _declare(Access("administrator"))
# The view itself checks a signed link or what such a link left in the browser.
by_link = _declare(Access("link"))


def staff(*roles: str) -> Callable[[View], View]:
    """Staff of the meeting that `<slug>` in the address names, holding any of these roles."""
    assert roles, "name the roles"
    assert set(roles) <= set(ROLES), f"no such role among {roles}"
    return _declare(Access("staff", roles))


def access_of(view: Callable[..., Any]) -> Access | None:
    return getattr(view, "access", None)


def load_visitor() -> None:
    """Before each request: who is it, if anyone."""
    g.visitor = None
    sign_in = read(current_app.config["SECRET"], request.cookies.get(COOKIE))
    if sign_in is not None:
        g.visitor = current_app.config["FIND_VISITOR"](session(), sign_in)


def guard() -> Response | None:
    """Before each request: is this one let in? Another meeting's staff see nothing there."""
    if request.endpoint is None:
        return None
    access = access_of(current_app.view_functions[request.endpoint])
    if access is None:
        abort(403)
    if access.kind == "open":
        return None
    load_visitor()
    if access.kind in ("public", "link"):
        return None
    visitor: Visitor | None = g.visitor
    if visitor is None:
        return _to_sign_in()
    if access.kind == "administrator" and not visitor.is_administrator:
        abort(403)
    if access.kind == "staff":
        _enter_meeting(visitor, access.roles)
    return None


def _enter_meeting(visitor: Visitor, roles: tuple[str, ...]) -> None:
    assert request.view_args is not None
    meeting = current_app.config["FIND_MEETING"](session(), request.view_args["slug"])
    if meeting is None or not visitor.roles_in(meeting):
        abort(404)
    if not visitor.may(meeting, *roles):
        abort(403)
    g.meeting = meeting


def _to_sign_in() -> Response:
    if request.method not in ("GET", "HEAD"):
        abort(401)
    where = request.full_path if request.query_string else request.path
    return redirect(f"/registration/sign-in?{urlencode({'next': where})}", 303)
