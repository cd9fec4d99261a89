"""Focal points and the notes verbales of delegations."""

revision = "0006_focal_points"
down_revision = "0005_review"


def upgrade() -> None:
    pass
