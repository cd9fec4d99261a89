"""Delegations with their places, roles, order and working groups."""

revision = "0002_delegations"
down_revision = "0001"


def upgrade() -> None:
    """Nothing to change yet."""
