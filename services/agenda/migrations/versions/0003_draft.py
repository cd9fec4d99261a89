"""Items that wait to be placed, speakers as people of a meeting, and the draft's own history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0003_draft"
down_revision = "0002_council"


def upgrade() -> None:
    _speaker()
    _intervention()
    _item()
    _history()
    _participant()


def _speaker() -> None:
    op.rename_table("speaker", "named_speaker")
    op.execute("alter table named_speaker rename constraint pk_speaker to pk_named_speaker")
    op.create_table(
        "speaker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("names", JSONB(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("rank", JSONB(), nullable=False),
        sa.Column("post", JSONB(), nullable=False),
        sa.Column("state_code", sa.String(), nullable=False),
        sa.Column("affiliations", JSONB(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("link_number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "names <> '{}'::jsonb or state_code <> '' or affiliations <> '[]'::jsonb",
            name="ck_speaker_is_named_or_kept_for_somebody",
        ),
        sa.CheckConstraint(
            "answer in ('not_asked', 'asked', 'confirmed', 'declined')",
            name="ck_speaker_answer_is_known",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_speaker_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sa.UniqueConstraint("meeting_id", "id", name="uq_speaker_meeting_id_id"),
        sa.UniqueConstraint(
            "meeting_id", "participant_id", name="uq_speaker_meeting_id_participant_id"
        ),
    )
    op.create_table(
        "absence",
        sa.Column("speaker_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name="ck_absence_ends_after_it_starts"),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name="fk_absence_speaker_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("speaker_id", "starts_at", name="pk_absence"),
    )


def _intervention() -> None:
    op.create_table(
        "intervention",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("speaker_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role in ('chair', 'moderator', 'rapporteur', 'panellist', 'speaker')",
            name="ck_intervention_role_is_known",
        ),
        sa.CheckConstraint(
            "minutes between 1 and 600", name="ck_intervention_lasts_ten_hours_at_most"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name="fk_intervention_item_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name="fk_intervention_speaker_id"),
        sa.PrimaryKeyConstraint("item_id", "position", name="pk_intervention"),
    )
    op.create_index("ix_intervention_speaker_id", "intervention", ["speaker_id"])
    # Who was named several times in one meeting, with the same function, is one person.
    op.execute(
        """
        insert into speaker (id, meeting_id, names, honorific, rank, post, state_code,
            affiliations, answer, said, link_number, revision)
        select gen_random_uuid(), meeting_id, jsonb_build_object('en', name), '', '{}', function,
            '', '[]', 'not_asked', '', 1, 1
        from (select distinct item.meeting_id, named.name, named.function
              from named_speaker named join item on item.id = named.item_id) people
        """
    )
    op.execute(
        """
        insert into intervention (item_id, position, speaker_id, role, language)
        select named.item_id, named.position, speaker.id, 'speaker', ''
        from named_speaker named
        join item on item.id = named.item_id
        join speaker on speaker.meeting_id = item.meeting_id
            and speaker.names ->> 'en' = named.name and speaker.post = named.function
        """
    )
    op.drop_table("named_speaker")


def _item() -> None:
    op.add_column("item", sa.Column("minutes", sa.Integer(), nullable=True))
    op.execute("update item set minutes = extract(epoch from ends_at - starts_at) / 60")
    op.alter_column("item", "minutes", nullable=False)
    op.drop_constraint("ck_item_ends_after_it_starts", "item")
    op.drop_column("item", "ends_at")
    op.alter_column("item", "starts_at", nullable=True)
    for column in (
        sa.Column("about", JSONB(), nullable=False, server_default="{}"),
        sa.Column("access", sa.String(), nullable=False, server_default="open"),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("languages", ARRAY(sa.String()), nullable=False, server_default="{}"),
        sa.Column("delegation_ids", ARRAY(sa.Uuid()), nullable=False, server_default="{}"),
        sa.Column("are_heads_expected", sa.Boolean(), nullable=False, server_default="false"),
    ):
        op.add_column("item", column)
        op.alter_column("item", column.name, server_default=None)
    op.drop_constraint("ck_item_kind_is_known", "item")
    for name, holds in (
        ("lasts_a_day_at_most", "minutes between 5 and 1440"),
        (
            "kind_is_known",
            "kind in ('plenary', 'working_group', 'ceremony', 'side_event', 'break', 'blocker',"
            " 'other')",
        ),
        ("access_is_known", "access in ('open', 'closed', 'internal')"),
        ("expects_nobody_or_some", "expected >= 0"),
    ):
        op.create_check_constraint(op.f(f"ck_item_{name}"), "item", holds)


def _history() -> None:
    op.create_table(
        "change",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("items", JSONB(), nullable=False),
        sa.Column("of_number", sa.Integer(), nullable=True),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("number > 0", name="ck_change_numbers_begin_with_one"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_change_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "number", name="pk_change"),
    )
    op.create_table(
        "waiver",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("clash", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reason <> ''", name="ck_waiver_says_why"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_waiver_meeting_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "clash", name="pk_waiver"),
    )


def _participant() -> None:
    op.create_table(
        "participant_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("is_expected", sa.Boolean(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own_name", sa.String(), nullable=False),
        sa.Column("function", JSONB(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("state_code", sa.String(), nullable=False),
        sa.Column("represents", JSONB(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("groups", ARRAY(sa.Integer()), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_participant_copy"),
    )
    op.create_index("ix_participant_copy_meeting_id", "participant_copy", ["meeting_id"])
