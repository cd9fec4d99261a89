"""All badges of a meeting, each with its paper."""

from uuid import UUID

from flask import Blueprint, Response, abort, g, render_template, request

from services.badges.queries.badge_list import KINDS, badge_list
from services.badges.queries.badge_pdf import badge_pdf
from shared.web.access import staff
from shared.web.database import session

badges = Blueprint("badges", __name__, url_prefix="/badges/meetings/<slug>/badges")


@badges.get("")
@staff("organiser", "desk")
def show_badges(slug: str) -> str:
    kind = request.args.get("kind", "")
    page = request.args.get("page", 1, type=int)
    kind = kind if kind in KINDS else ""
    listed = badge_list(session(), g.meeting.id, kind, page)
    return render_template("badges/badges.html", listed=listed, kind=kind)


@badges.get("/<uuid:badge_id>.pdf")
@staff("organiser", "desk")
def show_pdf(slug: str, badge_id: UUID) -> Response:
    """What is due or revoked has no paper to show."""
    badge = badge_pdf(session(), g.meeting.id, badge_id)
    if badge is None or badge.pdf is None:
        abort(404)
    response = Response(badge.pdf, mimetype="application/pdf")
    # By number, since a name would stay behind in the folder of downloads.
    response.headers.set(
        "Content-Disposition", "inline", filename=f"badge-{slug}-{badge.number}.pdf"
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
