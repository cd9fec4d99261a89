"""The portrait that a delegate sends, cuts out and sees as it will be printed."""

from math import isfinite
from uuid import UUID

from flask import Blueprint, abort, make_response, request
from werkzeug.wrappers import Response as Answer

from services.registration.models.portrait import (
    LARGEST_FILE,
    Crop,
    PhotoTooFine,
    PhotoTooLarge,
    PhotoTooSmall,
    PhotoUnreadable,
    Portrait,
    Profile,
)
from services.registration.models.registration import Photo, Registration
from services.registration.models.topics import questions_for
from services.registration.usecases.save_photo import save_photo
from services.registration.web.mine import my_registration
from services.registration.web.topics import AT, go_on, my_draft, to, topic_page
from shared.language import gettext as _
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form

portraits = Blueprint("portraits", __name__)


@portraits.route(f"{AT}/photo", methods=["GET", "POST"])
@by_link
def photo(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "photo")
    form = Form()
    if request.method == "GET":
        return _photo_page(registration, form)
    portrait = None
    if request.form.get("photo_is") not in ("none", "kept"):
        portrait = _portrait(registration, form)
        if not form.is_valid:
            return _photo_page(registration, form), 422
    if request.form.get("photo_is") != "kept":
        save_photo(session(), registration_id=registration_id, portrait=portrait)
    session().commit()
    if portrait and portrait.advice:
        # Advice is of use while another photo can still be chosen.
        return to("portraits.photo", registration_id)
    return go_on(registration)


def _photo_page(registration: Registration, form: Form) -> str:
    return topic_page("photo", registration, form, asked=questions_for(registration))


def _portrait(registration: Registration, form: Form) -> Portrait | None:
    sent = request.files.get("photo")
    content = sent.read(LARGEST_FILE + 1) if sent else b""
    asked = questions_for(registration)
    profile = Profile(asked.photo_width, asked.photo_height)
    try:
        if content:
            return Portrait.read(content, crop=_crop(), profile=profile)
        form.add_error("photo", _("Choose a photo, or go on without one"))
    except PhotoTooFine as fact:
        form.add_error("photo", too_fine(fact.millions, fact.most))
    except PhotoTooLarge:
        form.add_error("photo", _("This photo is too large. Choose one of at most 10 MB"))
    except PhotoTooSmall:
        form.add_error("photo", _("This photo is too small to be printed. Choose a larger one"))
    except PhotoUnreadable:
        form.add_error("photo", _("We cannot read this file. Choose a photo in JPEG or PNG"))
    return None


def too_fine(millions: int, most: int) -> str:
    """A picture may be small as a file and still too large to be opened."""
    words = _(
        "This picture has %(number)s million pixels; we can open up to %(most)s million. "
        "Save it smaller and choose it again"
    )
    return words % {"number": millions, "most": most}


def _crop() -> Crop | None:
    """What was cut out where a script runs; whatever makes no sense is not cut at all."""
    parts = [request.form.get(f"crop_{name}", type=float) for name in ("x", "y", "width", "height")]
    left, top, width, height = (part if part is not None else -1.0 for part in parts)
    if not all(isfinite(part) for part in (left, top, width, height)):
        return None
    is_within = min(left, top) >= 0 and min(width, height) > 0
    if not is_within or max(left + width, top + height) > 1.001:
        return None
    return Crop(left, top, width, height)


@portraits.get(f"{AT}/photo.jpg")
@by_link
def my_photo(registration_id: UUID) -> Answer:
    my_registration(registration_id)
    kept = session().get(Photo, registration_id)
    if kept is None:
        abort(404)
    response = make_response(kept.print_jpeg)
    response.mimetype = "image/jpeg"
    response.set_etag(kept.digest)
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)
