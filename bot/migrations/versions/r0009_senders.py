"""What limits on senders are measured by."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
SPOKEN = "decision in ('answer', 'clarify')"


def upgrade() -> None:
    for name, kind in (("domain", sa.Text()), ("opening", sa.String(24)), ("verdict", sa.String(4))):
        op.add_column("requests", sa.Column(name, kind, server_default="", nullable=False))
    op.drop_index("ix_requests_answered_to", "requests")
    op.create_index("ix_requests_of_address", "requests", ["address", "decided_at"])
    _partial("ix_requests_of_domain", "domain", "domain <> ''")
    _partial("ix_requests_opening", "opening", f"{SPOKEN} and opening <> ''")


def _partial(name: str, column: str, where: str) -> None:
    columns = [column, "decided_at"]
    op.create_index(name, "requests", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
