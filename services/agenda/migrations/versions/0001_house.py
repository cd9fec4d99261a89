"""Meetings, their rooms and items, published editions, and what is known of staff."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from shared.messaging import first_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    first_tables.create()
    _staff()
    _meeting()
    _room()
    _item()
    _edition()


def _staff() -> None:
    op.create_table(
        "account_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("roles", JSONB(), nullable=False),
        sa.Column("signed_out_before", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account_copy"),
    )
    op.create_table(
        "ended_sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ended_sign_in"),
    )


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("organisers", JSONB(), nullable=False),
        sa.Column("venue", JSONB(), nullable=False),
        sa.Column("city", JSONB(), nullable=False),
        sa.Column("note", JSONB(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_meeting_slug_is_plain"),
        sa.CheckConstraint("names <> '{}'::jsonb", name="ck_meeting_has_a_name"),
        sa.CheckConstraint("ends_on >= starts_on", name="ck_meeting_ends_after_it_starts"),
        sa.CheckConstraint("ends_on - starts_on < 31", name="ck_meeting_lasts_a_month_at_most"),
        sa.CheckConstraint("state in ('draft', 'published')", name="ck_meeting_state_is_known"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.UniqueConstraint("slug", name="uq_meeting_slug"),
    )


def _room() -> None:
    op.create_table(
        "room",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("names <> '{}'::jsonb", name="ck_room_has_a_name"),
        sa.CheckConstraint("capacity > 0", name="ck_room_holds_somebody"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_room_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_room"),
        sa.UniqueConstraint("meeting_id", "id", name="uq_room_meeting_id_id"),
    )


def _item() -> None:
    op.create_table(
        "item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("group_ordinal", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("names <> '{}'::jsonb", name="ck_item_has_a_name"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_item_ends_after_it_starts"),
        sa.CheckConstraint(
            "kind in ('plenary', 'working_group', 'break', 'ceremony', 'other')",
            name="ck_item_kind_is_known",
        ),
        sa.CheckConstraint(
            "(kind = 'working_group') = (group_ordinal is not null)",
            name="ck_item_groups_have_letters",
        ),
        sa.CheckConstraint("group_ordinal > 0", name="ck_item_letters_begin_with_the_first"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_item_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "room_id"],
            ["room.meeting_id", "room.id"],
            name="fk_item_meeting_id_room_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_item"),
    )
    op.create_index("ix_item_meeting_id_starts_at", "item", ["meeting_id", "starts_at"])
    op.create_table(
        "speaker",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("function", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name="fk_speaker_item_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "position", name="pk_speaker"),
    )


def _edition() -> None:
    op.create_table(
        "edition",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("snapshot", JSONB(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("number > 0", name="ck_edition_numbers_begin_with_one"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_edition_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "number", name="pk_edition"),
    )
    op.execute(
        """
        create function refuse_to_change_an_edition() returns trigger language plpgsql as $$
        begin
            raise exception 'a published edition is not changed' using errcode = '23000';
        end $$
        """
    )
    op.execute(
        """
        create trigger edition_stays before update on edition
        for each row execute function refuse_to_change_an_edition()
        """
    )
