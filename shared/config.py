"""What a deployment tells the house: settings by environment alone, read once at the start."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Self

Kind = str | int | bool


class SettingMissing(Exception):
    """A setting without which the service cannot start, or none that it can use; it is named."""


def setting(name: str, words: str, *, default: Kind | None = None) -> Any:
    """A dataclass field that is filled from the environment variable `name`."""
    metadata = {"name": name, "words": words}
    # Many a setting is a secret; none is ever printed along with the rest.
    if default is None:
        return field(metadata=metadata, repr=False)
    return field(default=default, metadata=metadata, repr=False)


@dataclass(frozen=True, kw_only=True)
class HouseConfig:
    """What all three services are told alike."""

    secret: str = setting(
        "KENGASH_SECRET", "Signs sign-ins, links and form tokens. Long and random."
    )
    key: str = setting(
        "KENGASH_KEY",
        "Encrypts messages in Redis: Fernet keys, the newest first, with commas between.",
    )
    redis_url: str = setting("REDIS_URL", "The queue, for example redis://redis:6379/0.")
    address: str = setting(
        "KENGASH_ADDRESS", "The address that people type, without a slash at its end."
    )
    host: str = setting("KENGASH_HOST", "Where the web processes listen.", default="127.0.0.1")
    demo: bool = setting(
        "KENGASH_DEMO", "1 shows the demo sign-ins; never in earnest.", default=False
    )

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Self:
        values: dict[str, Kind] = {}
        missing: list[str] = []
        for each in fields(cls):
            name = each.metadata["name"]
            text = environ.get(name, "")
            if text:
                values[each.name] = _as_kind(name, text, each.type)
            elif each.default is MISSING:
                missing.append(name)
        if missing:
            raise SettingMissing(f"These settings are missing: {', '.join(missing)}.")
        return cls(**values)  # type: ignore[arg-type]

    @property
    def is_behind_tls(self) -> bool:
        return self.address.startswith("https://")


def _as_kind(name: str, text: str, kind: object) -> Kind:
    if kind is bool:
        return text.lower() in ("1", "yes", "true", "on")
    if kind is int:
        try:
            return int(text)
        except ValueError:
            raise SettingMissing(f"{name} has to be a whole number.") from None
    return text
