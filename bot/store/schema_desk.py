"""The tables of the desk: topics, groups, who of the staff is there, what waits for an agent."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.columns import Document, Moment, number
from bot.store.schema_small import metadata

topics = Table(
    "topics",
    metadata,
    Column("chat", BigInteger, primary_key=True),
    Column("customer", ForeignKey("customers.id"), primary_key=True),
    Column("thread", BigInteger),
    Column("name", Text, nullable=False),
    Column("icon", String(8), nullable=False, server_default=""),
    Column("closed", Boolean, nullable=False, server_default=text("0")),
    Column("remade_at", Moment),
    Column("adrift_until", Moment),
    UniqueConstraint("chat", "thread"),
)

groups = Table(
    "groups",
    metadata,
    Column("chat", BigInteger, primary_key=True),
    Column("trouble", Document, nullable=False),
    Column("general", BigInteger),
    Column("board", BigInteger),
    Column("board_digest", Text, nullable=False, server_default=""),
    Column("board_at", Moment),
)

staff = Table(
    "staff",
    metadata,
    Column("agent", BigInteger, primary_key=True),
    Column("away_since", Moment),
    Column("gone_since", Moment),
    Column("direct_since", Moment),
)

drafts = Table(
    "drafts",
    metadata,
    number(),
    Column("kind", String(10), nullable=False),
    Column("state", String(10), nullable=False, server_default="open"),
    Column("agent", BigInteger, nullable=False),
    Column("customer", ForeignKey("customers.id")),
    Column("conversation", ForeignKey("conversations.id")),
    Column("body", Document, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_drafts_open", "customer", "agent", "kind"),
    sqlite_autoincrement=True,
)

moved_groups = Table(
    "moved_groups",
    metadata,
    Column("configured", BigInteger, primary_key=True),
    Column("current", BigInteger, nullable=False),
)
