"""`python -m bot backup FILE`: a checked copy of the database, made while the bot runs."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.usable import ending_where_unusable, settings_or_exit
from bot.settings import Settings, Unusable
from bot.storage.database.backup import Damaged, Numbers, back_up
from bot.storage.database.database import file_of, read_url
from bot.storage.database.opening import Fault

FOR_POSTGRESQL = 'The database is PostgreSQL, which has its own: pg_dump --format=custom --file={} "$DATABASE_URL"'


def backup(file: Annotated[Path, typer.Argument(help="Where to write it; nothing is written over.")]) -> None:
    """Copies SQLite's database while the bot runs, and checks the copy."""
    settings = settings_or_exit()
    with ending_where_unusable():
        typer.echo(say_backup(file, copy_database(settings, file)))


def copy_database(settings: Settings, file: Path) -> Numbers:
    """Makes the copy; returns the rows of each table. Raises Unusable where there is none to be had."""
    source = file_of(read_url(settings.database_url))
    if source is None:
        raise Unusable(FOR_POSTGRESQL.format(file))
    if not Path(source).exists():
        raise Unusable(Fault.MISSING)
    try:
        return back_up(Path(source), file)
    except FileExistsError:
        raise Unusable(f"{file} is there already. Give another name.") from None
    except Damaged as error:
        raise Unusable(f"The copy is not sound ({error}), and was deleted. Look at the database itself.") from None
    except OSError as error:
        raise Unusable(f"{file} can't be written: {error.strerror}.") from None
    except sqlite3.Error as error:
        raise Unusable(f"The database can't be copied: {error}.") from None


def say_backup(file: Path, numbers: Numbers) -> str:
    """Says where the copy is, that it was checked, and how many rows it has of what."""
    rows = ", ".join(f"{table} {number:,}" for table, number in sorted(numbers.items()) if number)
    return f"{file} is written ({file.stat().st_size // 1024:,} kB) and checked: {rows}."
