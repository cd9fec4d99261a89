"""The house's own keys, made once and kept where only its owner can read them."""

import json
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet

from deploy.house.refusal import Refusal

PASSPORTS = "REGISTRATION_PASSPORT_KEY"


def kept(path: Path) -> dict[str, str]:
    """Return the keys kept in a file, made at the first start."""
    if not path.exists():
        _write(
            path,
            {
                "KENGASH_SECRET": secrets.token_urlsafe(48),
                "KENGASH_KEY": Fernet.generate_key().decode(),
            },
        )
    try:
        keys = json.loads(path.read_text())
        kept = {name: str(keys[name]) for name in ("KENGASH_SECRET", "KENGASH_KEY")}
    except (ValueError, KeyError, TypeError) as trouble:
        raise Refusal(
            f"{path} cannot be understood. Without its keys, messages under way and links already "
            "sent cannot be read: bring it back from a copy, or remove it to begin with new keys."
        ) from trouble
    if PASSPORTS not in keys:
        # The house was begun before it asked for passports; none is locked away yet.
        keys[PASSPORTS] = Fernet.generate_key().decode()
        _write(path, keys)
    return {**kept, PASSPORTS: str(keys[PASSPORTS])}


def _write(path: Path, keys: dict[str, str]) -> None:
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(file.fileno())
    # Whole or not at all: a start that was cut short leaves no half of a key.
    draft.rename(path)
