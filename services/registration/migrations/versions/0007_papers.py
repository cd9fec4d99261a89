"""The list of participants and visa support letters."""

revision = "0007_papers"
down_revision = "0006_focal_points"


def upgrade() -> None:
    pass
