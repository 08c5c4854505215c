"""Answers that the bot owes to what somebody wrote to it, of one workspace."""

from datetime import datetime

from bot.storage.claims import claim
from bot.storage.database.transactions import Transactions
from bot.storage.owed.owing import owe
from bot.storage.owed.references import FixedAnswer


class Answers:
    """Words in return. The row has the answer's name, never its text."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def owe(self, answer: FixedAnswer, writer_id: str, now: datetime, *, repeat_key: str) -> None:
        """Owes somebody who wrote to the bot a word in return, once."""
        async with self._transactions.writing() as transaction:
            if await claim(transaction, repeat_key, now):
                await owe(transaction, [(writer_id, answer)], now)
