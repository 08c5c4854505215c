"""What `migrate` and `frameworks load` print: what they did, what people lose first."""

from collections.abc import Iterator

from sqlalchemy.engine import URL

from bot.cli.report import say_renamed
from bot.core.frameworks.framework import Framework
from bot.core.plain.text import count
from bot.release import Loaded
from bot.storage.database.database import say_place
from bot.storage.database.migrations import Migrated
from bot.storage.frameworks.loading import Turn


def say_migrated(url: URL, migrated: Migrated) -> str:
    """Says which tables a database has now, and which it had: "Database (SQLite, a.db): tables 0001 -> 0002."."""
    if migrated.before == migrated.after:
        return f"Database ({say_place(url)}): has the tables of {migrated.after} already."
    return f"Database ({say_place(url)}): tables {migrated.before or 'none'} -> {migrated.after}."


def say_loaded(loaded: Loaded) -> Iterator[str]:
    """Says which frameworks turned, a line for each, the retired ones first; then how many are current."""
    for turn in loaded.turns:
        yield from say_retired(turn)
    for turn in loaded.turns:
        yield from say_current(turn)
    yield f"Frameworks: {count(loaded.number, 'framework')} current."


def say_retired(turn: Turn) -> Iterator[str]:
    """Names a framework that no file has any more; nothing of another."""
    match turn:
        case Turn(before=Framework() as before, after=None):
            yield f"  retired, since no file has it: {say_framework(before)}. Entries stay as they are."


def say_current(turn: Turn) -> Iterator[str]:
    """Names a framework that is new or says something else now; nothing of one whose file has only another name."""
    if turn.renamed:
        yield f"  {say_renamed(turn.renamed)}"
    match turn:
        case Turn(before=None, after=Framework() as after):
            yield f"  new: {say_framework(after)}"
        case Turn(before=before, after=Framework() as after) if after != before:
            yield f"  changed: {say_framework(after)}"


def say_framework(framework: Framework) -> str:
    """Names a framework by title and path."""
    return f"{framework.title} ({framework.path})"
