"""Review in steps, clearance, waivers and possible duplicates."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from services.registration.models.duplicates import name_marks

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
    "merged_is_declined": "merged_into_id is null or state = 'declined'",
    "first_is_whole": "(first_by is null) = (first_revision is null) and "
    "(first_by is null) = (first_at is null)",
}


def upgrade() -> None:
    _course()
    _duplicates()
    _rules()
    _duty()
    _waiver()
    _bulk()
    _clearance()


def _course() -> None:
    op.add_column("registration", sa.Column("first_by", sa.Uuid(), nullable=True))
    op.add_column("registration", sa.Column("first_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("registration", sa.Column("first_revision", sa.Integer(), nullable=True))
    op.create_foreign_key(
        "fk_registration_first_by", "registration", "account", ["first_by"], ["id"]
    )
    op.add_column("registration", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        "fk_registration_merged_into_id",
        "registration",
        "registration",
        ["merged_into_id"],
        ["id"],
    )
    for name, rule in CHECKS.items():
        op.drop_constraint(f"ck_registration_{name}", "registration")
        op.create_check_constraint(f"ck_registration_{name}", "registration", rule)
    for name, rule in NEW_CHECKS.items():
        op.create_check_constraint(f"ck_registration_{name}", "registration", rule)


def _duplicates() -> None:
    op.add_column(
        "registration",
        sa.Column("name_marks", ARRAY(sa.Text()), nullable=False, server_default="{}"),
    )
    op.alter_column("registration", "name_marks", server_default=None)
    op.create_index(
        "ix_registration_name_marks", "registration", ["name_marks"], postgresql_using="gin"
    )
    # Those who were there before are found as well.
    people = op.get_bind().execute(
        sa.text(
            "select id, given_names, family_name, own_name from registration where state <> 'draft'"
        )
    )
    for id_, given, family, own in people.all():
        op.get_bind().execute(
            sa.text("update registration set name_marks = :marks where id = :id"),
            {"marks": name_marks(f"{given} {family}", own), "id": id_},
        )
    op.create_table(
        "kept_apart",
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("first_id < second_id", name="ck_kept_apart_in_order"),
        sa.ForeignKeyConstraint(["first_id"], ["registration.id"], name="fk_kept_apart_first_id"),
        sa.ForeignKeyConstraint(["second_id"], ["registration.id"], name="fk_kept_apart_second_id"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_kept_apart_account_id"),
        sa.PrimaryKeyConstraint("first_id", "second_id", name="pk_kept_apart"),
    )
    op.create_index("ix_kept_apart_second_id", "kept_apart", ["second_id"])


def _rules() -> None:
    op.add_column(
        "delegation",
        sa.Column("keeps_two_persons", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("delegation", "keeps_two_persons", server_default=None)
    op.create_table(
        "review_rules",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("asks_endorsement", sa.Boolean(), nullable=False),
        sa.Column("asks_clearance", sa.Boolean(), nullable=False),
        sa.Column("two_persons", JSONB(), nullable=False),
        sa.Column("note_kinds", JSONB(), nullable=False),
        sa.Column("loosening", JSONB(), nullable=True),
        sa.Column("loosening_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(loosening is null) = (loosening_by is null)",
            name="ck_review_rules_loosening_is_whole",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_review_rules_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["loosening_by"], ["account.id"], name="fk_review_rules_loosening_by"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_review_rules"),
    )


def _duty() -> None:
    op.create_table(
        "review_duty",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("steps", JSONB(), nullable=False),
        sa.Column("kinds", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_review_duty_meeting_id"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_review_duty_account_id"),
        sa.PrimaryKeyConstraint("meeting_id", "account_id", name="pk_review_duty"),
    )


def _waiver() -> None:
    op.create_table(
        "note_waiver",
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name="ck_note_waiver_has_reason"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_note_waiver_registration_id"
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name="fk_note_waiver_delegation_id"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_note_waiver_account_id"),
        sa.PrimaryKeyConstraint("registration_id", name="pk_note_waiver"),
    )


def _bulk() -> None:
    op.create_table(
        "bulk_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_out", JSONB(), nullable=False),
        sa.CheckConstraint(
            "step in ('endorse', 'clear', 'approve')", name="ck_bulk_act_step_known"
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_copy.id"], name="fk_bulk_act_meeting_id"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_bulk_act_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bulk_act"),
    )
    op.create_index("ix_bulk_act_meeting", "bulk_act", ["meeting_id", "at"])
    op.create_table(
        "bulk_item",
        sa.Column("act_id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("state_before", sa.String(length=12), nullable=False),
        sa.Column("revision_after", sa.Integer(), nullable=False),
        sa.Column("first_by_before", sa.Uuid(), nullable=True),
        sa.Column("first_at_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_put_back", sa.Boolean(), nullable=False),
        sa.Column("mail_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["bulk_act.id"], name="fk_bulk_item_act_id"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_bulk_item_registration_id"
        ),
        sa.ForeignKeyConstraint(
            ["first_by_before"], ["account.id"], name="fk_bulk_item_first_by_before"
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name="fk_bulk_item_mail_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("act_id", "registration_id", name="pk_bulk_item"),
    )


def _clearance() -> None:
    op.create_table(
        "clearance_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("whom", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("has_passports", sa.Boolean(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("whom in ('due', 'expected')", name="ck_clearance_list_whom_known"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_clearance_list_meeting_id"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name="fk_clearance_list_made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_clearance_list"),
    )
    op.create_index("ix_clearance_list_meeting", "clearance_list", ["meeting_id", "made_at"])
