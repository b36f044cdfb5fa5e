"""Who writes, what arrived, and which matter it belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _arrival_keys()
    _arrivals()
    _customers()
    _moved_groups()
    _addresses()
    _conversations()
    _topics()
    # The numbers people read begin where they look like numbers of a going concern.
    if op.get_bind().dialect.name == "sqlite":
        op.execute("insert into sqlite_sequence (name, seq) values ('conversations', 1000)")


def _arrival_keys() -> None:
    op.create_table(
        "arrival_keys",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "source_id", name=op.f("pk_arrival_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_arrival_keys_seen_at"), "arrival_keys", ["seen_at"], unique=False)


def _arrivals() -> None:
    op.create_table(
        "arrivals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("raw_blob", sa.Text(), nullable=True),
        sa.Column("envelope", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
        sqlite_autoincrement=True,
    )
    _partial("ix_arrivals_waiting", "arrivals", ["lane", "id"], "state = 'waiting'")
    _partial("ix_arrivals_waiting_id", "arrivals", ["id"], "state = 'waiting'")


def _customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), server_default="", nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=True),
        sa.Column("owner_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sqlite_autoincrement=True,
    )


def _moved_groups() -> None:
    op.create_table(
        "moved_groups",
        sa.Column("configured", sa.BigInteger(), nullable=False),
        sa.Column("current", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("configured", name=op.f("pk_moved_groups")),
    )


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("customer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customers.id"], name=op.f("fk_addresses_customer")),
        sa.PrimaryKeyConstraint("channel", "value", name=op.f("pk_addresses")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_addresses_customer"), "addresses", ["customer"], unique=False)


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("customer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), server_default="", nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("holder", sa.BigInteger(), nullable=True),
        sa.Column("handed_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_article", sa.Text(), server_default="", nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("card_message", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customers.id"], name=op.f("fk_conversations_customer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversations_customer", "conversations", ["customer", "id"], unique=False)
    op.create_index("ix_conversations_handed", "conversations", ["holder", "handed_at"], unique=False)
    _partial("ix_conversations_open", "conversations", ["holder"], "state = 'open'")


def _topics() -> None:
    op.create_table(
        "topics",
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("customer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("thread", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer"], ["customers.id"], name=op.f("fk_topics_customer")),
        sa.PrimaryKeyConstraint("chat", "customer", name=op.f("pk_topics")),
        sa.UniqueConstraint("chat", "thread", name=op.f("uq_topics_chat_thread")),
    )


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    """An index of the rows that still matter, so that history does not slow it."""
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
