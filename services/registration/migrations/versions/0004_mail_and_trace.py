"""Letters that staff write, and the trace of what was done to whose data."""

revision = "0004_mail_and_trace"
down_revision = "0003_answers"


def upgrade() -> None:
    """Nothing to change yet."""
