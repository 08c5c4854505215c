"""Whom a load concerns: people whose level or framework is retired, and people whose entries a change touches."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Framework
from bot.core.frameworks.identity import Fate, changes_between
from bot.core.person import Aim
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction
from bot.storage.frameworks.loading import Turn
from bot.storage.owed.owing import owe
from bot.storage.owed.references import ChangedCriterion, ChooseAgain, CriteriaChanged, Owed

MOST_NAMED = 5  # changes that a message names; of the others it says how many they are
NEWS_KEPT = timedelta(days=14)  # such a message is worth sending after a long stop too
MOST_CRITERIA_AT_ONCE = 1_000  # criteria in one question to the database
TOUCHED = {Fate.REWORDED, Fate.MOVED, Fate.RETIRED}

NewsOwed = dict[str, list[tuple[str, Owed]]]  # by workspace: who is owed what


async def owe_news(connection: AsyncConnection, turns: Sequence[Turn], now: datetime) -> None:
    """Owes news to everybody whom a load concerns, once, in the load's transaction."""
    for news in (await who_must_choose(connection, turns), await who_wrote(connection, turns)):
        for workspace_id, owed in news.items():
            await owe(Transaction(connection, workspace_id), owed, now, NEWS_KEPT)


async def who_must_choose(connection: AsyncConnection, turns: Sequence[Turn]) -> NewsOwed:
    """Finds people who stand on what is retired, or aim for it; each once, for the last turn that concerns them."""
    concerned: dict[tuple[str, str], ChooseAgain] = {}
    for turn in turns:
        if turn.before is None:
            continue
        choose_again = ChooseAgain(revision_of(turn.before))
        for row in await connection.execute(select_standing_on_gone(turn.framework_id, turn.before, turn.after)):
            concerned[row.workspace_id, row.id] = choose_again
    return by_workspace(concerned)


def select_standing_on_gone(framework_id: int, before: Framework, after: Framework | None) -> Select[Any]:
    """Selects who stands on a retired level of a framework, or aims for one; everybody if all of it is retired."""
    people = tables.people
    statement = select(people.c.workspace_id, people.c.id).where(people.c.framework_id == framework_id)
    if after is None:
        return statement
    gone = keys_of(before) - keys_of(after)
    aims_for_gone = and_(people.c.aim == Aim.LEVEL, people.c.aim_level.in_(gone))
    return statement.where(or_(people.c.level.in_(gone), aims_for_gone))


def keys_of(framework: Framework) -> set[str]:
    """Lists the keys of a framework's levels."""
    return {level.key for level in framework.levels}


async def who_wrote(connection: AsyncConnection, turns: Sequence[Turn]) -> NewsOwed:
    """Finds people with entries on criteria that changed: the first few criteria, and the number of all."""
    touched = {change.criterion_id: change for change in touched_criteria(turns)}
    order = {criterion_id: position for position, criterion_id in enumerate(touched)}
    concerned = {}
    for person, criteria in (await writers(connection, list(touched))).items():
        first = sorted(criteria, key=order.__getitem__)[:MOST_NAMED]
        concerned[person] = CriteriaChanged(tuple(touched[criterion] for criterion in first), len(criteria))
    return by_workspace(concerned)


def touched_criteria(turns: Sequence[Turn]) -> Iterator[ChangedCriterion]:
    """Lists criteria that were reworded, moved or retired, in the order of the turns and of their files."""
    for turn in turns:
        if turn.before is None:
            continue
        before = revision_of(turn.before)
        after = revision_of(turn.after) if turn.after else None
        for change in changes_between(turn.before, turn.after):
            if change.fate not in TOUCHED:
                continue
            if change.id is not None:
                yield ChangedCriterion(change.id, before, after)


def revision_of(framework: Framework) -> int:
    """Gives the revision that a stored framework is. Raises ValueError for one that is not stored."""
    if framework.revision is None:
        raise ValueError("the framework is not stored")
    return framework.revision


async def writers(connection: AsyncConnection, criteria: Sequence[int]) -> Mapping[tuple[str, str], set[int]]:
    """Finds by workspace and person which of the criteria they have entries on."""
    concerned: dict[tuple[str, str], set[int]] = {}
    for start in range(0, len(criteria), MOST_CRITERIA_AT_ONCE):
        for row in await connection.execute(select_writers(criteria[start : start + MOST_CRITERIA_AT_ONCE])):
            concerned.setdefault((row.workspace_id, row.person_id), set()).add(row.criterion_id)
    return concerned


def select_writers(criteria: Sequence[int]) -> Select[Any]:
    """Selects who has entries on these criteria, and on which."""
    entries, marks = tables.entries, tables.entry_criteria
    return (
        select(entries.c.workspace_id, entries.c.person_id, marks.c.criterion_id)
        .join(marks, and_(marks.c.workspace_id == entries.c.workspace_id, marks.c.entry_id == entries.c.id))
        .where(marks.c.criterion_id.in_(criteria))
        .distinct()
    )


def by_workspace(concerned: Mapping[tuple[str, str], Owed]) -> NewsOwed:
    """Sorts the news by the workspace of those who are owed them."""
    news = NewsOwed()
    for (workspace_id, person_id), owed in concerned.items():
        news.setdefault(workspace_id, []).append((person_id, owed))
    return news
