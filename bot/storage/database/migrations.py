"""Brings a database to the tables of this version."""

from contextlib import suppress
from dataclasses import dataclass

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from bot.shipped import MIGRATIONS
from bot.storage.database.database import begin_sqlite, file_of, sync_url
from bot.storage.database.opening import refuse_newer
from bot.storage.database.privacy import keep_private, make_private_file
from bot.storage.database.version import stored_version

MIGRATION_LOCK = 20_261_122  # any number of ours: the key of PostgreSQL's advisory lock


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which version's tables a database was brought to which; None has no tables."""

    before: str | None
    after: str | None


def migrate(url: URL, revision: str = "head") -> Migrated:
    """Changes the tables to the newest, or to those of a revision; going back loses what the newer tables kept.

    Raises DatabaseUnusable where the tables are of a newer version than this code.
    """
    make_file(url)
    engine = create_engine(sync_url(url), hide_parameters=True, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", begin_sqlite)
    with engine.execution_options(writes=True).connect() as connection:
        prepare(connection)
        with connection.begin():
            before = stored_version(connection)
            refuse_newer(before)
            move(connection, revision)
            check_foreign_keys(connection)
            return Migrated(before, stored_version(connection))


def make_file(url: URL) -> None:
    """Makes SQLite's file for its owner alone, before SQLite would make it as the umask has it."""
    file = file_of(url)
    if file is None:
        return
    with suppress(OSError):  # SQLite says it better, in a moment
        make_private_file(file)
        keep_private(file)


def prepare(connection: Connection) -> None:
    """Makes SQLite keep what refers to a table that is rebuilt, and lets one process at a time migrate PostgreSQL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # rebuilding a table would cascade deletes
        connection.rollback()
    else:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()


def move(connection: Connection, revision: str) -> None:
    """Changes the tables to those of a revision, upwards or downwards."""
    config = alembic_config(connection)
    change = command.downgrade if is_older(connection, config, revision) else command.upgrade
    change(config, revision)


def is_older(connection: Connection, config: Config, revision: str) -> bool:
    """Tells whether the database has come further than the revision."""
    if revision in {"base", "head"}:
        return revision == "base"
    now = MigrationContext.configure(connection).get_current_revision()
    if now is None:
        return False
    passed = ScriptDirectory.from_config(config).iterate_revisions(now, "base")
    return revision in {step.revision for step in passed}


def check_foreign_keys(connection: Connection) -> None:
    """Raises RuntimeError where a row refers to one that is not there; PostgreSQL has checked that by itself."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"the migration broke references of the table {broken[0][0]}; nothing was changed")


def alembic_config(connection: Connection) -> Config:
    """Tells Alembic where the migrations are, and which connection to use."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
