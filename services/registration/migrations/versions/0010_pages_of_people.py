"""A page of a list is found in its index alone, however far behind it stands."""

import sqlalchemy as sa
from alembic import op

revision = "0010_pages_of_people"
down_revision = "0009_gentle_limit"


def upgrade() -> None:
    op.drop_index("ix_registration_queue", "registration")
    op.create_index(
        "ix_registration_queue",
        "registration",
        ["meeting_id", "submitted_at", "started_at", "id"],
        postgresql_where=sa.text("amends_id is null and waits_for_place is null"),
        postgresql_include=["state", "delegation_id", "revision", "first_by", "first_revision"],
    )
    op.drop_index("ix_registration_list", "registration")
    op.create_index(
        "ix_registration_list",
        "registration",
        ["meeting_id", "sort_key", "started_at", "id"],
        postgresql_where=sa.text("amends_id is null"),
        postgresql_include=[
            *("state", "waits_for_place", "delegation_id", "role"),
            *("revision", "submitted_at"),
        ],
    )
