"""What the overview counts, and the index of words under which people are found."""

import sqlalchemy as sa
from alembic import op

revision = "0008_figures"
down_revision = "0007_papers"

WORDS = r"""
    array_to_tsvector(string_to_array(
        regexp_replace(btrim(search_key), '(\S{60})\S+', '\1', 'g'), ' '))
"""


def upgrade() -> None:
    op.execute(
        f"create index ix_registration_words on registration using gin (({WORDS})) "
        "with (gin_pending_list_limit = 64)"
    )
    op.add_column(
        "registration",
        sa.Column("sex", sa.String(length=6), nullable=False, server_default=""),
    )
    op.alter_column("registration", "sex", server_default=None)
    op.create_check_constraint(
        "ck_registration_sex_known", "registration", "sex in ('', 'female', 'male', 'x', 'unsaid')"
    )
    op.add_column(
        "questions",
        sa.Column("asks_sex", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.alter_column("questions", "asks_sex", server_default=None)
