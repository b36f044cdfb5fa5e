"""What the desk shows of conversations and topics, who of the staff is there, what waits for an agent."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    _grow("customers", _flag("blocked"))
    _grow(
        "conversations",
        _text("card_digest"),
        sa.Column("card_edited_at", sa.BigInteger(), nullable=True),
        sa.Column("desk", sa.BigInteger(), server_default="0", nullable=False),
        _flag("accepted"),
        sa.Column("waiting_since", sa.BigInteger(), nullable=True),
        sa.Column("heard_at", sa.BigInteger(), nullable=True),
        sa.Column("snoozed_until", sa.BigInteger(), nullable=True),
    )
    _grow(
        "topics",
        sa.Column("icon", sa.String(length=8), server_default="", nullable=False),
        _flag("closed"),
        sa.Column("remade_at", sa.BigInteger(), nullable=True),
        sa.Column("adrift_until", sa.BigInteger(), nullable=True),
    )
    _grow("deliveries", sa.Column("packed_in", sa.BigInteger(), nullable=True))
    packed = sa.text("packed_in is not null")
    op.create_index(
        "ix_deliveries_packed", "deliveries", ["packed_in"], sqlite_where=packed, postgresql_where=packed
    )
    _known_before()
    _groups()
    _staff()
    _drafts()


def _known_before() -> None:
    """Conversations of an older version stand in the one group it had; whoever holds one knows of it."""
    op.execute(
        "update conversations set desk = coalesce((select min(chat) from topics), 0) where card <> '{}'"
    )
    op.execute("update conversations set accepted = 1 where holder is not null")


def _groups() -> None:
    op.create_table(
        "groups",
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("general", sa.BigInteger(), nullable=True),
        sa.Column("board", sa.BigInteger(), nullable=True),
        _text("board_digest"),
        sa.Column("board_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_groups")),
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("agent", sa.BigInteger(), nullable=False),
        sa.Column("away_since", sa.BigInteger(), nullable=True),
        sa.Column("gone_since", sa.BigInteger(), nullable=True),
        sa.Column("direct_since", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("agent", name=op.f("pk_staff")),
    )


def _drafts() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "drafts",
        sa.Column("id", number, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.Column("agent", sa.BigInteger(), nullable=False),
        sa.Column("customer", number, nullable=True),
        sa.Column("conversation", number, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name=op.f("fk_drafts_conversation")),
        sa.ForeignKeyConstraint(["customer"], ["customers.id"], name=op.f("fk_drafts_customer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drafts_open", "drafts", ["customer", "agent", "kind"])


def _grow(table: str, *columns: sa.Column[object]) -> None:
    for column in columns:
        op.add_column(table, column)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), server_default=sa.text("0"), nullable=False)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)
