"""The database goes up to this version's tables, from any earlier one, and back down."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, create_engine, insert, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from bot.shipped import MIGRATIONS
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url, sync_url
from bot.storage.database.migrations import migrate
from bot.storage.database.version import newest_version

REVISIONS = sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
EXAMPLES: dict[type, Any] = {
    int: 1,
    str: "x",
    bytes: b"\x00x",
    date: date(2026, 11, 22),
    datetime: datetime(2026, 11, 22, tzinfo=UTC),
    time: time(14),
    object: {},  # JSON
}


@pytest.fixture
def url(new_database: Callable[[], str]) -> URL:
    return read_url(new_database())


@contextmanager
def opened(url: URL) -> Iterator[Connection]:
    with create_engine(sync_url(url), poolclass=NullPool).begin() as connection:
        yield connection


def table_names(url: URL) -> set[str]:
    with opened(url) as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def reflected(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    found.remove(found.tables["alembic_version"])
    return found


def fill(url: URL) -> None:
    """One row in every table; what refers to another row refers to that one."""
    with opened(url) as connection:
        for table in reflected(connection).sorted_tables:
            row = {column.name: EXAMPLES[column.type.python_type] for column in table.columns}
            connection.execute(insert(table).values(row))


def counts(url: URL) -> dict[str, int]:
    with opened(url) as connection:
        return {
            name: len(connection.execute(select(table)).all()) for name, table in reflected(connection).tables.items()
        }


def test_up_down_and_up_again(url: URL) -> None:
    migrate(url)
    assert table_names(url) == set(tables.metadata.tables)
    migrate(url, "base")
    assert table_names(url) == set()
    migrate(url)
    assert table_names(url) == set(tables.metadata.tables)


def test_the_tables_in_the_code_are_those_in_the_database(url: URL) -> None:
    migrate(url)
    with opened(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_what_is_stored_survives_the_way_up_from_any_version(url: URL, revision: str) -> None:
    migrate(url, revision)
    fill(url)
    migrate(url)
    assert set(counts(url).values()) <= {0, 1}
    assert all(counts(url)[name] == 1 for name in ("entries", "people", "nudges", "deliveries", "report_lines"))


@pytest.mark.parametrize("revision", ["base", *REVISIONS])
def test_with_something_stored_it_goes_down_to_any_version(url: URL, revision: str) -> None:
    migrate(url)
    fill(url)
    migrate(url, revision)
    migrate(url)
    assert table_names(url) == set(tables.metadata.tables)


def test_several_may_migrate_at_once(url: URL) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, [url] * 4))
    with opened(url) as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_version()


async def test_references_are_checked(url: URL) -> None:
    migrate(url)
    database = Database(url)
    statement = text(
        "INSERT INTO report_lines (workspace_id, engineer_id, manager_id, started_at)"
        " VALUES ('T1', 'nobody', 'U1', CURRENT_TIMESTAMP)"
    )
    with pytest.raises(IntegrityError):
        async with database.writing() as connection:
            await connection.execute(statement)
    await database.close()


def test_on_sqlite_a_migration_that_would_break_a_reference_changes_nothing(tmp_path: Any) -> None:
    url = read_url(f"sqlite:///{tmp_path / 'test.db'}")
    migrate(url)
    with opened(url) as connection:
        connection.execute(
            text(
                "INSERT INTO report_lines (workspace_id, engineer_id, manager_id, started_at)"
                " VALUES ('T1', 'nobody', 'U1', CURRENT_TIMESTAMP)"
            )
        )
    with pytest.raises(RuntimeError, match="broke references of the table report_lines; nothing was changed"):
        migrate(url)
    assert counts(url)["report_lines"] == 1
