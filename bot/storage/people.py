"""People's settings and report lines, of one workspace."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update

from bot.core.evidence import zone
from bot.core.person import Aim, Person, Visibility
from bot.core.schedule import next_due
from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new
from bot.storage.database.transactions import Transaction, Transactions

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

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def find(self, person_id: str) -> Person | None:
        async with self._transactions.reading() as transaction:
            return await find_person(transaction, person_id)

    async def save(self, person: Person, now: datetime) -> None:
        """Stores somebody's settings, ends the report line to a former manager, and sets when the next nudge is due.

        The zone is not among what a person chooses: it stays.
        """
        async with self._transactions.writing() as transaction:
            await save_settings(transaction, person, now)
            await set_manager(transaction, person, now)
            await schedule(transaction, person.id, now)

    async def set_time_zone(self, person_id: str, time_zone: str, now: datetime) -> None:
        """Sets when the next nudge is due, unless the zone is that already: two workers may learn it at once."""
        moved = tables.people.c.time_zone.is_distinct_from(time_zone)
        async with self._transactions.writing() as transaction:
            statement = update(tables.people).where(*is_person(transaction, person_id), moved)
            if (await transaction.connection.execute(statement.values(time_zone=time_zone))).rowcount:
                await schedule(transaction, person_id, now)


def is_person(transaction: Transaction, person_id: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a row of `people` is this person's."""
    return tables.people.c.workspace_id == transaction.workspace_id, tables.people.c.id == person_id


async def find_person(transaction: Transaction, person_id: str) -> Person | None:
    """Reads somebody's settings; None where they have not set up."""
    statement = (
        select(tables.people, tables.frameworks.c.path, MANAGER.label("manager_id"))
        .outerjoin(tables.frameworks, tables.frameworks.c.id == tables.people.c.framework_id)
        .where(*is_person(transaction, person_id))
    )
    row = (await transaction.connection.execute(statement)).one_or_none()
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


async def save_settings(transaction: Transaction, person: Person, now: datetime) -> None:
    """Writes what a person chose over what they chose before."""
    values = await settings_row(transaction, person)
    key = {"workspace_id": transaction.workspace_id, "id": person.id}
    statement = insert_new(transaction.connection, tables.people).values(**key, set_up_at=now, **values)
    await transaction.connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


async def settings_row(transaction: Transaction, person: Person) -> dict[str, Any]:
    """What a person chose, as columns. Of two frameworks with a path, the workspace's own is meant."""
    framework = (
        select(tables.frameworks.c.id)
        .where(tables.frameworks.c.path == person.framework)
        .where(tables.frameworks.c.scope.in_(["", transaction.workspace_id]))
        .order_by(tables.frameworks.c.scope.desc())
        .limit(1)
    )
    return {
        "framework_id": await transaction.connection.scalar(framework) if person.framework else None,
        "level": person.level,
        "aim": person.aim,
        "aim_level": person.aim_level,
        "visibility": person.visibility,
        "nudge_weekday": person.nudge_weekday,
        "nudge_time": person.nudge_time,
    }


async def set_manager(transaction: Transaction, person: Person, now: datetime) -> None:
    """One report line at a time: the one to another manager ends, and stays as history."""
    lines = tables.report_lines
    line = {"workspace_id": transaction.workspace_id, "engineer_id": person.id}
    current = [*(lines.c[name] == value for name, value in line.items()), lines.c.ended_at.is_(None)]
    manager_id = await transaction.connection.scalar(select(lines.c.manager_id).where(*current))
    if manager_id == person.manager_id:
        return
    await transaction.connection.execute(update(lines).where(*current).values(ended_at=now))
    if person.manager_id:
        new = insert(lines).values(**line, manager_id=person.manager_id, started_at=now)
        await transaction.connection.execute(new)


async def schedule(transaction: Transaction, person_id: str, now: datetime) -> None:
    """Sets when a person is nudged next: not again in a week that had its nudge, and not before the zone is known."""
    person = await find_person(transaction, person_id)
    if person is None:
        return
    nudges = tables.nudges
    latest: date | None = await transaction.connection.scalar(
        select(nudges.c.period)
        .where(nudges.c.workspace_id == transaction.workspace_id, nudges.c.person_id == person_id)
        .order_by(nudges.c.period.desc())
        .limit(1)
    )
    next_ = update(tables.people).where(*is_person(transaction, person_id))
    await transaction.connection.execute(next_.values(next_nudge_at=next_nudge(person, now, latest)))


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
