"""`python -m bot doctor`: whether settings, database, frameworks and deliveries are as they should be."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

import typer

from bot.app import system_clock
from bot.cli.asking_slack import WRONG, ask_slack
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
from bot.storage.frameworks.outlook import questions_about


def doctor() -> None:
    """Whether settings, Slack, database, frameworks and deliveries are in order. Exit code 1: something is not."""
    lines = asyncio.run(examine(settings_or_exit(), system_clock()))
    typer.echo("\n".join(lines))
    is_wrong = any(line.startswith(WRONG) for line in lines)
    raise typer.Exit(1 if is_wrong else 0)


async def examine(settings: Settings, now: datetime) -> list[str]:
    """Writes a line for each thing; those that are not as they should be begin with `WRONG`."""
    lines = [f"settings: {say_mode(settings)}"]
    if settings.has_credentials:
        lines += [line async for line in ask_slack(settings)]
    condition = None
    try:
        condition = await reach(settings, now)
        lines.append(f"database: answers, with the tables of version {newest_version()}")
    except Unusable as error:
        lines.append(f"{WRONG}database: {error}")
    try:
        reading = read_folder(settings.frameworks_dir)
    except Problem as problem:
        return [*lines, f"{WRONG}frameworks: {problem.what_happened}"]
    lines += say_files(reading)
    if condition:
        lines += await say_questions(settings, reading)
        lines += [*say_frameworks(condition, reading, now), *say_deliveries(condition)]
    return lines


def say_mode(settings: Settings) -> str:
    """Says how the bot is to be reached, by what is set."""
    if not settings.has_credentials:
        return "no Slack credentials: `run` starts the sandbox"
    return "for Socket Mode" if settings.socket_mode else "for HTTP"


async def reach(settings: Settings, now: datetime) -> Condition:
    """Asks the database what it says of itself. Raises Unusable where it can't be worked with."""
    with expecting_a_database():
        async with opened(read_url(settings.database_url)) as database:
            return await condition_of(database, now)


def say_files(reading: Reading) -> Iterator[str]:
    """Says how many framework files were read, and what is to be mended in them."""
    yield f"frameworks: {count(len(reading.files), 'file')} read"
    for finding in reading.findings:
        mark = WRONG if finding.severity == "error" else ""
        yield f"{mark}{finding}"


async def say_questions(settings: Settings, reading: Reading) -> list[str]:
    """Names the files that change nothing before they say which framework they are."""
    async with opened(read_url(settings.database_url)) as database:
        return [f"{WRONG}{question}" for question in await questions_about(database, reading.files)]


def say_frameworks(condition: Condition, reading: Reading, now: datetime) -> Iterator[str]:
    """Names the current revisions, and the files that are no longer, or not yet, what is current."""
    files = {(file.workspace, file.path): file.content_hash for file in reading.files}
    for current in condition.frameworks:
        whose = f" of {current.workspace}" if current.workspace else ""
        age = count((now - current.loaded_at).days, "day")
        line = f"framework {current.path}{whose}: current since {say_date(current.loaded_at.date())}, {age}"
        if files.get((current.workspace, current.path), current.content_hash) != current.content_hash:
            line += "; its file says something else: `python -m bot frameworks load` makes that current"
        yield line


def say_deliveries(condition: Condition) -> Iterator[str]:
    """Says how many deliveries are in each state, and how many are late."""
    states = [f"{number:,} {state}" for state, number in sorted(condition.deliveries.items())]
    yield f"deliveries: {enumerate_words(states) or 'none yet'}"
    if condition.late:
        late = count(condition.late, "delivery")
        yield f"{WRONG}deliveries: {late} should have been sent before now. Does a worker run?"
