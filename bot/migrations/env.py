"""Alembic's entry: the connection comes from bot.store.migrate."""

from alembic import context

from bot.store import schema_mailboxes  # noqa: F401 - its tables join the others
from bot.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
