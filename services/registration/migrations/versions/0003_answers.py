"""What a meeting asks of its delegates, and what they answer."""

revision = "0003_answers"
down_revision = "0002_delegations"


def upgrade() -> None:
    """Nothing to change yet."""
