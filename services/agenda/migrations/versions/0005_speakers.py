"""Corrections that speakers ask for, until staff have looked at them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005_speakers"
down_revision = "0004_editions"


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("speaker_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wanted", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name="fk_correction_speaker_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("speaker_id", name="pk_correction"),
    )
