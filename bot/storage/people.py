"""People's settings and report lines, of one workspace."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update

from bot.core.frameworks.catalogue import EVERYBODY
from bot.core.person import Aim, Person, Rhythm, Sharing, Standing, Visibility
from bot.core.schedule import next_nudge
from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.report_lines import CURRENT_MANAGER, set_manager


class People:
    """Settings of one workspace's people."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def find(self, person_id: str) -> Person | None:
        """Finds somebody's settings; None where they have not set up."""
        async with self._transactions.reading() as transaction:
            return await find_person(transaction, person_id)

    async def save(self, person: Person, now: datetime) -> None:
        """Stores somebody's settings, ends the report line to a former manager, and sets when the next nudge is due.

        The zone is not among what a person chooses: it stays.
        """
        async with self._transactions.writing() as transaction:
            await save_settings(transaction, person, now)
            await set_manager(transaction, person.id, person.sharing.manager_id, now)
            await schedule(transaction, person.id, now)

    async def set_time_zone(self, person_id: str, time_zone: str, now: datetime) -> None:
        """Sets when the next nudge is due, unless the zone is that already: two workers may learn it at once."""
        moved = tables.people.c.time_zone.is_distinct_from(time_zone)
        async with self._transactions.writing() as transaction:
            statement = update(tables.people).where(*is_person(transaction, person_id), moved)
            if (await transaction.connection.execute(statement.values(time_zone=time_zone))).rowcount:
                await schedule(transaction, person_id, now)


def is_person(transaction: Transaction, person_id: str) -> tuple[ColumnElement[bool], ...]:
    """Makes the conditions that a row of `people` is this person's."""
    return tables.people.c.workspace_id == transaction.workspace_id, tables.people.c.id == person_id


async def find_person(transaction: Transaction, person_id: str) -> Person | None:
    """Reads somebody's settings; None where they have not set up."""
    statement = (
        select(tables.people, tables.frameworks.c.path, CURRENT_MANAGER.label("manager_id"))
        .outerjoin(tables.frameworks, tables.frameworks.c.id == tables.people.c.framework_id)
        .where(*is_person(transaction, person_id))
    )
    row = (await transaction.connection.execute(statement)).one_or_none()
    return to_person(row) if row else None


def to_person(row: Row[Any]) -> Person:
    """Makes a person of their row with the path of its framework and the current manager."""
    return Person(row.id, to_standing(row), to_rhythm(row), Sharing(row.manager_id, Visibility(row.visibility)))


def to_standing(row: Row[Any]) -> Standing:
    """Makes a standing of a person's row with the path of its framework."""
    return Standing(row.path, row.level, Aim(row.aim), row.aim_level)


def to_rhythm(row: Row[Any]) -> Rhythm:
    """Makes a rhythm of a person's row."""
    return Rhythm(row.nudge_weekday, row.nudge_time, row.time_zone)


async def save_settings(transaction: Transaction, person: Person, now: datetime) -> None:
    """Writes what a person chose over what they chose before."""
    values = await settings_row(transaction, person)
    key = {"workspace_id": transaction.workspace_id, "id": person.id}
    statement = insert_new(transaction.connection, tables.people).values(**key, set_up_at=now, **values)
    await transaction.connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


async def settings_row(transaction: Transaction, person: Person) -> dict[str, Any]:
    """Makes columns of `people` of what a person chose."""
    standing, rhythm = person.standing, person.rhythm
    return {
        "framework_id": await framework_id(transaction, standing.framework) if standing.framework else None,
        "level": standing.level,
        "aim": standing.aim,
        "aim_level": standing.aim_level,
        "visibility": person.sharing.visibility,
        "nudge_weekday": rhythm.weekday,
        "nudge_time": rhythm.at,
    }


async def framework_id(transaction: Transaction, path: str) -> int | None:
    """Finds the framework with a path; of two, the workspace's own is meant."""
    frameworks = tables.frameworks
    statement = (
        select(frameworks.c.id)
        .where(frameworks.c.path == path, frameworks.c.scope.in_([EVERYBODY, transaction.workspace_id]))
        .order_by(frameworks.c.scope.desc())
        .limit(1)
    )
    id_: int | None = await transaction.connection.scalar(statement)
    return id_


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
    moment = next_nudge(person.standing, person.rhythm, now, latest)
    statement = update(tables.people).where(*is_person(transaction, person_id)).values(next_nudge_at=moment)
    await transaction.connection.execute(statement)


async def without_zone(database: Database, most: int) -> list[tuple[str, str]]:
    """Lists people of all workspaces whose time zone Slack has to be asked for: workspace and person."""
    people = tables.people
    statement = select(people.c.workspace_id, people.c.id).where(people.c.time_zone.is_(None)).limit(most)
    async with database.reading() as connection:
        return [(row.workspace_id, row.id) for row in await connection.execute(statement)]
