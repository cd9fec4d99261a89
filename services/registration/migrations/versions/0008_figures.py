"""What the overview counts."""

revision = "0008_figures"
down_revision = "0007_papers"


def upgrade() -> None:
    pass
