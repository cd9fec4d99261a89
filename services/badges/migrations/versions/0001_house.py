"""The first tables of badges."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from shared.messaging import first_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    first_tables.create()
    _copies()
    _badges()
    op.create_table(
        "arrival",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("length(station) <= 60", name="ck_arrival_station"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant_copy.id"], name="fk_arrival_participant_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_arrival"),
        sa.UniqueConstraint("participant_id", name="uq_arrival_participant_id"),
    )
    op.create_index("ix_arrival_meeting_id", "arrival", ["meeting_id"])


def _copies() -> None:
    op.create_table(
        "account_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("roles", JSONB(), nullable=False),
        sa.Column("signed_out_before", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_copy"),
    )
    op.create_table(
        "ended_sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ended_sign_in"),
    )
    op.create_table(
        "meeting_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("city", JSONB(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_copy"),
        sa.UniqueConstraint("slug", name="uq_meeting_copy_slug"),
    )
    op.create_table(
        "participant_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("may_print", sa.Boolean(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own_name", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("function", JSONB(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("state_code", sa.String(), nullable=False),
        sa.Column("represents", JSONB(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("search_key", sa.String(), nullable=False),
        sa.Column("has_photo", sa.Boolean(), nullable=False),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_participant_copy"),
        sa.UniqueConstraint("id", "may_print", name="uq_participant_copy_id_may_print"),
    )
    op.create_index(
        "ix_participant_copy_meeting_id",
        "participant_copy",
        ["meeting_id", "may_print", "revision"],
    )


def _badges() -> None:
    op.create_table(
        "badge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("permitted", sa.Boolean(), nullable=True),
        sa.Column("made_from", sa.BigInteger(), nullable=False),
        sa.Column("made_from_meeting", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("state in ('due', 'ready', 'revoked')", name="ck_badge_state"),
        sa.CheckConstraint(
            "(state = 'revoked') = (permitted is null)", name="ck_badge_permitted_or_revoked"
        ),
        sa.CheckConstraint("permitted", name="ck_badge_permitted_is_true"),
        sa.CheckConstraint("state <> 'ready' or pdf is not null", name="ck_badge_ready_has_paper"),
        sa.CheckConstraint(
            "state <> 'revoked' or pdf is null", name="ck_badge_revoked_has_no_paper"
        ),
        sa.CheckConstraint("serial > 0", name="ck_badge_serial"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant_copy.id"], name="fk_badge_participant_id"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id", "permitted"],
            ["participant_copy.id", "participant_copy.may_print"],
            name="fk_badge_permitted_participant",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_badge"),
        sa.UniqueConstraint("code", name="uq_badge_code"),
        sa.UniqueConstraint("meeting_id", "serial", name="uq_badge_meeting_id_serial"),
    )
    op.create_index(
        "uq_badge_valid_participant",
        "badge",
        ["participant_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'revoked'"),
    )
    op.create_table(
        "badge_print",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("badge_id", sa.Uuid(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "reason in ('', 'lost', 'damaged', 'not_printed', 'changed')",
            name="ck_badge_print_reason",
        ),
        sa.CheckConstraint("length(station) <= 60", name="ck_badge_print_station"),
        sa.ForeignKeyConstraint(["badge_id"], ["badge.id"], name="fk_badge_print_badge_id"),
        sa.PrimaryKeyConstraint("id", name="pk_badge_print"),
    )
    op.create_index("ix_badge_print_badge_id", "badge_print", ["badge_id"])
    op.create_index(
        "uq_badge_print_first",
        "badge_print",
        ["badge_id"],
        unique=True,
        postgresql_where=sa.text("reason = ''"),
    )
