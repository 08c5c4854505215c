"""The database of an earlier version: loaded from its dump, looked at, and put back as it was."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import MetaData, Table, create_engine, delete, insert, select, text
from sqlalchemy.engine import Connection, Row

Rows = dict[str, Sequence[Mapping[str, Any]]]  # by table
Changes = dict[str, Mapping[str, Any] | None]

FRAMEWORKS = {
    "alembic_version",
    "frameworks",
    "revisions",
    "criteria",
}  # the bot keeps them in memory: no act changes them
UNTOLD_TABLES = FRAMEWORKS | {"claims"}
UNTOLD_COLUMNS = {
    "channel_id",
    "ts",
    "file_id",
    "attempts",
    "changed_at",
}  # Slack's own ids, and how often it was asked
SOON = timedelta(hours=1)  # that the bot's clock may have gone on since it was set
PLAIN = b"\x00"  # before people's words that are not sealed


def load(folder: Path, url: str) -> None:
    """Fills an empty database with the dump that was made of one of its kind."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        connection.executescript((folder / "sqlite.sql").read_text())
        connection.close()
        return
    with psycopg.connect(url) as server:
        server.execute((folder / "postgresql.sql").read_bytes())


class Keeper:
    """The rows of a database as they were at the beginning, and what acts change of them.

    Only the columns that there were when it was made are told: later versions add others. `moment` is what the bot's
    clock was set to.
    """

    def __init__(self, url: str, moment: datetime) -> None:
        self._engine = create_engine(url.replace("postgres://", "postgresql+psycopg://"))
        self._moment = moment
        self._tables = self._find_tables()
        self._told = {table.name: set(table.columns.keys()) - UNTOLD_COLUMNS for table in self._tables}
        self._before: Rows = {}
        self.rows: Rows = {}

    def keep(self) -> None:
        """Takes the rows of now for those of the beginning, in the tables of now."""
        self._tables = self._find_tables()
        self.rows = self.read()

    def read(self) -> Rows:
        with self._engine.connect() as connection:
            return {table.name: list(map(as_dict, connection.execute(select(table)))) for table in self._tables}

    def restore(self, *, pending: bool = False) -> None:
        """Everything of people as at the beginning; deliveries that are pending only if they are asked for."""
        tables = [table for table in self._tables if table.name not in FRAMEWORKS]
        self._before = {
            name: [row for row in rows if pending or not is_pending(row)] for name, rows in self.rows.items()
        }
        with self._engine.begin() as connection:
            for table in reversed(tables):
                connection.execute(delete(table))
            for table in tables:
                if self._before[table.name]:
                    connection.execute(insert(table), self._before[table.name])
                number_on(connection, table)

    def changes(self) -> Changes:
        """By table and key: the new rows, what is new in others, and None for those that are gone."""
        changes: Changes = {}
        now = self.read()
        for table in self._tables:
            if table.name in self._told and table.name not in UNTOLD_TABLES:
                changes |= self._between(table, self._before[table.name], now[table.name])
        return changes

    def owes(self) -> bool:
        """Whether deliveries are still to be sent, but for those that another process has been sending."""
        open_states = {"pending", "sending"}
        left = [row for row in self.read()["deliveries"] if row["state"] in open_states]
        others = [row for row in self._before["deliveries"] if row["state"] == "sending"]
        return len(left) > len(others)

    def close(self) -> None:
        self._engine.dispose()

    def _between(
        self, table: Table, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
    ) -> Changes:
        old, new = self._by_key(table, before), self._by_key(table, after)
        gone: Changes = {key: None for key in old if key not in new}
        changed = {key: without(row, old.get(key, {})) for key, row in new.items()}
        return gone | {key: row for key, row in changed.items() if row}

    def _by_key(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        keys = [column.name for column in table.primary_key]
        told = self._told[table.name]
        return {
            " ".join([table.name, *(str(row[key]) for key in keys)]): {
                name: self._plain(row[name]) for name in row if name in told
            }
            for row in rows
        }

    def _plain(self, value: Any) -> Any:
        """The value as both databases have it, and as JSON can."""
        if isinstance(value, bytes):
            return value.removeprefix(PLAIN).decode()
        if isinstance(value, datetime):
            return self._say_moment(value if value.tzinfo else value.replace(tzinfo=UTC))
        return value.isoformat() if isinstance(value, date | time) else value

    def _say_moment(self, value: datetime) -> str:
        days, rest = divmod(value - self._moment, timedelta(days=1))
        if days < 0 or rest > SOON:
            return value.astimezone(UTC).isoformat()
        return f"now and {days} days" if days else "now"

    def _find_tables(self) -> Sequence[Table]:
        metadata = MetaData()
        metadata.reflect(self._engine)
        return metadata.sorted_tables


def number_on(connection: Connection, table: Table) -> None:
    """Lets new rows be numbered from the last one on, as if those that were deleted had never been."""
    if (
        connection.dialect.name == "postgresql"
        and "id" in table.columns
        and table.columns["id"].autoincrement is True
    ):
        last = f"(SELECT max(id) FROM {table.name})"  # noqa: S608 - a table's own name
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {last})"))


def is_pending(row: Mapping[str, Any]) -> bool:
    return row.get("state") == "pending"


def as_dict(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping)


def without(row: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """What is in the row and was not in it before; of a new row, what is not empty."""
    return {name: value for name, value in row.items() if value != known.get(name)}
