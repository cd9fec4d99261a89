"""A person's own link as a code that another telephone reads from the screen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.registration.models.own_link import AFTERWARDS, PURPOSE
from services.registration.web.mine import links

# Readers find the code by the white around it.
MARGIN = 4


def own_link(registration_id: UUID, meeting_ends_at: datetime) -> str:
    """The same that the letters hold: whoever has it opens the registration."""
    maker = links()
    token = maker.token(PURPOSE, registration_id, meeting_ends_at + AFTERWARDS)
    return maker.to(f"/registration/link/{token}")


def drawn(text: str) -> str:
    """The code of a text as a picture of dark squares on white."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    rows: Any = memoryview(picture).tolist()
    dark = "".join(
        f"M{across + MARGIN} {down + MARGIN}h1v1h-1z"
        for down, row in enumerate(rows)
        for across, light in enumerate(row)
        if light == 0
    )
    size = len(rows) + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="#11264f" d="{dark}"/></svg>'
    )
