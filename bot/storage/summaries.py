"""Who asked for whose summary: the report line, the access log, and the deliveries that answer, of one workspace."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.period import Period
from bot.core.person import NotTheirManager, may_read
from bot.storage.claims import claim
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.deliveries import Kind, owe
from bot.storage.people import find_person


class SummaryRequests:
    """What is written down when somebody asks for a summary."""

    def __init__(self, database: Database, workspace_id: str) -> None:
        self._database, self._workspace = database, workspace_id

    async def ask(self, reader_id: str, engineer_id: str, period: Period, now: datetime, *, repeat_key: str) -> None:
        """Owes the reader the summary and its file, and the engineer a note; the engineer's access log has it first.

        Raises Problem for a reader who is neither the engineer nor their manager. A repeat changes nothing.
        """
        async with self._database.writing() as connection:
            if not await self._may_read(connection, reader_id, engineer_id):
                raise NotTheirManager
            if not await claim(connection, self._workspace, repeat_key, now):
                return
            days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
            reference = {"engineer": engineer_id, **days}
            await owe(connection, self._workspace, Kind.SUMMARY, {reader_id: reference}, now)
            await owe(connection, self._workspace, Kind.SUMMARY_FILE, {reader_id: reference}, now)
            if reader_id != engineer_id:
                await self._tell_engineer(connection, reader_id, engineer_id, period, now)

    async def _tell_engineer(
        self, connection: AsyncConnection, reader_id: str, engineer_id: str, period: Period, now: datetime
    ) -> None:
        await connection.execute(
            insert(tables.access_log).values(
                workspace_id=self._workspace,
                engineer_id=engineer_id,
                reader_id=reader_id,
                first_day=period.first,
                last_day=period.last,
                asked_at=now,
            )
        )
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        notice = {engineer_id: {"reader": reader_id, **days}}
        await owe(connection, self._workspace, Kind.SUMMARY_NOTICE, notice, now)

    async def may_read(self, reader_id: str, engineer_id: str) -> bool:
        """Whether the reader may have the summary at this moment."""
        async with self._database.reading() as connection:
            return await self._may_read(connection, reader_id, engineer_id)

    async def _may_read(self, connection: AsyncConnection, reader_id: str, engineer_id: str) -> bool:
        engineer = await find_person(connection, self._workspace, engineer_id)
        return may_read(reader_id, engineer_id, engineer.manager_id if engineer else None)

    async def answer(self, kind: Kind, writer_id: str, now: datetime, *, repeat_key: str) -> None:
        """Owes somebody who wrote to the bot a word in return, once."""
        async with self._database.writing() as connection:
            if await claim(connection, self._workspace, repeat_key, now):
                await owe(connection, self._workspace, kind, {writer_id: {}}, now)
