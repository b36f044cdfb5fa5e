"""Arrivals of which more of the same may follow."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("arrivals", sa.Column("gathers", sa.Boolean(), server_default=sa.text("0"), nullable=False))
