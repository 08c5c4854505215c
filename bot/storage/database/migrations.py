"""Brings a database to the tables of this version."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from bot.storage.database.database import begin_sqlite, sync_url
from bot.storage.database.version import FOLDER

ONE_AT_A_TIME = 20_261_122  # any number of ours: the key of PostgreSQL's advisory lock


def migrate(url: URL, revision: str = "head") -> None:
    """To the newest tables, or to a revision; going back loses what the newer tables kept."""
    engine = create_engine(sync_url(url), hide_parameters=True, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", begin_sqlite)
    with engine.execution_options(writes=True).connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # rebuilding a table would cascade deletes
            connection.rollback()
        else:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ONE_AT_A_TIME})
            connection.commit()
        with connection.begin():
            move(connection, revision)
            check_foreign_keys(connection)


def move(connection: Connection, revision: str) -> None:
    config = alembic_config(connection)
    now = MigrationContext.configure(connection).get_current_revision()
    steps = ScriptDirectory.from_config(config)
    is_back = (
        now and revision != "head" and revision in {one.revision for one in steps.iterate_revisions(now, "base")}
    )
    (command.downgrade if is_back or revision == "base" else command.upgrade)(config, revision)


def check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"the migration broke references of the table {broken[0][0]}; nothing was changed")


def alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
