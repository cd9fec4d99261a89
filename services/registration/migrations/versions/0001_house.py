"""Staff and their sign-ins, meetings, delegations, registrations and their letters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from shared.messaging import first_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    first_tables.create()
    _account()
    _arrival_copy()
    _attempt()
    _meeting_copy()
    _period()
    _delegation()
    _password_link()
    _role()
    _sign_in()
    _registration()
    _event()
    _mail()
    _photo()


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("signed_out_before", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("email = lower(email)", name="ck_account_email_folded"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("email", name="uq_account_email"),
    )


def _arrival_copy() -> None:
    op.create_table(
        "arrival_copy",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("arrival_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("station", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("participant_id", name="pk_arrival_copy"),
    )
    op.create_index("ix_arrival_copy_meeting_id", "arrival_copy", ["meeting_id"], unique=False)


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("who_digest", sa.String(length=64), nullable=False),
        sa.Column("where_digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind in ('sign-in', 'letter')", name="ck_attempt_kind_known"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_at", "attempt", ["at"], unique=False)
    op.create_index("ix_attempt_where", "attempt", ["kind", "where_digest", "at"], unique=False)
    op.create_index("ix_attempt_who", "attempt", ["kind", "who_digest", "at"], unique=False)


def _meeting_copy() -> None:
    op.create_table(
        "meeting_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("organisers", JSONB(), nullable=False),
        sa.Column("venue", JSONB(), nullable=False),
        sa.Column("city", JSONB(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_copy"),
        sa.UniqueConstraint("slug", name="uq_meeting_copy_slug"),
    )


def _period() -> None:
    op.create_table(
        "period",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("opens_at < closes_at", name="ck_period_opens_before_it_closes"),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_period"),
    )


def _delegation() -> None:
    op.create_table(
        "delegation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state_code", sa.String(length=3), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("is_offered", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'state') = (state_code <> '')", name="ck_delegation_state_has_code"
        ),
        sa.CheckConstraint("kind in ('state', 'organisation')", name="ck_delegation_kind_known"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_delegation_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_delegation"),
    )
    op.create_index(
        "uq_delegation_organisation",
        "delegation",
        ["meeting_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("kind = 'organisation'"),
    )
    op.create_index(
        "uq_delegation_state",
        "delegation",
        ["meeting_id", "state_code"],
        unique=True,
        postgresql_where=sa.text("kind = 'state'"),
    )


def _password_link() -> None:
    op.create_table(
        "password_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_password_link_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_password_link"),
        sa.UniqueConstraint("token_digest", name="uq_password_link_token_digest"),
    )
    op.create_index("ix_password_link_account_id", "password_link", ["account_id"], unique=False)


def _role() -> None:
    op.create_table(
        "role",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "role in ('organiser', 'reviewer', 'programme_editor', 'desk', 'observer')",
            name="ck_role_role_known",
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_role_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint(
            "account_id", "meeting_id", "role", name="uq_role_account_id_meeting_id_role"
        ),
    )
    op.create_index("ix_role_meeting_id", "role", ["meeting_id"], unique=False)


def _sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_sign_in_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
    )
    op.create_index("ix_sign_in_account_id", "sign_in", ["account_id"], unique=False)


def _registration() -> None:
    op.create_table("registration", *_answers(), *_course(), *_constraints())
    op.create_index(
        "ix_registration_delegation_id", "registration", ["delegation_id"], unique=False
    )
    op.create_index(
        "ix_registration_list", "registration", ["meeting_id", "sort_key"], unique=False
    )
    op.create_index(
        "ix_registration_queue",
        "registration",
        ["meeting_id", "state", "submitted_at"],
        unique=False,
    )


def _answers() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("honorific", sa.String(length=40), nullable=False),
        sa.Column("given_names", sa.String(length=200), nullable=False),
        sa.Column("family_name", sa.String(length=200), nullable=False),
        sa.Column("has_one_name", sa.Boolean(), nullable=False),
        sa.Column("own_name", sa.String(length=200), nullable=False),
        sa.Column("represents_kind", sa.String(length=12), nullable=False),
        sa.Column("state_code", sa.String(length=3), nullable=False),
        sa.Column("organisation_name", sa.String(length=200), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=True),
        sa.Column("function", JSONB(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
    ]


def _course() -> list[sa.Column]:
    return [
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("photo_answered", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("reason_words", sa.Text(), nullable=False),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.LargeBinary(), nullable=False),
    ]


def _constraints() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(
            "not (has_one_name and family_name <> '')", name="ck_registration_one_name_is_one"
        ),
        sa.CheckConstraint(
            "represents_kind in ('', 'state', 'organisation')",
            name="ck_registration_represents_kind_known",
        ),
        sa.CheckConstraint(
            "state <> 'declined' or reason <> ''", name="ck_registration_declined_has_reason"
        ),
        sa.CheckConstraint(
            "state = 'draft' or (submitted_at is not null and delegation_id is not null "
            "and given_names <> '' and email <> '' and consented_at is not null)",
            name="ck_registration_submitted_is_complete",
        ),
        sa.CheckConstraint(
            "state in ('draft', 'submitted', 'approved', 'declined', 'withdrawn')",
            name="ck_registration_state_known",
        ),
        sa.CheckConstraint(
            "state not in ('approved', 'declined') or decided_at is not null",
            name="ck_registration_decided_has_time",
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["account.id"], name="fk_registration_decided_by"),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name="fk_registration_delegation_id"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting_copy.id"], name="fk_registration_meeting_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_registration"),
    ]


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_event_account_id"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_event_registration_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_of", "event", ["registration_id", "at"], unique=False)


def _mail() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=True),
        sa.Column("to", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at is not null)", name="ck_mail_sent_has_time"
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'sent', 'kept', 'failed')", name="ck_mail_state_known"
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_mail_registration_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
    )
    op.create_index("ix_mail_registration_id", "mail", ["registration_id"], unique=False)
    op.create_index("ix_mail_written", "mail", ["written_at"], unique=False)


def _photo() -> None:
    op.create_table(
        "photo",
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.Column("print_jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_photo_registration_id"
        ),
        sa.PrimaryKeyConstraint("registration_id", name="pk_photo"),
    )
