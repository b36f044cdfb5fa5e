"""Mailboxes that mail is fetched from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "mailboxes",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("renewed_to", sa.BigInteger(), nullable=False),
        sa.Column("left_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_mailboxes")),
    )
    op.create_table(
        "mailbox_mails",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", "uidvalidity", "uid", name=op.f("pk_mailbox_mails")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mailbox_mails_key", "mailbox_mails", ["mailbox", "key"])
    op.create_index(
        "ix_mailbox_mails_unmarked",
        "mailbox_mails",
        ["mailbox", "uidvalidity", "uid"],
        sqlite_where=sa.text("marked = 0"),
        postgresql_where=sa.text("not marked"),
    )
