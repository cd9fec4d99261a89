"""What a meeting asks of its delegates, what they answer, and what they change afterwards."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003_answers"
down_revision = "0002_delegations"


def upgrade() -> None:
    _registration()
    _questions()
    _visit()
    _needs()
    _passport()
    _amendment()


def _registration() -> None:
    op.add_column(
        "registration", sa.Column("rank", sa.String(80), nullable=False, server_default="")
    )
    op.alter_column("registration", "rank", server_default=None)
    op.add_column("registration", sa.Column("amends_id", sa.Uuid(), nullable=True))
    op.add_column(
        "registration", sa.Column("amended_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_foreign_key(
        "fk_registration_amends_id", "registration", "registration", ["amends_id"], ["id"]
    )
    op.create_unique_constraint("uq_registration_amends_id", "registration", ["amends_id"])
    op.create_check_constraint(
        "ck_registration_amendment_is_a_draft",
        "registration",
        "amends_id is null or state = 'draft'",
    )
    op.add_column("photo", sa.Column("advice", JSONB(), nullable=False, server_default="[]"))
    op.alter_column("photo", "advice", server_default=None)


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("photo", sa.String(10), nullable=False),
        sa.Column("photo_width", sa.Integer(), nullable=False),
        sa.Column("photo_height", sa.Integer(), nullable=False),
        sa.Column("asks_visa", sa.Boolean(), nullable=False),
        sa.Column("asks_travel", sa.Boolean(), nullable=False),
        sa.Column("asks_hotel", sa.Boolean(), nullable=False),
        sa.Column("asks_diet", sa.Boolean(), nullable=False),
        sa.Column("asks_accessibility", sa.Boolean(), nullable=False),
        sa.Column("answer_days", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "photo in ('none', 'optional', 'wanted')", name="ck_questions_photo_known"
        ),
        sa.CheckConstraint(
            "photo_width between 210 and 4000 and photo_height between 270 and 4000",
            name="ck_questions_photo_size_sensible",
        ),
        sa.CheckConstraint(
            "answer_days between 1 and 90", name="ck_questions_answer_days_sensible"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_questions"),
    )


def _visit() -> None:
    op.create_table(
        "visit",
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("travel", sa.String(5), nullable=False),
        sa.Column("arrives_on", sa.Date(), nullable=True),
        sa.Column("arrives_at_hour", sa.Time(), nullable=True),
        sa.Column("arrival_flight", sa.String(40), nullable=False),
        sa.Column("arrival_from", sa.String(120), nullable=False),
        sa.Column("departs_on", sa.Date(), nullable=True),
        sa.Column("departs_at_hour", sa.Time(), nullable=True),
        sa.Column("departure_flight", sa.String(40), nullable=False),
        sa.Column("departure_to", sa.String(120), nullable=False),
        sa.Column("hotel", sa.String(6), nullable=False),
        sa.Column("hotel_from", sa.Date(), nullable=True),
        sa.Column("hotel_to", sa.Date(), nullable=True),
        sa.Column("hotel_words", sa.String(300), nullable=False),
        sa.CheckConstraint(
            "travel in ('', 'known', 'later', 'none')", name="ck_visit_travel_known"
        ),
        sa.CheckConstraint("hotel in ('', 'wanted', 'own')", name="ck_visit_hotel_known"),
        sa.CheckConstraint("arrives_on <= departs_on", name="ck_visit_comes_before_going"),
        sa.CheckConstraint("hotel_from < hotel_to", name="ck_visit_stays_a_night"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_visit_registration_id"
        ),
        sa.PrimaryKeyConstraint("registration_id", name="pk_visit"),
    )


def _needs() -> None:
    op.create_table(
        "needs",
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("visa", sa.String(3), nullable=False),
        sa.Column("visa_place", sa.String(120), nullable=False),
        sa.Column("diet", JSONB(), nullable=True),
        sa.Column("diet_words", sa.String(300), nullable=False),
        sa.Column("accessibility", JSONB(), nullable=True),
        sa.Column("accessibility_words", sa.String(300), nullable=False),
        sa.CheckConstraint("visa in ('', 'yes', 'no')", name="ck_needs_visa_known"),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_needs_registration_id"
        ),
        sa.PrimaryKeyConstraint("registration_id", name="pk_needs"),
    )


def _passport() -> None:
    op.create_table(
        "passport",
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_early", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_passport_registration_id"
        ),
        sa.PrimaryKeyConstraint("registration_id", name="pk_passport"),
    )


def _amendment() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name="fk_amendment_registration_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendment"),
    )
    op.create_index("ix_amendment_registration_id", "amendment", ["registration_id"])
