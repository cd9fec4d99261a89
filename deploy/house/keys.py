"""The house's own keys, made once and kept where only its owner can read them."""

import json
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

from deploy.house.refusal import Refusal


def kept(path: Path) -> dict[str, str]:
    """Return the keys kept in a file, made at the first start."""
    if not path.exists():
        _make(path)
    try:
        keys = json.loads(path.read_text())
        return {name: str(keys[name]) for name in ("KENGASH_SECRET", "KENGASH_KEY")}
    except (ValueError, KeyError, TypeError) as trouble:
        raise Refusal(
            f"{path} cannot be understood. Without its keys, messages under way and links already "
            "sent cannot be read: bring it back from a copy, or remove it to begin with new keys."
        ) from trouble


def _make(path: Path) -> None:
    keys = {
        "KENGASH_SECRET": secrets.token_urlsafe(48),
        "KENGASH_KEY": Fernet.generate_key().decode(),
    }
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(file.fileno())
    # Whole or not at all: a start that was cut short leaves no half of a key.
    draft.rename(path)
