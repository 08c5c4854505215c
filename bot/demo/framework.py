"""Try your framework: a file that somebody drops on the page is checked, and can be looked up from then on.

A spreadsheet that was saved as CSV is imported first.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.app import Clock
from bot.cli.framework_file import TEMPLATE, to_file
from bot.core.frameworks.dialect.topics import capitalise, slug
from bot.core.frameworks.table.read import LevelsByName, read_graded_table, read_table
from bot.core.plain.problem import Problem
from bot.sandbox.state.extras import CheckWords, FileCheck, Template
from bot.storage.files.csv_rows import read_rows
from bot.storage.files.folder import Reading, read_file
from bot.storage.frameworks.current import Frameworks

LONGEST_NAME = 200  # bytes; file systems take 255
PARTS_OF_PATHS = {"/", "\\"}
SUFFIXES_OF_TABLES = {".csv", ".xlsx"}
UNNAMED = "A file can't have that name here. Give it a short one without slashes, such as devops.md."
UNREADABLE = "It can't be read as it is."
WORDS = CheckWords(
    button="Try your framework",
    title="Try your own framework",
    about=(
        "A career framework as a Markdown file, or as a spreadsheet saved as CSV with the columns topic, level and "
        "criterion: the bot checks it, and you can look it up at once. It stays on this machine and is gone after "
        "“Start over”."
    ),
    choose="Drop a Markdown file here, or a CSV file, or choose one",
    dropping="Drop a framework to try it",
    accepts=".md,.markdown,.csv,text/markdown,text/csv",
    template=Template("framework.md", TEMPLATE, "Download a template to begin with"),
)


def framework_check(find_frameworks: Callable[[], Frameworks], folder: Path, clock: Clock) -> FileCheck:
    """Makes the check that the page offers. Files pass through the folder and are gone from it afterwards.

    It looks for the running bot's frameworks when a file comes: the sandbox is there before the bot is.
    """

    async def report(name: str, text: str) -> str:
        if not is_possible(name):
            return UNNAMED
        if not is_text(text):
            return UNREADABLE
        if is_table(name):
            return await try_table(find_frameworks(), folder / name, text, clock)
        return await try_framework(find_frameworks(), folder / f"{Path(name).stem}.md", text, clock)

    return FileCheck(report, WORDS)


def is_possible(name: str) -> bool:
    """Tells whether a file can be called so wherever the bot runs."""
    is_short = 0 < len(name.encode(errors="replace")) <= LONGEST_NAME
    return is_short and name.isprintable() and not PARTS_OF_PATHS & set(name)


def is_text(text: str) -> bool:
    """Tells whether it can be written to a file: halves of characters can't."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_table(name: str) -> bool:
    """Tells whether a file's name is one of a spreadsheet's: a workbook's, too, which is refused with a sentence."""
    return Path(name).suffix.casefold() in SUFFIXES_OF_TABLES


async def try_table(frameworks: Frameworks, file: Path, text: str, clock: Clock) -> str:
    """Imports somebody's spreadsheet and checks what came of it; returns the report, or why there is none."""
    try:
        framework, notes = await asyncio.to_thread(import_table, file, text)
    except Problem as problem:
        return without_folder(problem.what_happened, file)
    report = await try_framework(frameworks, file.with_suffix(".md"), framework, clock)
    return f"{report}\n{notes}To keep it as a file of yours: python -m bot frameworks import {file.name}"


def import_table(file: Path, text: str) -> tuple[str, str]:
    """Makes a framework's file of a spreadsheet, by way of this file; returns its text, and notes, a line each.

    Names of levels are read as grades: there is nobody to ask. Raises Problem.
    """
    name = slug(file.stem) or "role"
    path, title = f"/imported/{name}", capitalise(name.replace("-", " "))
    file.write_text(text)
    try:
        sheet = read_rows(file)
    finally:
        file.unlink()
    notes = list(sheet.notes)
    read = read_table(sheet.rows, path, title)
    if isinstance(read, LevelsByName):
        notes.append(f"Read as grades, the lowest first: {read}.")
        read = read_graded_table(sheet.rows, path, title)
    return to_file(read.framework), "".join(f"{note}\n" for note in (*notes, *read.notes))


async def try_framework(frameworks: Frameworks, file: Path, text: str, clock: Clock) -> str:
    """Checks somebody's own framework, which can be looked up from then on if it can be read; returns the report."""
    await asyncio.to_thread(file.write_text, text)
    reading = await asyncio.to_thread(read_file, file)
    await asyncio.to_thread(file.unlink)
    files = [replace(tried, name=f"tried {tried.name}") for tried in reading.files]  # none goes on with the demo's
    await frameworks.release(files, clock())  # again after "Start over", which retired it
    findings = [without_folder(str(finding), file) for finding in reading.findings]
    return "\n".join([*findings, *_verdict(reading)])


def without_folder(sentence: str, file: Path) -> str:
    """Names the file as whoever dropped it does: the folder that it passed through is nothing to them."""
    return sentence.replace(f"{file.parent}/", "")


def _verdict(reading: Reading) -> list[str]:
    if not reading.files:
        return [UNREADABLE]
    return [f"Read: type /level {file.framework.name}" for file in reading.files]
