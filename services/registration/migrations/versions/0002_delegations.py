"""Delegations with their places, roles, order and working groups."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002_delegations"
down_revision = "0001"

KINDS = "'state', 'international', 'civil', 'academic', 'organisation', 'media', 'host'"
RANKS = "'head_of_state', 'head_of_government', 'minister', 'deputy_minister', 'ambassador'"


def upgrade() -> None:
    _kinds()
    _people()
    _rules()
    _allowance()
    _order()


def _kinds() -> None:
    op.drop_constraint("ck_delegation_kind_known", "delegation")
    op.create_check_constraint("ck_delegation_kind_known", "delegation", f"kind in ({KINDS})")
    op.alter_column("delegation", "kind", type_=sa.String(length=14))
    op.add_column(
        "delegation", sa.Column("rank", sa.String(length=20), nullable=False, server_default="")
    )
    op.alter_column("delegation", "rank", server_default=None)
    op.create_check_constraint(
        "ck_delegation_rank_known", "delegation", f"rank in ('', {RANKS}, 'director')"
    )
    op.drop_index("uq_delegation_organisation", "delegation")
    op.create_index(
        "uq_delegation_organisation",
        "delegation",
        ["meeting_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("kind <> 'state'"),
    )


def _people() -> None:
    for column, default in (
        (sa.Column("role", sa.String(length=10), nullable=False), "delegate"),
        (sa.Column("working_groups", JSONB(), nullable=False), "[]"),
    ):
        column.server_default = sa.DefaultClause(default)
        op.add_column("registration", column)
        op.alter_column("registration", column.name, server_default=None)
    for limit in ("place", "hospitality", "room"):
        op.add_column("registration", sa.Column(f"waits_for_{limit}", sa.Integer(), nullable=True))
    op.create_check_constraint(
        "ck_registration_role_known",
        "registration",
        "role in ('head', 'alternate', 'delegate', 'adviser', 'observer')",
    )
    op.create_check_constraint(
        "ck_registration_waits_while_submitted",
        "registration",
        "waits_for_place is null or state = 'submitted'",
    )
    op.create_check_constraint(
        "ck_registration_waits_while_expected",
        "registration",
        "(waits_for_hospitality is null and waits_for_room is null) "
        "or state in ('submitted', 'approved')",
    )


def _rules() -> None:
    op.create_table(
        "meeting_rules",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("approves", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "approves in ('by_review', 'at_once')", name="ck_meeting_rules_approves_known"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_meeting_rules_meeting_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_meeting_rules"),
    )
    op.create_table(
        "working_group",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_working_group_meeting_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "code", name="pk_working_group"),
    )


def _allowance() -> None:
    op.create_table(
        "allowance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=14), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=True),
        *(
            sa.Column(name, sa.Integer(), nullable=True)
            for name in ("places", "principals", "accompanying", "room")
        ),
        sa.CheckConstraint(
            "least(places, principals, accompanying, room) >= 0",
            name="ck_allowance_nothing_below_zero",
        ),
        sa.CheckConstraint(
            "(principals is null) = (accompanying is null)",
            name="ck_allowance_hospitality_is_whole",
        ),
        sa.CheckConstraint(
            "delegation_id is null or kind = ''", name="ck_allowance_for_one_or_for_a_kind"
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name="fk_allowance_delegation_id"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_allowance_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_allowance"),
    )
    op.create_index(
        "uq_allowance_kind",
        "allowance",
        ["meeting_id", "kind"],
        unique=True,
        postgresql_where=sa.text("delegation_id is null"),
    )
    op.create_index("uq_allowance_delegation", "allowance", ["delegation_id"], unique=True)


def _order() -> None:
    op.create_table(
        "protocol_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("alphabet", sa.String(length=8), nullable=False),
        sa.Column("seed", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("by_hand", JSONB(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "way in ('alphabet', 'lot', 'rank', 'hand')", name="ck_protocol_order_way_known"
        ),
        sa.CheckConstraint("(way = 'lot') = (seed <> '')", name="ck_protocol_order_lot_has_seed"),
        sa.CheckConstraint(
            "(way = 'hand') = (reason <> '')", name="ck_protocol_order_hand_has_reason"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_protocol_order_meeting_id"
        ),
        sa.ForeignKeyConstraint(["set_by"], ["account.id"], name="fk_protocol_order_set_by"),
        sa.PrimaryKeyConstraint("id", name="pk_protocol_order"),
    )
    op.create_index(
        "ix_protocol_order_latest", "protocol_order", ["meeting_id", "set_at"], unique=False
    )
