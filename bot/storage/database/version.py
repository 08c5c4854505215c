"""Which tables a database has, and which this version wants. Without Alembic, which only the release step loads."""

from sqlalchemy import Connection, inspect, text

from bot.shipped import MIGRATIONS


def known_versions() -> list[str]:
    """Lists the migrations, oldest first; their files begin with their number, as "0001"."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def newest_version() -> str:
    """Finds the last of the migrations."""
    return known_versions()[-1]


def is_newer(version: str | None) -> bool:
    """Tells whether tables are of a version that this code does not know."""
    return version is not None and version not in known_versions()


def stored_version(connection: Connection) -> str | None:
    """Reads which migration a database has come to; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
