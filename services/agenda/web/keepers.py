"""Who keeps what belongs to the house rather than to one meeting: organisations, bodies, series."""

from flask import abort, g

from shared.web.access import Visitor


def may_keep() -> bool:
    """Administrators, and whoever is an organiser of a meeting already."""
    visitor: Visitor = g.visitor
    return visitor.is_administrator or any("organiser" in held for held in visitor.roles.values())


def require_keeper() -> None:
    if not may_keep():
        abort(403)
