"""The commands for those who write frameworks: `check`, and the group `frameworks`."""

import asyncio
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.framework_file import TEMPLATE, to_file
from bot.cli.report import report, report_json
from bot.cli.usable import settings_or_exit
from bot.core.frameworks.dialect.topics import capitalise, slug
from bot.core.frameworks.framework import Finding, Framework
from bot.core.frameworks.table.lines import Rows
from bot.core.frameworks.table.read import LevelsByName, ReadTable, read_graded_table, read_table
from bot.core.plain.problem import Problem
from bot.settings import Unusable, read_settings
from bot.storage.database.database import read_url
from bot.storage.database.opening import DatabaseUnusable, Fault, knowing_faults, opened
from bot.storage.files.csv_rows import read_rows
from bot.storage.files.folder import FrameworkFile, Reading, read_paths
from bot.storage.frameworks.outlook import Ahead, look_ahead

group = typer.Typer(help="Write frameworks, and make them current.", no_args_is_help=True)


WHY_NOT = {
    Fault.OUTDATED: "the database needs `python -m bot migrate`",
    Fault.NEWER: "the database is of a newer version than this one",
    Fault.UNREACHABLE: "the database does not answer ({})",
}


class Format(StrEnum):
    """How `check` answers."""

    TEXT = "text"
    JSON = "json"


def check(
    paths: Annotated[list[Path], typer.Argument(help="Framework files, or folders of them.")],
    form: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """What is wrong with framework files, and with DATABASE_URL set, what they would change.

    Exit code 0: nothing is wrong; 1: errors; 2: no such file.
    """
    reading = read_or_exit(paths)
    ahead = look_ahead_if_possible(reading.files)
    findings = [*reading.findings, *(ahead.questions if ahead else ())]
    outlooks = ahead.outlooks if ahead else None
    if form is Format.JSON:
        typer.echo(report_json(findings, len(reading.files), outlooks))
    else:
        typer.echo(report(findings, len(reading.files), outlooks or ()))
    raise typer.Exit(1 if has_errors(findings) else 0)


@group.command()
def load(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files; without any, FRAMEWORKS_DIR.")] = None,
) -> None:
    """Makes files current. Without PATHS that is the whole folder: frameworks that are not in it are retired."""
    from bot.cli.released import say_loaded
    from bot.release import load_files, load_folder

    settings = settings_or_exit()
    try:
        if paths:
            reading = read_or_exit(paths)
            loaded = load_files(settings, reading.files)
            findings = [*reading.findings, *loaded.questions]
            typer.echo(report(findings, len(reading.files)))
            typer.echo("\n".join(say_loaded(loaded)))
            raise typer.Exit(1 if has_errors(findings) else 0)
        typer.echo("\n".join(say_loaded(load_folder(settings))))
    except Unusable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@group.command()
def new(
    file: Annotated[Path | None, typer.Argument(help="Where to write it; without one, it is printed.")] = None,
) -> None:
    """Writes a framework to begin with, with comments."""
    write(file, TEMPLATE)


@group.command("import")
def import_table(
    table: Annotated[Path, typer.Argument(help="A CSV file: topic, level or grade, criterion, example, id.")],
    file: Annotated[Path | None, typer.Argument(help="Where to write it; without one, it is printed.")] = None,
    grades: Annotated[
        bool, typer.Option("--grades", help="Levels that are names are grades: nobody is asked.")
    ] = False,
) -> None:
    """Makes a framework of a spreadsheet that was saved as CSV: a row a criterion, or a column a level."""
    try:
        sheet = read_rows(table)
        read = read_or_ask(sheet.rows, slug(table.stem) or "role", grades=grades)
    except Problem as problem:
        typer.echo(problem.what_happened, err=True)
        raise typer.Exit(1) from None
    for note in (*sheet.notes, *read.notes, summarise(read.framework)):
        typer.echo(note, err=True)
    write(file, to_file(read.framework))


def read_or_ask(rows: Rows, name: str, *, grades: bool) -> ReadTable:
    """Reads a table, and asks once whether names of levels are grades. Raises Problem."""
    path, title = f"/imported/{name}", capitalise(name.replace("-", " "))
    if grades:
        return read_graded_table(rows, path, title)
    read = read_table(rows, path, title)
    if isinstance(read, ReadTable):
        return read
    confirm_grades(read)
    return read_graded_table(rows, path, title)


def confirm_grades(levels: LevelsByName) -> None:
    """Asks whether names of levels are grades. Raises Problem where they are not, or nobody can answer."""
    if not sys.stdin.isatty():
        raise Problem(
            f"Row {levels.row}: “{levels.first}” is no number. If these are grades, the lowest first, add --grades: "
            f"{levels}. Otherwise put them in that order, or write numbers."
        )
    if not typer.confirm(f"Are these grades, the lowest first: {levels}?", default=True, err=True):
        raise Problem("Nothing is written. Put the levels in that order, or write numbers.")


def summarise(framework: Framework) -> str:
    """Says what was read: how many topics, levels and criteria, and the levels in their order."""
    criteria = len(list(framework.criteria()))
    levels = ", ".join(level.label for level in framework.levels)
    return f"Topics: {len(framework.topics)}. Criteria: {criteria}. Levels, the lowest first: {levels}."


def write(file: Path | None, text: str) -> None:
    """Writes to the file, which must not be there yet, or to the terminal."""
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as new_file:
            new_file.write(text)
    except OSError as error:
        typer.echo(f"{file} can't be written ({error.strerror}). Give another name.", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{file} is written. Look through it, then: python -m bot check {file}")


def read_or_exit(paths: Sequence[Path]) -> Reading:
    """Reads framework files and what is to be mended in them; where there is no such file, the command ends here."""
    try:
        return read_paths(paths)
    except Problem as problem:
        typer.echo(problem.what_happened, err=True)
        raise typer.Exit(2) from None


def has_errors(findings: Sequence[Finding]) -> bool:
    """Tells whether a file can't be used."""
    return any(finding.severity == "error" for finding in findings)


def look_ahead_if_possible(files: Sequence[FrameworkFile]) -> Ahead | None:
    """Finds what the files would change; None where no DATABASE_URL is set, or nothing can be compared with it."""
    try:
        settings = read_settings()
        if "database_url" not in settings.model_fields_set:
            return None
        return asyncio.run(compare_with(settings.database_url, files))
    except Unusable as error:
        typer.echo(f"What would change can't be said. {error}", err=True)
    except DatabaseUnusable as error:
        if error.fault is not Fault.MISSING:
            typer.echo(f"What would change can't be said: {WHY_NOT[error.fault].format(error.reason)}.", err=True)
    return None


async def compare_with(database_url: str, files: Sequence[FrameworkFile]) -> Ahead:
    """Finds what the files would change in a database. Raises DatabaseUnusable."""
    with knowing_faults():
        async with opened(read_url(database_url)) as database:
            return await look_ahead(database, files)
