"""Managers ask for a summary, engineers for their own: `/summary`, and words in a DM."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core.access import NotTheirManager
from bot.core.calendar import today
from bot.core.period import NoPeriod, read_period
from bot.core.plain.commands import Commands
from bot.core.summary import NoPerson, read_request
from bot.gateway.acts import Act, Reply, Route
from bot.messages.summary import show_coming
from bot.storage.deliveries import Kind
from bot.storage.storage import Storage

ANSWERS = {NoPerson: Kind.NO_PERSON, NoPeriod: Kind.NO_PERIOD, NotTheirManager: Kind.REFUSAL}


@dataclass(frozen=True)
class SummaryListeners:
    """What people ask the bot about somebody's evidence, and other words that they write to it."""

    clock: Callable[[], datetime]
    storage: Storage
    commands: Commands

    def routes(self) -> list[Route]:
        return [
            Route(
                "command", self.commands.summary, self.typed_summary, "What an engineer logged", "@engineer [period]"
            ),
            Route("event", "message", self.wrote_message),
        ]

    async def typed_summary(self, act: Act) -> Reply:
        try:
            await self._ask(act, act.text)
        except NotTheirManager:
            raise NotTheirManager(self.commands.evidence) from None
        return Reply(message=show_coming())

    async def wrote_message(self, act: Act) -> Reply:
        """Answers a person's own words in a DM; edits, files and the bot's own messages are let be."""
        event = act.event
        if event.get("channel_type") != "im" or event.get("subtype") or event.get("bot_id") or not act.text:
            return Reply()
        word, _, rest = act.text.partition(" ")
        try:
            if word.casefold() == "summary":
                await self._ask(act, rest)
                return Reply()
            kind = Kind.HELP
        except (NoPerson, NoPeriod, NotTheirManager) as problem:
            kind = ANSWERS[type(problem)]
        answers = self.storage.of(act.workspace_id).answers
        await answers.owe(kind, act.person_id, self.clock(), repeat_key=act.repeat_key)
        return Reply()

    async def _ask(self, act: Act, words: str) -> None:
        request = read_request(words, act.person_id)
        shelf = self.storage.of(act.workspace_id)
        reader = await shelf.people.find(act.person_id)
        now = self.clock()
        period = read_period(request.period, today(now, reader.rhythm.time_zone if reader else None))
        await shelf.summaries.ask(act.person_id, request.engineer_id, period, now, repeat_key=act.repeat_key)
