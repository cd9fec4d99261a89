"""Review in steps, clearance, waivers and possible duplicates."""

import sqlalchemy as sa
from alembic import op

revision = "0005_review"
down_revision = "0004_mail_and_trace"

STATES = (
    "'draft', 'submitted', 'returned', 'endorsed', 'cleared', 'approved', 'declined', 'withdrawn'"
)
CHECKS = {
    "state_known": f"state in ({STATES})",
    "decided_has_time": "state not in ('approved', 'declined', 'returned') "
    "or decided_at is not null",
    "declined_has_reason": "state not in ('declined', 'returned') or reason <> ''",
    "waits_while_submitted": "waits_for_place is null or state in ('submitted', 'returned')",
    "waits_while_expected": "(waits_for_hospitality is null and waits_for_room is null) "
    "or state in ('submitted', 'returned', 'endorsed', 'cleared', 'approved')",
}
NEW_CHECKS = {
    "two_are_two": "state <> 'approved' or first_by is null "
    "or first_by is distinct from decided_by",
    "first_is_whole": "(first_by is null) = (first_revision is null) and "
    "(first_by is null) = (first_at is null)",
}


def upgrade() -> None:
    _course()


def _course() -> None:
    op.add_column("registration", sa.Column("first_by", sa.Uuid(), nullable=True))
    op.add_column("registration", sa.Column("first_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("registration", sa.Column("first_revision", sa.Integer(), nullable=True))
    op.create_foreign_key(
        "fk_registration_first_by", "registration", "account", ["first_by"], ["id"]
    )
    for name, rule in CHECKS.items():
        op.drop_constraint(f"ck_registration_{name}", "registration")
        op.create_check_constraint(f"ck_registration_{name}", "registration", rule)
    for name, rule in NEW_CHECKS.items():
        op.create_check_constraint(f"ck_registration_{name}", "registration", rule)
