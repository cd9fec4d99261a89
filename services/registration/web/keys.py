"""A link in a letter is a key; whoever looks at the letter here is not whom it was written to."""

import re

from flask import current_app

# A password link opens an account, a registration's link all that the person told us, an
# invitation a whole delegation.
_KEY = re.compile(r"\S*/registration/(?:link|password|delegation/invitation)/\S+")
LEFT_OUT = "•••"


def keys_stay() -> bool:
    """Where no post leaves, whoever reads the letters here has to pass them on by hand."""
    return not current_app.config["SETTINGS"].smtp_url


def without_keys(body: str) -> str:
    """The letter as it was written, but for what would open something."""
    return _KEY.sub(LEFT_OUT, body)
