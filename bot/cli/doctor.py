"""`python -m bot doctor`: whether settings, database, frameworks and deliveries are as they should be."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime

import typer

from bot.app import system_clock
from bot.cli.usable import settings_or_exit
from bot.core.plain.problem import Problem
from bot.core.plain.text import count, enumerate_words, say_date
from bot.opening import expecting_a_database
from bot.settings import Settings, Unusable
from bot.storage.condition import Condition, condition_of
from bot.storage.database.database import read_url
from bot.storage.database.opening import opened
from bot.storage.database.version import newest_version
from bot.storage.files.folder import Reading, read_folder

WRONG = "wrong: "  # what a line begins with that is not as it should be


def doctor() -> None:
    """Whether settings, database, frameworks and deliveries are as they should be. Exit code 1: something is not."""

    async def look() -> list[str]:
        return [line async for line in examine(settings_or_exit(), system_clock())]

    lines = asyncio.run(look())
    typer.echo("\n".join(lines))
    raise typer.Exit(1 if any(line.startswith(WRONG) for line in lines) else 0)


async def examine(settings: Settings, now: datetime) -> AsyncIterator[str]:
    """A line for each thing; those that are not as they should be begin with `WRONG`."""
    joined = "joins Slack" if settings.has_credentials else "no Slack credentials: `run` starts the sandbox"
    yield f"settings: {joined}"
    condition = None
    try:
        condition = await reach(settings, now)
        yield f"database: answers, with the tables of version {newest_version()}"
    except Unusable as error:
        yield f"{WRONG}database: {error}"
    try:
        reading = read_folder(settings.frameworks_dir)
    except Problem as problem:
        yield f"{WRONG}frameworks: {problem.what_happened}"
        return
    for line in say_files(reading):
        yield line
    if condition:
        for line in (*say_frameworks(condition, reading, now), *say_deliveries(condition)):
            yield line


async def reach(settings: Settings, now: datetime) -> Condition:
    """Raises Unusable where the database can't be worked with."""
    with expecting_a_database():
        async with opened(read_url(settings.database_url), must_exist=True) as database:
            return await condition_of(database, now)


def say_files(reading: Reading) -> Iterator[str]:
    yield f"frameworks: {count(len(reading.files), 'file')} read"
    for finding in reading.findings:
        yield f"{WRONG if finding.severity == 'error' else ''}{finding}"


def say_frameworks(condition: Condition, reading: Reading, now: datetime) -> Iterator[str]:
    """The current revisions, and files that are no longer, or not yet, what is current."""
    files = {(file.workspace, file.path): file.content_hash for file in reading.files}
    for one in condition.frameworks:
        whose = f" of {one.workspace}" if one.workspace else ""
        age = count((now - one.loaded_at).days, "day")
        said = f"framework {one.path}{whose}: current since {say_date(one.loaded_at.date())}, {age}"
        if files.get((one.workspace, one.path), one.content_hash) != one.content_hash:
            said += "; its file says something else: `python -m bot frameworks load` makes that current"
        yield said


def say_deliveries(condition: Condition) -> Iterator[str]:
    states = [f"{number:,} {state}" for state, number in sorted(condition.deliveries.items())]
    yield f"deliveries: {enumerate_words(states) or 'none yet'}"
    if condition.late:
        late = count(condition.late, "delivery")
        yield f"{WRONG}deliveries: {late} should have been sent before now. Does a worker run?"
