"""Who asked for whose summary: the report line, the access log, and the deliveries that answer, of one workspace."""

from datetime import datetime

from bot.core.access import NotTheirManager, may_read_summary
from bot.core.period import Period
from bot.core.readers import MOST_ACCESSES, LoggedAccess
from bot.storage.access_log import log_access, read_access_log
from bot.storage.claims import claim
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.owed.owing import owe
from bot.storage.owed.references import SummaryFileFor, SummaryFor, SummaryNotice
from bot.storage.people import find_person


class SummaryRequests:
    """What is written down when somebody asks for a summary."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def ask(self, reader_id: str, engineer_id: str, period: Period, now: datetime, *, repeat_key: str) -> None:
        """Owes the reader the summary and its file, and the engineer a note; the engineer's access log has it first.

        Raises Problem for a reader who is neither the engineer nor their manager. A repeat changes nothing.
        """
        async with self._transactions.writing() as transaction:
            if not await may_be_read(transaction, reader_id, engineer_id):
                raise NotTheirManager
            if not await claim(transaction, repeat_key, now):
                return
            summary, file = SummaryFor(engineer_id, period), SummaryFileFor(engineer_id, period)
            await owe(transaction, [(reader_id, summary), (reader_id, file)], now)
            if reader_id != engineer_id:
                await tell_engineer(transaction, reader_id, engineer_id, period, now)

    async def readers(self, engineer_id: str) -> list[LoggedAccess]:
        """Lists the last 50 times that somebody else asked for an engineer's summary, the newest first."""
        async with self._transactions.reading() as transaction:
            return await read_access_log(transaction, engineer_id, MOST_ACCESSES)

    async def may_read(self, reader_id: str, engineer_id: str) -> bool:
        """Tells whether the reader may have the summary at this moment."""
        async with self._transactions.reading() as transaction:
            return await may_be_read(transaction, reader_id, engineer_id)


async def may_be_read(transaction: Transaction, reader_id: str, engineer_id: str) -> bool:
    """Tells whether the reader may have the engineer's summary, as their settings stand in this transaction."""
    engineer = await find_person(transaction, engineer_id)
    return may_read_summary(reader_id, engineer_id, engineer.sharing if engineer else None)


async def tell_engineer(
    transaction: Transaction, reader_id: str, engineer_id: str, period: Period, now: datetime
) -> None:
    """Writes the access log of an engineer, and owes them a note about it, which is worth sending however late."""
    await log_access(transaction, reader_id, engineer_id, period, now)
    await owe(transaction, [(engineer_id, SummaryNotice(reader_id, period))], now, expires_after=None)
