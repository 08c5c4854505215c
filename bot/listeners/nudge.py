"""People answer the weekly question with "not this week"; logging is in evidence.py."""

from dataclasses import dataclass

from bot.core.plain.commands import Commands
from bot.core.plain.problem import reading_back
from bot.gateway.acts import Act, Reply, Route
from bot.messages.nudge import SKIP, show_skipped
from bot.storage.storage import Storage


@dataclass(frozen=True)
class NudgeListeners:
    """What people press under a nudge."""

    storage: Storage
    commands: Commands

    def routes(self) -> list[Route]:
        return [Route("action", SKIP, self.pressed_skip)]

    async def pressed_skip(self, act: Act) -> Reply:
        with reading_back():
            nudge_id = int(act.value)
        await self.storage.of(act.workspace_id).nudges.skip(act.person_id, nudge_id)
        return Reply(message=show_skipped(self.commands))
