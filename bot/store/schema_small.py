"""The tables that stand by themselves, and what all tables belong to."""

from sqlalchemy import BigInteger, Column, ForeignKey, MetaData, String, Table, Text

from bot.store.columns import Moment, number

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

memos = Table(
    "memos",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    number(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("customer", ForeignKey("customers.id"), nullable=False),
    Column("opened_by", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

attachments = Table(
    "attachments",
    metadata,
    number(),
    Column("request", ForeignKey("requests.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("blob", Text, nullable=False),
)

unsubscribed = Table(
    "unsubscribed",
    metadata,
    Column("address", Text, primary_key=True),
    Column("since", Moment, nullable=False),
)
