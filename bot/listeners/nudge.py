"""People answer the weekly question with "not this week"; logging is in evidence.py."""

from dataclasses import dataclass

from bot.core.plain.commands import Commands
from bot.gateway.acts import Act, Reply, Route
from bot.messages.nudge import SKIP, show_skipped
from bot.storage.database.database import Database
from bot.storage.nudges import Nudges


@dataclass(frozen=True)
class NudgeListeners:
    """What people press under a nudge."""

    database: Database
    commands: Commands

    def routes(self) -> list[Route]:
        return [Route("action", SKIP, self.pressed_skip)]

    async def pressed_skip(self, act: Act) -> Reply:
        await Nudges(self.database, act.workspace_id).skip(act.person_id, int(act.value))
        return Reply(message=show_skipped(self.commands))
