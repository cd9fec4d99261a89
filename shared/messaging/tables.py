"""The three tables by which no fact is lost and none is applied twice, alike in every service."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, Table, Text, Uuid

from shared.db import new_metadata

metadata = new_metadata()

# What this service has told, written in the same transaction as the change itself.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("type", Text, nullable=False),
    Column("occurred_at", DateTime(timezone=True), nullable=False),
    Column("correlation_id", Text, nullable=False),
    # The fact as JSON; emptied a day after everyone has acknowledged it.
    Column("body", Text),
)

# One row for each queue that has to hear of it, open until that consumer has applied it.
delivery = Table(
    "delivery",
    metadata,
    Column("message_id", ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True),
    Column("queue", Text, primary_key=True),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_at", DateTime(timezone=True), nullable=False),
    Column("acknowledged_at", DateTime(timezone=True)),
)
Index(
    "ix_delivery_open",
    delivery.c.due_at,
    postgresql_where=delivery.c.acknowledged_at.is_(None),
)

# What this service has heard and applied, written in the same transaction as the effect.
inbox = Table(
    "inbox",
    metadata,
    Column("message_id", Uuid, primary_key=True),
    Column("queue", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("applied_at", DateTime(timezone=True), nullable=False),
)
