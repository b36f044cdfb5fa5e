"""The tables by which the knowledge base learns."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from bot.store.columns import Moment, number
from bot.store.schema_small import metadata

guesses = Table(
    "guesses",
    metadata,
    Column("request", ForeignKey("requests.id"), primary_key=True),
    Column("conversation", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("article", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("promise", Float, nullable=False),
    Column("decision", String(10), nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
    Column("result", String(5), nullable=False, server_default=""),
    Column("rightly", Text, nullable=False, server_default=""),
    Column("weight", Integer, nullable=False, server_default="0"),
    Column("source", String(10), nullable=False, server_default=""),
    Column("agent", BigInteger),
    Column("known_at", Moment),
)
Index(
    "ix_guesses_known",
    guesses.c.known_at,
    sqlite_where=text("result <> ''"),
    postgresql_where=text("result <> ''"),
)

learned = Table(
    "learned",
    metadata,
    number(),
    Column("article", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("conversation", ForeignKey("conversations.id"), index=True),
    Column("agent", BigInteger, nullable=False),
    Column("learned_at", Moment, nullable=False),
    Column("undone_at", Moment),
    sqlite_autoincrement=True,
)
