"""Which tables a database has, and which this version wants. Without Alembic, which only the release step loads."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

FOLDER = Path(__file__).parents[3] / "migrations"


def newest_version() -> str:
    """Finds the last of the migrations, whose files begin with their number."""
    return max(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def stored_version(connection: Connection) -> str | None:
    """Reads which migration a database has come to; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
