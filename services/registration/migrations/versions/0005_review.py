"""Review in steps, clearance, waivers and possible duplicates."""

revision = "0005_review"
down_revision = "0004_mail_and_trace"


def upgrade() -> None:
    pass
