"""What the knowledge base held to be the answer, what came of it, and what it learned."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    _guesses()
    _learned()


NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _guesses() -> None:
    op.create_table(
        "guesses",
        sa.Column("request", NUMBER, nullable=False),
        sa.Column("conversation", NUMBER, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("promise", sa.Float(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("result", sa.String(length=5), server_default="", nullable=False),
        sa.Column("rightly", sa.Text(), server_default="", nullable=False),
        sa.Column("weight", sa.Integer(), server_default="0", nullable=False),
        sa.Column("source", sa.String(length=10), server_default="", nullable=False),
        sa.Column("agent", sa.BigInteger(), nullable=True),
        sa.Column("known_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name=op.f("fk_guesses_conversation")),
        sa.ForeignKeyConstraint(["request"], ["requests.id"], name=op.f("fk_guesses_request")),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_guesses")),
    )
    op.create_index(op.f("ix_guesses_conversation"), "guesses", ["conversation"])
    op.create_index(op.f("ix_guesses_asked_at"), "guesses", ["asked_at"])
    known = sa.text("result <> ''")
    op.create_index("ix_guesses_known", "guesses", ["known_at"], sqlite_where=known, postgresql_where=known)


def _learned() -> None:
    op.create_table(
        "learned",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("conversation", NUMBER, nullable=True),
        sa.Column("agent", sa.BigInteger(), nullable=False),
        sa.Column("learned_at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name=op.f("fk_learned_conversation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learned")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_learned_conversation"), "learned", ["conversation"])
