"""Rows of criteria: what keeps a criterion the same from revision to revision."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Framework, Placed
from bot.core.frameworks.identity import Change
from bot.core.frameworks.pairing import compare
from bot.core.frameworks.pairs import words_in_cell
from bot.storage.database import tables
from bot.storage.frameworks.revisions import last_revisions, stored

MOST_REVISIONS = 200  # that are looked through for what comes back: some years of changes, and at most half a second


async def compare_with_stored(
    connection: AsyncConnection, framework_id: int, before: Framework | None, after: Framework
) -> Sequence[Change]:
    """Tells what becomes of each criterion of a framework, by all that is stored of it."""
    names = await rows_by_name(connection, framework_id)
    return compare(before, after, names, await returning(connection, framework_id, before, after))


async def rows_by_name(connection: AsyncConnection, framework_id: int) -> Mapping[str, int]:
    """Finds the rows of a framework's criteria that ever had an `id:`, retired ones too."""
    rows = tables.criteria
    statement = select(rows.c.name, rows.c.id).where(rows.c.framework_id == framework_id, rows.c.name.is_not(None))
    return {row.name: row.id for row in await connection.execute(statement)}


async def returning(
    connection: AsyncConnection, framework_id: int, before: Framework | None, after: Framework
) -> Sequence[Placed]:
    """Reads retired criteria whose words are in their cell again, as revisions had them, the last one first."""
    if before is None:
        return []
    wanted = cells_and_words(after) - cells_and_words(before)
    rows = await retired_rows(connection, framework_id) if wanted else set()
    if not rows:
        return []
    placed_again: list[Placed] = []
    for revision_id in await last_revisions(connection, framework_id, MOST_REVISIONS):
        by_criterion = (await stored(connection, revision_id)).by_criterion
        retired = [placed for row, placed in by_criterion.items() if row in rows]
        placed_again += [placed for placed in retired if words_in_cell(placed) in wanted]
    return placed_again


def cells_and_words(framework: Framework) -> set[Hashable]:
    """Lists the words of all criteria, each with its cell."""
    return set(map(words_in_cell, framework.criteria()))


async def retired_rows(connection: AsyncConnection, framework_id: int) -> set[int]:
    """Finds the rows of a framework's criteria that are retired."""
    rows = tables.criteria
    statement = select(rows.c.id).where(rows.c.framework_id == framework_id, rows.c.retired_at.is_not(None))
    return set(await connection.scalars(statement))


async def new_criteria(connection: AsyncConnection, framework_id: int, number: int) -> Sequence[int]:
    """Inserts rows for so many criteria, and returns their ids, ascending; no row is any certain criterion yet."""
    if not number:
        return []
    statement = insert(tables.criteria).returning(tables.criteria.c.id)
    return sorted((await connection.scalars(statement, [{"framework_id": framework_id}] * number)).all())


async def mark_criteria(
    connection: AsyncConnection, framework_id: int, before: Framework | None, after: Framework, now: datetime
) -> None:
    """Retires criteria that are there no more, and brings back those that are there again; names are kept."""
    old = before.by_criterion if before else {}
    new = after.by_criterion
    await set_retired(connection, framework_id, old.keys() - new.keys(), now)
    await set_retired(connection, framework_id, new.keys() - old.keys(), None)
    named_before = names_in(old)
    await set_names(connection, {row: name for row, name in names_in(new).items() if row not in named_before})


def names_in(by_criterion: Mapping[int, Placed]) -> Mapping[int, str]:
    """Lists the names that a file gives its criteria with `id:`, by their rows; those without one are left out."""
    return {row: placed.criterion.name for row, placed in by_criterion.items() if placed.criterion.name}


async def set_retired(
    connection: AsyncConnection, framework_id: int, ids: Collection[int], retired_at: datetime | None
) -> None:
    """Sets since when criteria of a framework are retired; None: they are not."""
    if ids:
        criteria = tables.criteria
        mine = criteria.c.framework_id == framework_id, criteria.c.id.in_(ids)
        await connection.execute(update(criteria).where(*mine).values(retired_at=retired_at))


async def set_names(connection: AsyncConnection, names: Mapping[int, str]) -> None:
    """Sets what criteria are called with `id:`, by their rows."""
    if names:
        statement = update(tables.criteria).where(tables.criteria.c.id == bindparam("row"))
        values = [{"row": row, "called": name} for row, name in names.items()]
        await connection.execute(statement.values(name=bindparam("called")), values)
