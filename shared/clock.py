"""What time it is, asked in one place so that a test can stop the clock."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
