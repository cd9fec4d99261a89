"""Registrations begun and sent are counted among the attempts."""

from alembic import op

revision = "0009_gentle_limit"
down_revision = "0008_figures"


def upgrade() -> None:
    op.drop_constraint("ck_attempt_kind_known", "attempt")
    op.create_check_constraint(
        op.f("ck_attempt_kind_known"), "attempt", "kind in ('sign-in', 'letter', 'begin', 'send')"
    )
