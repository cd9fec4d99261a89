"""The list of participants and visa support letters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007_papers"
down_revision = "0006_focal_points"


def upgrade() -> None:
    for name in ("may_list_email", "stays_unlisted"):
        op.add_column(
            "registration", sa.Column(name, sa.Boolean(), nullable=False, server_default="false")
        )
        op.alter_column("registration", name, server_default=None)
    _paper_rules()
    _list_edition()
    _paper()
    _visa_letter()


def _paper_rules() -> None:
    op.create_table(
        "paper_rules",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("symbol", sa.String(60), nullable=False),
        sa.Column("lists_media", sa.Boolean(), nullable=False),
        sa.Column("lists_host", sa.Boolean(), nullable=False),
        sa.Column("signatory_name", JSONB(), nullable=False),
        sa.Column("signatory_function", JSONB(), nullable=False),
        sa.Column("gives_letters", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_paper_rules_meeting_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_paper_rules"),
    )


def _list_edition() -> None:
    op.create_table(
        "list_edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.String(12), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.String(90), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", JSONB(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("stage in ('provisional', 'final')", name="ck_list_edition_stage_known"),
        sa.CheckConstraint("revision >= 0", name="ck_list_edition_revision_counts"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_list_edition_meeting_id"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name="fk_list_edition_made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_list_edition"),
        sa.UniqueConstraint(
            "meeting_id", "stage", "revision", name="uq_list_edition_meeting_id_stage_revision"
        ),
    )


def _paper() -> None:
    op.create_table(
        "paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("state", sa.String(5), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=True),
        sa.Column("registration_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("kind in ('participants', 'visa')", name="ck_paper_kind_known"),
        sa.CheckConstraint("state in ('due', 'ready', 'void')", name="ck_paper_state_known"),
        sa.CheckConstraint(
            "(state = 'ready') = (content is not null)", name="ck_paper_ready_has_content"
        ),
        sa.CheckConstraint(
            "(kind = 'participants') = (edition_id is not null)", name="ck_paper_list_has_edition"
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_copy.id"], name="fk_paper_meeting_id"),
        sa.ForeignKeyConstraint(["edition_id"], ["list_edition.id"], name="fk_paper_edition_id"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_paper_registration_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper"),
    )
    op.create_index("ix_paper_meeting", "paper", ["meeting_id", "asked_at"])
    op.create_index("ix_paper_edition_id", "paper", ["edition_id"])
    op.create_index("ix_paper_registration_id", "paper", ["registration_id"])


def _visa_letter() -> None:
    op.create_table(
        "visa_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("signatory_name", sa.String(300), nullable=False),
        sa.Column("signatory_function", sa.String(300), nullable=False),
        sa.Column("made_from", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("number > 0", name="ck_visa_letter_number_counts"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_visa_letter_meeting_id"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_visa_letter_registration_id"
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name="fk_visa_letter_paper_id"),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name="fk_visa_letter_made_by"),
        sa.PrimaryKeyConstraint("id", name="pk_visa_letter"),
        sa.UniqueConstraint("meeting_id", "number", name="uq_visa_letter_meeting_id_number"),
    )
    op.create_index("ix_visa_letter_registration_id", "visa_letter", ["registration_id"])
    op.create_index("ix_visa_letter_paper_id", "visa_letter", ["paper_id"])
