"""Editions with symbols, the papers pressed from them, and letters that wait to tell of them."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0004_editions"
down_revision = "0003_draft"


def upgrade() -> None:
    _edition()
    _retell()
    _paper()
    _digest()


def _edition() -> None:
    for column in (
        sa.Column("symbol", sa.String(), nullable=False, server_default=""),
        sa.Column("suffix", sa.String(), nullable=False, server_default=""),
        sa.Column("suffix_number", sa.Integer(), nullable=True),
        sa.Column("languages", ARRAY(sa.String()), nullable=False, server_default="{}"),
    ):
        op.add_column("edition", column)
        op.alter_column("edition", column.name, server_default=None)


def _retell() -> None:
    """What was published before says the same in the words of today."""
    op.execute("alter table edition disable trigger edition_stays")
    op.execute("update edition set suffix = 'Rev', suffix_number = number - 1 where number > 1")
    connection = op.get_bind()
    found = connection.execute(sa.text("select meeting_id, number, snapshot from edition"))
    for meeting_id, number, snapshot in found.all():
        connection.execute(
            sa.text(
                "update edition set snapshot = cast(:snapshot as jsonb)"
                " where meeting_id = :meeting_id and number = :number"
            ),
            {
                "meeting_id": meeting_id,
                "number": number,
                "snapshot": json.dumps(_retold(snapshot, _speakers(connection, meeting_id))),
            },
        )
    op.execute("alter table edition enable trigger edition_stays")
    for name, holds in (
        ("suffix_is_known", "suffix in ('', 'Rev', 'Add', 'Corr')"),
        ("all_but_the_first_are_counted", "(suffix = '') = (suffix_number is null)"),
    ):
        op.create_check_constraint(op.f(f"ck_edition_{name}"), "edition", holds)


def _speakers(connection: sa.Connection, meeting_id: Any) -> dict[str, str]:
    found = connection.execute(
        sa.text("select names ->> 'en', id from speaker where meeting_id = :meeting_id"),
        {"meeting_id": meeting_id},
    )
    return {name: str(speaker_id) for name, speaker_id in found}


def _retold(snapshot: dict[str, Any], speakers: dict[str, str]) -> dict[str, Any]:
    for room in snapshot["rooms"]:
        room["floor"] = {}
    for item in snapshot["items"]:
        item.update(about={}, access="open", languages=[], delegations=[])
        item["speakers"] = [
            {
                "id": speakers.get(each["name"], ""),
                "names": {"en": each["name"]},
                "honorific": "",
                "rank": {},
                "post": each["function"],
                "state_code": "",
                "affiliations": [],
                "role": "speaker",
                "language": "",
                "minutes": None,
            }
            for each in item["speakers"]
        ]
    return {**snapshot, "home_zone": None}


def _paper() -> None:
    op.create_table(
        "programme_paper",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('programme', 'order_of_the_day', 'door_signs', 'moderator_sheets')",
            name="ck_programme_paper_kind_is_known",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id", "number"],
            ["edition.meeting_id", "edition.number"],
            name="fk_programme_paper_meeting_id_number",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "meeting_id", "number", "kind", "language", name="pk_programme_paper"
        ),
    )


def _digest() -> None:
    op.create_table(
        "digest",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since_number", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_digest_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name="pk_digest"),
    )
    op.create_index("ix_digest_due_at", "digest", ["due_at"])
    op.create_table(
        "told",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("is_cancelled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_told_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "person_id", name="pk_told"),
    )
