"""Entries of one workspace. An entry belongs to its engineer: every method names whose."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.evidence import Draft, Entry, Wording
from bot.core.frameworks.framework import Catalogue, Framework, Placed
from bot.core.frameworks.identity import say_today
from bot.core.period import Period
from bot.core.person import Visibility
from bot.storage.claims import claim
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.deliveries import Kind, owe
from bot.storage.frameworks.current import Frameworks

LOGGED = "logged"


class Evidence:
    """What one workspace's people logged."""

    def __init__(self, database: Database, frameworks: Frameworks, workspace_id: str) -> None:
        self._database, self._frameworks, self._workspace = database, frameworks, workspace_id

    async def add(
        self, person_id: str, draft: Draft, now: datetime, *, repeat_key: str, nudge_id: int | None = None
    ) -> int | None:
        """Stores an entry, and that it answers a nudge of this person's; None if it is a repeat and stands already.

        Each criterion is kept with the current revision, whose wording the entry was written for.
        """
        catalogue = self._frameworks.catalogue(self._workspace)
        async with self._database.writing() as connection:
            if not await claim(connection, self._workspace, repeat_key, now):
                return None
            entry_id = await self._insert(connection, person_id, draft, now)
            marks = self._marks(catalogue, entry_id, draft.criteria)
            if marks:
                await connection.execute(insert(tables.entry_criteria), marks)
            if nudge_id is not None:
                await self._answer(connection, person_id, nudge_id)
        return entry_id

    async def _insert(self, connection: AsyncConnection, person_id: str, draft: Draft, now: datetime) -> int:
        statement = insert(tables.entries).values(
            workspace_id=self._workspace,
            person_id=person_id,
            what=draft.what,
            outcome=draft.outcome,
            links="\n".join(draft.links),
            happened_on=draft.happened_on,
            visibility=draft.visibility,
            created_at=now,
        )
        return int((await connection.execute(statement.returning(tables.entries.c.id))).scalar_one())

    def _marks(self, catalogue: Catalogue, entry_id: int, criteria: Iterable[int]) -> list[dict[str, Any]]:
        return [
            {
                "workspace_id": self._workspace,
                "entry_id": entry_id,
                "position": position,
                "criterion_id": criterion_id,
                "revision_id": catalogue.by_criterion[criterion_id].framework.revision,
            }
            for position, criterion_id in enumerate(criteria)
        ]

    async def _answer(self, connection: AsyncConnection, person_id: str, nudge_id: int) -> None:
        nudges = tables.nudges
        await connection.execute(
            update(nudges)
            .where(nudges.c.workspace_id == self._workspace, nudges.c.person_id == person_id, nudges.c.id == nudge_id)
            .values(answer=LOGGED)
        )

    async def read(
        self, person_id: str, *, most: int | None = None, period: Period | None = None, shared: bool = False
    ) -> list[Entry]:
        """Somebody's entries, newest first; those of a period, and `shared` only those that their manager may see."""
        entries = tables.entries
        statement = (
            select(entries)
            .where(entries.c.workspace_id == self._workspace, entries.c.person_id == person_id)
            .order_by(entries.c.happened_on.desc(), entries.c.id.desc())
            .limit(most)
        )
        if period:
            statement = statement.where(entries.c.happened_on.between(period.first, period.last))
        if shared:
            statement = statement.where(entries.c.visibility == Visibility.MANAGER)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
            marks = await self._marks_of(connection, person_id)
        known = {revision for pairs in marks.values() for _, revision in pairs}
        revisions = {revision: await self._frameworks.revision(revision) for revision in known}
        today = self._frameworks.catalogue(self._workspace).by_criterion
        return [to_entry(row, read_wordings(marks.get(row.id, ()), revisions, today)) for row in rows]

    async def find(self, person_id: str, entry_id: int) -> Entry | None:
        """An entry, if it is this person's."""
        return next((entry for entry in await self.read(person_id) if entry.id == entry_id), None)

    async def owe_receipt(self, person_id: str, entry_id: int, now: datetime) -> None:
        """Where the person can't be shown at once what was stored, a message is owed."""
        async with self._database.writing() as connection:
            await owe(connection, self._workspace, Kind.RECEIPT, {person_id: {"entry": entry_id}}, now)

    async def criteria(self, person_id: str) -> Mapping[int, Sequence[int]]:
        """The criteria of each of somebody's entries, by the entry's id."""
        async with self._database.reading() as connection:
            marks = await self._marks_of(connection, person_id)
        return {entry: [criterion for criterion, _ in pairs] for entry, pairs in marks.items()}

    async def _marks_of(self, connection: AsyncConnection, person_id: str) -> dict[int, list[tuple[int, int]]]:
        marks = tables.entry_criteria
        statement = (
            select(marks.c.entry_id, marks.c.criterion_id, marks.c.revision_id)
            .join(
                tables.entries,
                (tables.entries.c.workspace_id == marks.c.workspace_id) & (tables.entries.c.id == marks.c.entry_id),
            )
            .where(marks.c.workspace_id == self._workspace, tables.entries.c.person_id == person_id)
            .order_by(marks.c.entry_id, marks.c.position)
        )
        found: dict[int, list[tuple[int, int]]] = {}
        for entry_id, criterion_id, revision_id in await connection.execute(statement):
            found.setdefault(entry_id, []).append((criterion_id, revision_id))
        return found


def read_wordings(
    pairs: Sequence[tuple[int, int]], revisions: Mapping[int, Framework], today: Mapping[int, Placed]
) -> tuple[Wording, ...]:
    """Criteria as they stood in the revisions that an entry was written for, and what they are `today`."""
    found = ((revisions[revision].by_criterion.get(criterion), criterion) for criterion, revision in pairs)
    return tuple(
        Wording(
            criterion_id=criterion,
            framework=placed.framework.title,
            topic=placed.topic.name,
            topic_title=placed.topic.title,
            level=placed.level.label,
            text=placed.criterion.text,
            today=say_today(placed, today[criterion]) if criterion in today else "",
            retired=criterion not in today,
        )
        for placed, criterion in found
        if placed
    )


def to_entry(row: Row[Any], criteria: tuple[Wording, ...]) -> Entry:
    return Entry(
        id=row.id,
        person_id=row.person_id,
        what=row.what,
        outcome=row.outcome,
        links=tuple(row.links.split("\n")) if row.links else (),
        happened_on=row.happened_on,
        visibility=Visibility(row.visibility),
        created_at=row.created_at,
        criteria=criteria,
    )
