"""What is kept: a shelf per workspace, and beside the shelves what belongs to the whole installation."""

from dataclasses import dataclass

from bot.core.frameworks.framework import Catalogue, Framework
from bot.storage.claims import Claims
from bot.storage.database.database import Database
from bot.storage.database.transactions import Transactions
from bot.storage.evidence import Evidence
from bot.storage.frameworks.current import Frameworks
from bot.storage.nudges import Nudges
from bot.storage.owed.answers import Answers
from bot.storage.people import People
from bot.storage.summaries import SummaryRequests


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that is kept for one workspace, and nothing of another."""

    workspace_id: str
    people: People
    evidence: Evidence
    nudges: Nudges
    summaries: SummaryRequests
    answers: Answers
    claims: Claims
    _frameworks: Frameworks

    @property
    def catalogue(self) -> Catalogue:
        """Gives the frameworks that the workspace may look up, as they are now."""
        return self._frameworks.catalogue(self.workspace_id)

    async def retired_framework(self, path: str) -> Framework | None:
        """Finds a framework of the workspace's that was retired, as it last stood."""
        return await self._frameworks.retired(self.workspace_id, path)


@dataclass(frozen=True, slots=True)
class Storage:
    """Made once. Without a workspace are only the worker's claims, housekeeping, and frameworks."""

    database: Database
    frameworks: Frameworks

    def of(self, workspace_id: str) -> Shelf:
        """Makes the shelf of one workspace, which costs a few microseconds and opens nothing."""
        transactions = Transactions(self.database, workspace_id)
        return Shelf(
            workspace_id,
            people=People(transactions),
            evidence=Evidence(transactions, self.frameworks),
            nudges=Nudges(transactions),
            summaries=SummaryRequests(transactions),
            answers=Answers(transactions),
            claims=Claims(transactions),
            _frameworks=self.frameworks,
        )
