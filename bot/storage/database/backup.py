"""A copy of SQLite's file, made while the bot runs, and checked."""

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bot.storage.database.privacy import make_private_file

STEP = 1_000  # pages, some 4 MB: writers wait a few milliseconds for one
PAUSE = 0.01  # seconds between steps, in which others write
LONGEST_IN_STEPS = 20  # seconds: each write begins the copy anew, so that under steady writes it would never end
PATIENCE = 60  # seconds to wait for a lock
Numbers = Mapping[str, int]  # rows, by table


class Damaged(Exception):
    """A copy that is not what the database holds; it says in what."""


class TooSlow(Exception):
    """Others write so often that steps don't come to an end."""


def back_up(file: Path, copy: Path) -> Numbers:
    """Copies the database into a new file that its owner alone can read; returns the rows of each table.

    The copy has its name once it is whole and checked. Raises FileExistsError where there is a file of that name,
    Damaged for a copy that is not sound, and OSError or sqlite3.Error where it can't be made.
    """
    if copy.exists():
        raise FileExistsError(copy)
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    try:
        numbers = copy_pages(file, unfinished)
        unfinished.rename(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    return numbers


def copy_pages(file: Path, copy: Path) -> Numbers:
    """Copies page by page, and checks the copy. Raises Damaged."""
    with closing(connect(file)) as source, closing(connect(copy)) as target:
        hold_snapshot(source)
        version, rows = version_of(source), count_rows(source)
        copy_in_steps(source, target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        numbers = check(target)
        expected = rows if version_of(source) == version else numbers  # where others wrote there is none to compare
        if numbers != expected:
            raise Damaged("it has not as many rows as the database")
    return numbers


def connect(file: Path) -> sqlite3.Connection:
    """Opens a file that is there; makes none."""
    address = f"file:{quote(str(file.absolute()))}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


def hold_snapshot(source: sqlite3.Connection) -> None:
    """Keeps what is read at one moment, where the database can: with WAL nobody waits for it. Else does nothing."""
    (mode,) = source.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()


def copy_in_steps(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copies in steps between which others write; in one go where they write so often that it would not end."""
    try:
        source.backup(target, pages=STEP, progress=ending_after(LONGEST_IN_STEPS), sleep=PAUSE)
    except TooSlow:
        source.backup(target, pages=-1, sleep=PAUSE)


def ending_after(seconds: float) -> Callable[[int, int, int], None]:
    """Makes what SQLite calls after each step: it raises TooSlow after so many seconds."""
    end = time.monotonic() + seconds

    def look(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > end:
            raise TooSlow

    return look


def version_of(connection: sqlite3.Connection) -> int:
    """Gives a number that changes when another connection writes what this one reads."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)


def count_rows(connection: sqlite3.Connection) -> Numbers:
    """Counts the rows of each table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    statement = 'SELECT count(*) FROM "{}"'
    return {name: connection.execute(statement.format(name)).fetchone()[0] for (name,) in names.fetchall()}


def check(copy: sqlite3.Connection) -> Numbers:
    """Counts the rows of a copy that is sound. Raises Damaged for any other."""
    (finding,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if finding != "ok":
        raise Damaged(finding)
    broken = copy.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise Damaged(f"a row of the table {broken[0]} refers to one that is not there")
    return count_rows(copy)
