"""Bodies and their series, organisations, and what they are to a meeting."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0002_council"
down_revision = "0001"


def upgrade() -> None:
    _organisation()
    _body()
    _body_organisation_and_seat()
    _series()
    _meeting()
    _organiser()
    _building()


def _add(table: str, column: sa.Column[Any]) -> None:
    """Rows that are there take the usual value; new ones say theirs."""
    op.add_column(table, column)
    op.alter_column(table, column.name, server_default=None)


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("acronyms", JSONB(), nullable=False),
        sa.Column("aliases", ARRAY(sa.String()), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("names <> '{}'::jsonb", name="ck_organisation_has_a_name"),
        sa.CheckConstraint(
            "kind in ('state_body', 'un', 'igo', 'civil_society', 'academia', 'media', 'other')",
            name="ck_organisation_kind_is_known",
        ),
        sa.CheckConstraint("parent_id <> id", name="ck_organisation_is_not_its_own_parent"),
        sa.CheckConstraint("octet_length(logo) <= 1048576", name="ck_organisation_logo_is_small"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organisation.id"], name="fk_organisation_parent_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )


def _body() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("acronyms", JSONB(), nullable=False),
        sa.Column("aliases", ARRAY(sa.String()), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("founded_to", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("names <> '{}'::jsonb", name="ck_body_has_a_name"),
        sa.CheckConstraint(
            "kind in ('council', 'committee', 'working_group', 'other')",
            name="ck_body_kind_is_known",
        ),
        sa.CheckConstraint("parent_id <> id", name="ck_body_is_not_its_own_parent"),
        sa.CheckConstraint(
            "(kind = 'working_group') = (ordinal is not null)", name="ck_body_groups_have_letters"
        ),
        sa.CheckConstraint("ordinal > 0", name="ck_body_letters_begin_with_the_first"),
        sa.CheckConstraint(
            "founded_to in ('day', 'month', 'year')",
            name="ck_body_founding_is_known_to_a_day_or_less",
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["body.id"], name="fk_body_parent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_body"),
    )


def _body_organisation_and_seat() -> None:
    op.create_table(
        "body_organisation",
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing in ('secretariat', 'auspices', 'founder')",
            name="ck_body_organisation_standing_is_known",
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name="fk_body_organisation_body_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_body_organisation_organisation_id"
        ),
        sa.PrimaryKeyConstraint(
            "body_id", "organisation_id", "standing", name="pk_body_organisation"
        ),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("state_code", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("office", JSONB(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(state_code is null) <> (organisation_id is null)",
            name="ck_seat_is_held_for_one_of_both",
        ),
        sa.CheckConstraint("ended_on >= began_on", name="ck_seat_ends_after_it_began"),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name="fk_seat_body_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_seat_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
    )


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("names <> '{}'::jsonb", name="ck_series_has_a_name"),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name="fk_series_body_id"),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
    )
    op.create_table(
        "meeting_in_series",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.CheckConstraint("ordinal > 0", name="ck_meeting_in_series_is_counted_from_one"),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name="fk_meeting_in_series_meeting_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name="fk_meeting_in_series_series_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "series_id", name="pk_meeting_in_series"),
        sa.UniqueConstraint("series_id", "ordinal", name="uq_meeting_in_series_series_id_ordinal"),
    )


def _meeting() -> None:
    for column in (
        sa.Column("home_zone", sa.String(), nullable=True),
        sa.Column("format", sa.String(), nullable=False, server_default="other"),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("expected_about", sa.String(), nullable=False, server_default="exactly"),
        sa.Column("symbol", sa.String(), nullable=False, server_default=""),
        sa.Column("grid_minutes", sa.Integer(), nullable=False, server_default="15"),
        sa.Column("walk_minutes", sa.Integer(), nullable=False, server_default="5"),
        sa.Column("interpreting_minutes", sa.Integer(), nullable=False, server_default="180"),
        sa.Column("quiet_minutes", sa.Integer(), nullable=False, server_default="10"),
        sa.Column("draft_number", sa.Integer(), nullable=False, server_default="0"),
    ):
        _add("meeting", column)
    for name, holds in (
        (
            "format_is_known",
            "format in ('council', 'working_group', 'briefing', 'seminar', 'training', 'dialogue',"
            " 'bilateral', 'side_event', 'other')",
        ),
        ("expects_somebody", "expected > 0"),
        ("expectation_is_known", "expected_about in ('exactly', 'about', 'over', 'up_to')"),
        ("grid_fits_an_hour", "grid_minutes in (5, 10, 15, 20, 30, 60)"),
        ("rooms_are_near", "walk_minutes between 0 and 120"),
    ):
        op.create_check_constraint(op.f(f"ck_meeting_{name}"), "meeting", holds)


def _organiser() -> None:
    op.create_table(
        "organiser",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wording", JSONB(), nullable=False),
        sa.CheckConstraint(
            "part in ('organiser', 'co_organiser', 'cooperation', 'support', 'auspices', 'host',"
            " 'secretariat', 'donor', 'partner')",
            name="ck_organiser_part_is_known",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_organiser_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_organiser_organisation_id"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "organisation_id", "part", name="pk_organiser"),
    )


def _building() -> None:
    _add("room", sa.Column("booths", sa.Integer(), nullable=False, server_default="0"))
    _add("room", sa.Column("floor", JSONB(), nullable=False, server_default="{}"))
    op.create_check_constraint(
        op.f("ck_room_booths_are_counted"), "room", "booths between 0 and 20"
    )
    op.create_table(
        "opening_hours",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.CheckConstraint("closes > opens", name="ck_opening_hours_closes_after_it_opens"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_opening_hours_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "on", name="pk_opening_hours"),
    )
    op.create_table(
        "walk",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("one_room_id", sa.Uuid(), nullable=False),
        sa.Column("other_room_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("one_room_id < other_room_id", name="ck_walk_stands_once"),
        sa.CheckConstraint("minutes between 0 and 120", name="ck_walk_is_walked_in_two_hours"),
        sa.ForeignKeyConstraint(
            ["meeting_id", "one_room_id"],
            ["room.meeting_id", "room.id"],
            name="fk_walk_meeting_id_one_room_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "other_room_id"],
            ["room.meeting_id", "room.id"],
            name="fk_walk_meeting_id_other_room_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "one_room_id", "other_room_id", name="pk_walk"),
    )
