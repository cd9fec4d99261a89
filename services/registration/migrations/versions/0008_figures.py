"""What the overview counts, and the index of words under which people are found."""

import sqlalchemy as sa
from alembic import op

revision = "0008_figures"
down_revision = "0007_papers"

# An index takes no entry of two thousand letters, and nobody types as many as sixty. What it costs
# is said, so that the index is asked rather than every key taken apart anew.
WORDS = """
create function words_of(search_key text) returns tsvector
language plpgsql immutable strict parallel safe cost 10000 as $$
begin
    return array_to_tsvector(array(
        select distinct left(word, 60) from unnest(string_to_array(search_key, ' ')) word
        where word <> ''
    ));
end
$$
"""


def upgrade() -> None:
    op.execute(WORDS)
    op.execute(
        "create index ix_registration_words on registration using gin (words_of(search_key)) "
        "with (gin_pending_list_limit = 64)"
    )
    op.drop_index("ix_registration_queue", "registration")
    op.create_index("ix_registration_queue", "registration", ["meeting_id", "submitted_at"])
    op.create_index(
        "ix_registration_standing",
        "registration",
        ["meeting_id", "state"],
        postgresql_where=sa.text("amends_id is null and waits_for_place is null"),
        postgresql_include=["delegation_id", "revision", "first_by", "first_revision"],
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
