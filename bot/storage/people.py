"""People's settings and report lines, of one workspace."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.evidence import zone
from bot.core.person import Aim, Person, Visibility
from bot.core.schedule import next_due
from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new

MANAGER = (
    select(tables.report_lines.c.manager_id)
    .where(
        tables.report_lines.c.workspace_id == tables.people.c.workspace_id,
        tables.report_lines.c.engineer_id == tables.people.c.id,
        tables.report_lines.c.ended_at.is_(None),
    )
    .order_by(tables.report_lines.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


class People:
    """Settings of one workspace's people."""

    def __init__(self, database: Database, workspace_id: str) -> None:
        self._database, self._workspace = database, workspace_id

    async def find(self, person_id: str) -> Person | None:
        async with self._database.reading() as connection:
            return await find_person(connection, self._workspace, person_id)

    async def save(self, person: Person, now: datetime) -> None:
        """Stores somebody's settings, ends the report line to a former manager, and sets when the next nudge is due.

        The zone is not among what a person chooses: it stays.
        """
        async with self._database.writing() as connection:
            values = await settings_row(connection, self._workspace, person)
            statement = insert_new(connection, tables.people).values(
                workspace_id=self._workspace, id=person.id, set_up_at=now, **values
            )
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["workspace_id", "id"], set_=values)
            )
            await set_manager(connection, self._workspace, person, now)
            await schedule(connection, self._workspace, person.id, now)

    async def set_time_zone(self, person_id: str, time_zone: str, now: datetime) -> None:
        """Sets when the next nudge is due, unless the zone is that already: two workers may learn it at once."""
        moved = tables.people.c.time_zone.is_distinct_from(time_zone)
        async with self._database.writing() as connection:
            statement = update(tables.people).where(*self._is(person_id), moved).values(time_zone=time_zone)
            if (await connection.execute(statement)).rowcount:
                await schedule(connection, self._workspace, person_id, now)

    def _is(self, person_id: str) -> tuple[Any, ...]:
        return tables.people.c.workspace_id == self._workspace, tables.people.c.id == person_id


async def find_person(connection: AsyncConnection, workspace_id: str, person_id: str) -> Person | None:
    statement = (
        select(tables.people, tables.frameworks.c.path, MANAGER.label("manager_id"))
        .outerjoin(tables.frameworks, tables.frameworks.c.id == tables.people.c.framework_id)
        .where(tables.people.c.workspace_id == workspace_id, tables.people.c.id == person_id)
    )
    row = (await connection.execute(statement)).one_or_none()
    return to_person(row) if row else None


def to_person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        framework=row.path,
        level=row.level,
        aim=Aim(row.aim),
        aim_level=row.aim_level,
        manager_id=row.manager_id,
        visibility=Visibility(row.visibility),
        nudge_weekday=row.nudge_weekday,
        nudge_time=row.nudge_time,
        time_zone=row.time_zone,
    )


async def settings_row(connection: AsyncConnection, workspace_id: str, person: Person) -> dict[str, Any]:
    """What a person chose, as columns. Of two frameworks with a path, the workspace's own is meant."""
    framework = (
        select(tables.frameworks.c.id)
        .where(tables.frameworks.c.path == person.framework, tables.frameworks.c.scope.in_(["", workspace_id]))
        .order_by(tables.frameworks.c.scope.desc())
        .limit(1)
    )
    return {
        "framework_id": await connection.scalar(framework) if person.framework else None,
        "level": person.level,
        "aim": person.aim,
        "aim_level": person.aim_level,
        "visibility": person.visibility,
        "nudge_weekday": person.nudge_weekday,
        "nudge_time": person.nudge_time,
    }


async def set_manager(connection: AsyncConnection, workspace_id: str, person: Person, now: datetime) -> None:
    """One report line at a time: the one to another manager ends, and stays as history."""
    lines = tables.report_lines
    mine = (lines.c.workspace_id == workspace_id, lines.c.engineer_id == person.id, lines.c.ended_at.is_(None))
    current = await connection.scalar(select(lines.c.manager_id).where(*mine))
    if current == person.manager_id:
        return
    await connection.execute(update(lines).where(*mine).values(ended_at=now))
    if person.manager_id:
        await connection.execute(
            insert(lines).values(
                workspace_id=workspace_id, engineer_id=person.id, manager_id=person.manager_id, started_at=now
            )
        )


async def schedule(connection: AsyncConnection, workspace_id: str, person_id: str, now: datetime) -> None:
    """Sets when a person is nudged next: not again in a week that had its nudge, and not before the zone is known."""
    person = await find_person(connection, workspace_id, person_id)
    if person is None:
        return
    nudges = tables.nudges
    latest: date | None = await connection.scalar(
        select(nudges.c.period)
        .where(nudges.c.workspace_id == workspace_id, nudges.c.person_id == person_id)
        .order_by(nudges.c.period.desc())
        .limit(1)
    )
    await connection.execute(
        update(tables.people)
        .where(tables.people.c.workspace_id == workspace_id, tables.people.c.id == person_id)
        .values(next_nudge_at=next_nudge(person, now, latest))
    )


def next_nudge(person: Person, now: datetime, latest: date | None) -> datetime | None:
    """The moment of the next nudge; a `latest` far ahead, of a clock that was wrong, does not silence for long."""
    if person.nudge_weekday is None or person.framework is None or person.time_zone is None:
        return None
    local = zone(person.time_zone)
    if latest and latest > now.astimezone(local).date() + timedelta(weeks=1):
        latest = None
    return next_due(person.nudge_weekday, person.nudge_time, local, now, latest).at


async def without_zone(database: Database, most: int) -> list[tuple[str, str]]:
    """The worker's question, across workspaces: whose time zone Slack has to be asked for; workspace and person."""
    people = tables.people
    statement = select(people.c.workspace_id, people.c.id).where(people.c.time_zone.is_(None)).limit(most)
    async with database.reading() as connection:
        return [(row.workspace_id, row.id) for row in await connection.execute(statement)]
