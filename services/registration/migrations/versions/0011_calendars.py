"""Letters may carry what brings their reader's calendar up to date."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011_calendars"
down_revision = "0010_pages_of_people"


def upgrade() -> None:
    op.add_column("mail", sa.Column("calendars", JSONB(), nullable=False, server_default="[]"))
    op.alter_column("mail", "calendars", server_default=None)
