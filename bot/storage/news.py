"""Whom a load concerns: people whose level or framework is retired, and people whose entries a change touches."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.identity import Fate, changes_between
from bot.core.person import Aim
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction
from bot.storage.deliveries import Kind, owe
from bot.storage.frameworks.loading import Turn

MOST_NAMED = 5  # changes that a message names; of the others it says how many they are
KEPT = timedelta(days=14)  # such a message is worth sending after a long stop too
AT_ONCE = 1_000  # criteria in one question to the database
TOUCHED = {Fate.REWORDED, Fate.MOVED, Fate.RETIRED}

Owed = dict[str, dict[str, dict[str, Any]]]  # references by workspace and person


async def owe_news(connection: AsyncConnection, turns: Sequence[Turn], now: datetime) -> None:
    """Part of the load's transaction: who is concerned is told once."""
    for kind, owed in (
        (Kind.CHOOSE_AGAIN, await who_must_choose(connection, turns)),
        (Kind.CHANGES, await who_wrote(connection, turns)),
    ):
        for workspace_id, recipients in owed.items():
            await owe(Transaction(connection, workspace_id), kind, recipients, now, KEPT)


async def who_must_choose(connection: AsyncConnection, turns: Sequence[Turn]) -> Owed:
    """People who stand on what is retired, or aim for it."""
    people, owed = tables.people, Owed()
    for turn in turns:
        if turn.before is None:
            continue
        gone = {level.key for level in turn.before.levels} - {
            level.key for level in (turn.after.levels if turn.after else ())
        }
        lost = or_(people.c.level.in_(gone), and_(people.c.aim == Aim.LEVEL, people.c.aim_level.in_(gone)))
        statement = select(people.c.workspace_id, people.c.id).where(people.c.framework_id == turn.framework_id)
        for workspace_id, person_id in await connection.execute(statement.where(lost) if turn.after else statement):
            owed.setdefault(workspace_id, {})[person_id] = {"revision": turn.before.revision}
    return owed


async def who_wrote(connection: AsyncConnection, turns: Sequence[Turn]) -> Owed:
    """People with entries on criteria that were reworded, moved or retired: the first few, and how many."""
    touched = dict(touched_criteria(turns))
    order = {criterion: position for position, criterion in enumerate(touched)}
    found: dict[tuple[str, str], set[int]] = {}
    for start in range(0, len(touched), AT_ONCE):
        rows = await connection.execute(writers(list(touched)[start : start + AT_ONCE]))
        for workspace_id, person_id, criterion in rows:
            found.setdefault((workspace_id, person_id), set()).add(criterion)
    owed = Owed()
    for (workspace_id, person_id), criteria in found.items():
        named = [[one, *touched[one]] for one in sorted(criteria, key=order.__getitem__)[:MOST_NAMED]]
        owed.setdefault(workspace_id, {})[person_id] = {"changes": named, "number": len(criteria)}
    return owed


def touched_criteria(turns: Sequence[Turn]) -> Iterator[tuple[int, tuple[int | None, int | None]]]:
    """By criterion: the revision before, and the one after."""
    for turn in turns:
        if turn.before:
            revisions = turn.before.revision, turn.after.revision if turn.after else None
            touched = (one for one in changes_between(turn.before, turn.after) if one.fate in TOUCHED)
            yield from ((change.id, revisions) for change in touched if change.id)


def writers(criteria: Sequence[int]) -> Any:
    entries, marks = tables.entries, tables.entry_criteria
    return (
        select(entries.c.workspace_id, entries.c.person_id, marks.c.criterion_id)
        .join(marks, and_(marks.c.workspace_id == entries.c.workspace_id, marks.c.entry_id == entries.c.id))
        .where(marks.c.criterion_id.in_(criteria))
        .distinct()
    )
