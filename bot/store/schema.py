"""The tables of the ledger.

Times are whole microseconds since 1970 in UTC: exact, quick to compare, the same on every engine.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from bot.store.columns import Document, Moment, number
from bot.store.schema_desk import drafts as drafts
from bot.store.schema_desk import groups as groups
from bot.store.schema_desk import moved_groups as moved_groups
from bot.store.schema_desk import staff as staff
from bot.store.schema_desk import topics as topics
from bot.store.schema_kb import guesses as guesses
from bot.store.schema_kb import learned as learned
from bot.store.schema_small import attachments as attachments
from bot.store.schema_small import invitations as invitations
from bot.store.schema_small import memos as memos
from bot.store.schema_small import metadata as metadata

arrivals = Table(
    "arrivals",
    metadata,
    number(),
    Column("channel", String(20), nullable=False),
    Column("source_id", Text, nullable=False),
    Column("raw", LargeBinary),
    Column("raw_blob", Text),
    Column("envelope", Document, nullable=False),
    Column("lane", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("state", String(10), nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_at", Moment, nullable=False),
    Column("gathers", Boolean, nullable=False, server_default=text("0")),
    Column("reason", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)
Index(
    "ix_arrivals_waiting",
    arrivals.c.lane,
    arrivals.c.id,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)

Index(
    "ix_arrivals_waiting_id",
    arrivals.c.id,
    sqlite_where=text("state = 'waiting'"),
    postgresql_where=text("state = 'waiting'"),
)

_ASIDE = text("state = 'aside'")
Index("ix_arrivals_aside", arrivals.c.id, sqlite_where=_ASIDE, postgresql_where=_ASIDE)

arrival_keys = Table(
    "arrival_keys",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("seen_at", Moment, nullable=False, index=True),
    sqlite_with_rowid=False,
)

customers = Table(
    "customers",
    metadata,
    number(),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False, server_default=""),
    Column("owner", BigInteger),
    Column("owner_reason", Text, nullable=False, server_default=""),
    Column("chosen_language", String(8), nullable=False, server_default=""),
    Column("anew", Boolean, nullable=False, server_default=text("0")),
    Column("blocked", Boolean, nullable=False, server_default=text("0")),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

addresses = Table(
    "addresses",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("customer", ForeignKey("customers.id"), nullable=False, index=True),
    Column("shut_at", Moment),
    Column("created_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

conversations = Table(
    "conversations",
    metadata,
    number(),
    Column("customer", ForeignKey("customers.id"), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("address", Text, nullable=False),
    Column("thread", BigInteger),
    Column("recipient", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default=""),
    Column("state", String(10), nullable=False),
    Column("holder", BigInteger),
    Column("handed_at", Moment),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("last_article", Text, nullable=False, server_default=""),
    Column("choices", Document, nullable=False),
    Column("card", Document, nullable=False),
    Column("card_message", BigInteger),
    Column("card_digest", Text, nullable=False, server_default=""),
    Column("card_edited_at", Moment),
    Column("desk", BigInteger, nullable=False, server_default="0"),
    Column("accepted", Boolean, nullable=False, server_default=text("0")),
    Column("waiting_since", Moment),
    Column("heard_at", Moment),
    Column("snoozed_until", Moment),
    Column("opened_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("ix_conversations_customer", "customer", "id"),
    Index("ix_conversations_handed", "holder", "handed_at"),
    sqlite_autoincrement=True,
)
Index(
    "ix_conversations_open",
    conversations.c.holder,
    sqlite_where=text("state = 'open'"),
    postgresql_where=text("state = 'open'"),
)

requests = Table(
    "requests",
    metadata,
    number(),
    Column("arrival", ForeignKey("arrivals.id"), nullable=False, index=True),
    Column("conversation", ForeignKey("conversations.id"), index=True),
    Column("customer", ForeignKey("customers.id")),
    Column("channel", String(20), nullable=False),
    Column("address", Text, nullable=False),
    Column("message_id", Text, nullable=False, server_default=""),
    Column("refers_to", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("text", Text, nullable=False),
    Column("domain", Text, nullable=False, server_default=""),
    Column("opening", String(24), nullable=False, server_default=""),
    Column("verdict", String(4), nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default=""),
    Column("automatic", Text, nullable=False, server_default=""),
    Column("sent_at", Moment),
    Column("received_at", Moment, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("decision", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("articles", Text, nullable=False, server_default=""),
    Column("features", Document, nullable=False),
    Column("kb_version", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)
SPOKEN = "decision in ('answer', 'clarify')"
Index(
    "ix_requests_answered",
    requests.c.decided_at,
    sqlite_where=text(SPOKEN),
    postgresql_where=text(SPOKEN),
)
Index("ix_requests_of_address", requests.c.address, requests.c.decided_at)
_OF_MAIL = text("domain <> ''")
Index(
    "ix_requests_of_domain",
    requests.c.domain,
    requests.c.decided_at,
    sqlite_where=_OF_MAIL,
    postgresql_where=_OF_MAIL,
)
_TELLING = text(f"{SPOKEN} and opening <> ''")
Index(
    "ix_requests_opening",
    requests.c.opening,
    requests.c.decided_at,
    sqlite_where=_TELLING,
    postgresql_where=_TELLING,
)

deliveries = Table(
    "deliveries",
    metadata,
    number(),
    Column("kind", String(20), nullable=False),
    Column("destination", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("rank", Integer, nullable=False, server_default="1"),
    Column("priority", Integer, nullable=False),
    Column("replaces", Text, nullable=False, server_default=""),
    Column("due_at", Moment, nullable=False),
    Column("state", String(10), nullable=False, server_default="queued"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("repeated", Boolean, nullable=False, server_default=text("0")),
    Column("packed_in", BigInteger),
    Column("lease_until", Moment),
    Column("body", Document, nullable=False),
    Column("audience", String(10), nullable=False),
    Column("automatic", Boolean, nullable=False),
    Column("conversation", ForeignKey("conversations.id"), index=True),
    Column("customer", ForeignKey("customers.id")),
    Column("arrival", ForeignKey("arrivals.id"), index=True),
    Column("source_chat", Text, nullable=False, server_default=""),
    Column("source_message", Text, nullable=False, server_default=""),
    Column("external_id", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("settled_at", Moment),
    sqlite_autoincrement=True,
)
OPEN = "state in ('queued', 'sending')"
Index(
    "ix_deliveries_open",
    deliveries.c.destination,
    deliveries.c.lane,
    deliveries.c.rank,
    deliveries.c.id,
    sqlite_where=text(OPEN),
    postgresql_where=text(OPEN),
)
Index(
    "ix_deliveries_replaces",
    deliveries.c.replaces,
    sqlite_where=text("state = 'queued' and replaces <> ''"),
    postgresql_where=text("state = 'queued' and replaces <> ''"),
)
Index(
    "ix_deliveries_packed",
    deliveries.c.packed_in,
    sqlite_where=text("packed_in is not null"),
    postgresql_where=text("packed_in is not null"),
)
Index(
    "ix_deliveries_external",
    deliveries.c.external_id,
    sqlite_where=text("external_id <> ''"),
    postgresql_where=text("external_id <> ''"),
)
Index(
    "ix_deliveries_unknown",
    deliveries.c.conversation,
    sqlite_where=text("state = 'unknown'"),
    postgresql_where=text("state = 'unknown'"),
)

attempts = Table(
    "attempts",
    metadata,
    number(),
    Column("delivery", ForeignKey("deliveries.id"), nullable=False, index=True),
    Column("destination", Text, nullable=False),
    Column("started_at", Moment, nullable=False, index=True),
    Column("ended_at", Moment),
    Column("outcome", String(10), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
)

copies = Table(
    "copies",
    metadata,
    number(),
    Column("conversation", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("direction", String(4), nullable=False),
    Column("chat", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("copy_chat", Text, nullable=False),
    Column("copy_message", Text, nullable=False),
    Column("delivery", ForeignKey("deliveries.id"), index=True),
    Index("ix_copies_message", "message", "chat"),
    Index("ix_copies_copy", "copy_message", "copy_chat"),
)

events = Table(
    "events",
    metadata,
    number(),
    Column("at", Moment, nullable=False),
    Column("conversation", ForeignKey("conversations.id"), index=True),
    Column("customer", ForeignKey("customers.id")),
    Column("kind", String(30), nullable=False),
    Column("cause", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("data", Document, nullable=False),
    sqlite_autoincrement=True,
)
