"""Focal points and the notes verbales of delegations."""

import sqlalchemy as sa
from alembic import op

revision = "0006_focal_points"
down_revision = "0005_review"


def upgrade() -> None:
    _focal_point()
    _ways_in()
    _note_verbale()
    _registration()
    _period()
    _trace()


def _focal_point() -> None:
    op.create_table(
        "focal_point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("succeeds_id", sa.Uuid(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_as", sa.String(length=12), nullable=False),
        sa.CheckConstraint("email = lower(email)", name="ck_focal_point_email_folded"),
        sa.CheckConstraint(
            "ended_as in ('', 'revoked', 'handed_over')", name="ck_focal_point_ending_known"
        ),
        sa.CheckConstraint(
            "(ended_at is null) = (ended_as = '')", name="ck_focal_point_ended_has_reason"
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name="fk_focal_point_delegation_id"
        ),
        sa.ForeignKeyConstraint(["invited_by"], ["account.id"], name="fk_focal_point_invited_by"),
        sa.ForeignKeyConstraint(
            ["succeeds_id"], ["focal_point.id"], name="fk_focal_point_succeeds_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_focal_point"),
    )
    op.create_index("ix_focal_point_email", "focal_point", ["email"])
    op.create_index(
        "uq_focal_point_email",
        "focal_point",
        ["delegation_id", "email"],
        unique=True,
        postgresql_where=sa.text("ended_at is null"),
    )


def _ways_in() -> None:
    op.create_table(
        "focal_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("focal_point_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["focal_point_id"], ["focal_point.id"], name="fk_focal_link_focal_point_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_focal_link"),
        sa.UniqueConstraint("token_digest", name="uq_focal_link_token_digest"),
    )
    op.create_index("ix_focal_link_focal_point_id", "focal_link", ["focal_point_id"])
    op.create_table(
        "focal_sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("focal_point_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["focal_point_id"], ["focal_point.id"], name="fk_focal_sign_in_focal_point_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_focal_sign_in"),
    )
    op.create_index("ix_focal_sign_in_focal_point_id", "focal_sign_in", ["focal_point_id"])


def _note_verbale() -> None:
    op.create_table(
        "note_verbale",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_kind", sa.String(length=12), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "by_kind in ('account', 'focal_point')", name="ck_note_verbale_by_known"
        ),
        sa.CheckConstraint(
            "media_type in ('application/pdf', 'image/jpeg', 'image/png')",
            name="ck_note_verbale_type_known",
        ),
        sa.CheckConstraint("number <> ''", name="ck_note_verbale_has_number"),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name="fk_note_verbale_delegation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_note_verbale"),
    )
    op.create_index(
        "uq_note_verbale_present",
        "note_verbale",
        ["delegation_id"],
        unique=True,
        postgresql_where=sa.text("replaced_at is null"),
    )
    op.create_index("ix_note_verbale_of", "note_verbale", ["delegation_id", "uploaded_at"])


def _registration() -> None:
    op.add_column("registration", sa.Column("entered_by", sa.Uuid(), nullable=True))
    op.add_column("registration", sa.Column("replaces_id", sa.Uuid(), nullable=True))
    op.add_column(
        "registration",
        sa.Column("is_late", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("registration", "is_late", server_default=None)
    op.create_foreign_key(
        "fk_registration_entered_by", "registration", "focal_point", ["entered_by"], ["id"]
    )
    op.create_foreign_key(
        "fk_registration_replaces_id", "registration", "registration", ["replaces_id"], ["id"]
    )
    op.create_unique_constraint("uq_registration_replaces_id", "registration", ["replaces_id"])
    op.drop_constraint("ck_registration_submitted_is_complete", "registration")
    # Whoever is entered by a focal point has not agreed yet, and may have no address of their own.
    op.create_check_constraint(
        "ck_registration_submitted_is_complete",
        "registration",
        "state = 'draft' or (submitted_at is not null and delegation_id is not null "
        "and given_names <> '' and (entered_by is not null "
        "or (email <> '' and consented_at is not null)))",
    )


def _period() -> None:
    op.add_column("period", sa.Column("freezes_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "period", sa.Column("takes_late", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.alter_column("period", "takes_late", server_default=None)


def _trace() -> None:
    op.drop_constraint("ck_trace_who_known", "trace")
    op.alter_column("trace", "who_kind", type_=sa.String(length=12))
    op.create_check_constraint(
        "ck_trace_who_known",
        "trace",
        "who_kind in ('account', 'person', 'focal_point', 'system')",
    )
