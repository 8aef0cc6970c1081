"""Run by Alembic: takes the steps on the connection that `opening` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from rashomon.record.migrations import VERSION_TABLE


def migrate() -> None:
    """Brings the tables to the version that is asked for."""
    connection = context.config.attributes["connection"]
    # Both engines take back changes of tables, if the driver is kept from committing them: all or nothing.
    context.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # not so where a program merely imports all modules
    migrate()
