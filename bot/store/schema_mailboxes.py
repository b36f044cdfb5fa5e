"""The tables about mailboxes that mail is fetched from."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table, Text, text

from bot.store.columns import Moment
from bot.store.schema import metadata

mailboxes = Table(
    "mailboxes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("renewed_to", BigInteger, nullable=False),
    Column("left_until", Moment),
)

mailbox_mails = Table(
    "mailbox_mails",
    metadata,
    Column("mailbox", Text, primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True, autoincrement=False),
    Column("uid", BigInteger, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False),
    Column("marked", Boolean, nullable=False),
    Index("ix_mailbox_mails_key", "mailbox", "key"),
    sqlite_with_rowid=False,
)
Index(
    "ix_mailbox_mails_unmarked",
    mailbox_mails.c.mailbox,
    mailbox_mails.c.uidvalidity,
    mailbox_mails.c.uid,
    sqlite_where=text("marked = 0"),
    postgresql_where=text("not marked"),
)
