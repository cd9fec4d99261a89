"""Letters that staff write, and the trace of what was done to whose data."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004_mail_and_trace"
down_revision = "0003_answers"

# A line is numbered and sealed at the very end of its transaction: the lock that keeps the chain
# from forking is held for the commit alone, and nobody waits for anything while holding it.
SEAL = """
create function trace_seal() returns trigger language plpgsql as $$
declare
    last_number bigint;
    last_hash bytea;
begin
    perform pg_advisory_xact_lock(7302512);
    select number, hash into last_number, last_hash
        from trace where number is not null order by number desc limit 1;
    last_number := coalesce(last_number, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    update trace set
        number = last_number + 1,
        previous_hash = last_hash,
        hash = sha256(last_hash || convert_to(concat_ws('|',
            last_number + 1,
            to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            coalesce(new.meeting_id::text, ''),
            new.who_kind,
            coalesce(new.who_id::text, ''),
            new.what,
            new.about_kind,
            coalesce(new.about_id::text, ''),
            coalesce((select string_agg(key || '=' || value, ',' order by key collate "C")
                from jsonb_each_text(new.digests)), '')
        ), 'UTF8'))
        where id = new.id;
    return null;
end $$
"""

KEEP = """
create function trace_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'trace' then
        if old.hash is null and new.hash is not null
            and (new.id, new.at, new.who_kind, new.what, new.about_kind, new.digests)
                = (old.id, old.at, old.who_kind, old.what, old.about_kind, old.digests)
            and new.meeting_id is not distinct from old.meeting_id
            and new.who_id is not distinct from old.who_id
            and new.about_id is not distinct from old.about_id
        then
            return new;
        end if;
    end if;
    raise exception 'lines of the trace are only ever added';
end $$
"""

TRIGGERS = (
    "create constraint trigger trace_seal after insert on trace "
    "deferrable initially deferred for each row execute function trace_seal()",
    "create trigger trace_keep before update or delete on trace "
    "for each row execute function trace_keep()",
    "create trigger trace_keep_all before truncate on trace execute function trace_keep()",
    # Taking a value away is what they lie apart for; another in its place is not.
    "create trigger trace_value_keep before update on trace_value "
    "for each row execute function trace_keep()",
)


def upgrade() -> None:
    _trace()
    _letter_text()
    _mailing()
    _mail()


def _trace() -> None:
    op.create_table(
        "trace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("who_kind", sa.String(length=10), nullable=False),
        sa.Column("who_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("about_kind", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("digests", JSONB(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "who_kind in ('account', 'person', 'system')", name="ck_trace_who_known"
        ),
        sa.CheckConstraint(
            "(who_kind = 'system') = (who_id is null)", name="ck_trace_system_is_nobody"
        ),
        sa.CheckConstraint("what ~ '^[a-z][a-z_]*$'", name="ck_trace_what_is_a_code"),
        sa.CheckConstraint("about_kind ~ '^[a-z][a-z_]*$'", name="ck_trace_about_is_a_code"),
        sa.CheckConstraint(
            "(number is null) = (hash is null) and (number is null) = (previous_hash is null)",
            name="ck_trace_numbered_is_sealed",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_trace"),
    )
    op.create_index("uq_trace_number", "trace", ["number"], unique=True)
    op.create_index("ix_trace_meeting", "trace", ["meeting_id", "number"])
    op.create_index("ix_trace_about", "trace", ["about_id", "number"])
    op.create_table(
        "trace_value",
        sa.Column("trace_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("name ~ '^[a-z][a-z_]*$'", name="ck_trace_value_name_is_a_code"),
        sa.ForeignKeyConstraint(["trace_id"], ["trace.id"], name="fk_trace_value_trace_id"),
        sa.PrimaryKeyConstraint("trace_id", "name", name="pk_trace_value"),
    )
    for statement in (SEAL, KEEP, *TRIGGERS):
        op.execute(statement)


def _letter_text() -> None:
    op.create_table(
        "letter_text",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("subject <> '' and body <> ''", name="ck_letter_text_says_something"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_letter_text_meeting_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "kind", "language", name="pk_letter_text"),
    )


def _mailing() -> None:
    op.create_table(
        "mailing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("subject", JSONB(), nullable=False),
        sa.Column("body", JSONB(), nullable=False),
        sa.Column("readers", JSONB(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting_copy.id"], name="fk_mailing_meeting_id"),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name="fk_mailing_written_by"),
        sa.PrimaryKeyConstraint("id", name="pk_mailing"),
    )
    op.create_index("ix_mailing_meeting", "mailing", ["meeting_id", "written_at"])


def _mail() -> None:
    op.add_column("mail", sa.Column("meeting_id", sa.Uuid(), nullable=True))
    op.add_column("mail", sa.Column("mailing_id", sa.Uuid(), nullable=True))
    op.add_column("mail", sa.Column("repeats_id", sa.Uuid(), nullable=True))
    op.add_column("mail", sa.Column("answer", sa.String(length=200), server_default=""))
    op.alter_column("mail", "answer", nullable=False, server_default=None)
    op.execute(
        "update mail set meeting_id = registration.meeting_id "
        "from registration where registration.id = mail.registration_id"
    )
    for column, table in (
        ("meeting_id", "meeting_copy"),
        ("mailing_id", "mailing"),
        ("repeats_id", "mail"),
    ):
        op.create_foreign_key(f"fk_mail_{column}", "mail", table, [column], ["id"])
    op.create_index("ix_mail_meeting", "mail", ["meeting_id", "written_at"])
    op.create_index(
        "uq_mail_reader",
        "mail",
        ["mailing_id", "registration_id"],
        unique=True,
        postgresql_where=sa.text("mailing_id is not null and repeats_id is null"),
    )
    op.create_index(
        "uq_mail_repeated",
        "mail",
        ["repeats_id"],
        unique=True,
        postgresql_where=sa.text("repeats_id is not null and state = 'waiting'"),
    )
    op.drop_constraint("ck_mail_state_known", "mail")
    op.create_check_constraint(
        "ck_mail_state_known",
        "mail",
        "state in ('waiting', 'sent', 'kept', 'refused', 'failed')",
    )
