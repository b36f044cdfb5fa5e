"""What was set aside is found without looking through all arrivals."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    where = sa.text("state = 'aside'")
    op.create_index("ix_arrivals_aside", "arrivals", ["id"], sqlite_where=where, postgresql_where=where)
