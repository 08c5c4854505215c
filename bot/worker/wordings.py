"""What each kind of delivery says, and whether it may still be said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.core.frameworks.framework import Catalogue, Placed
from bot.core.frameworks.identity import Change
from bot.core.period import NoPeriod, Period
from bot.core.person import NotTheirManager, asked_about, say_gone
from bot.core.plain.commands import Commands
from bot.core.prompt import choose
from bot.core.summary import NoPerson, Summary, summarise
from bot.documents.markdown import file_name, to_markdown
from bot.messages.evidence import show_receipt
from bot.messages.framework_news import show_changes, show_choose_again
from bot.messages.help import show_help
from bot.messages.kit.blocks import Message
from bot.messages.nudge import show_nudge
from bot.messages.problem import notice
from bot.messages.summary import show_notice, show_summary
from bot.slack.client import SlackClient
from bot.storage.database.database import Database
from bot.storage.deliveries import Delivery, Kind
from bot.storage.evidence import Evidence
from bot.storage.frameworks.current import Frameworks
from bot.storage.nudges import Nudges
from bot.storage.people import People
from bot.storage.summaries import SummaryRequests
from bot.worker.deliveries import Wording


@dataclass(frozen=True, slots=True)
class Markdown:
    """A file made of text."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True)
class Wordings:
    """Words deliveries from what is stored now."""

    database: Database
    frameworks: Frameworks
    commands: Commands

    def by_kind(self) -> dict[Kind, Wording]:
        return {
            Kind.NUDGE: self.nudge,
            Kind.SUMMARY: self.summary,
            Kind.SUMMARY_FILE: self.summary_file,
            Kind.SUMMARY_NOTICE: self.summary_notice,
            Kind.RECEIPT: self.receipt,
            Kind.CHANGES: self.changes,
            Kind.CHOOSE_AGAIN: self.choose_again,
            Kind.HELP: self.always(show_help(self.commands)),
            Kind.NO_PERSON: self.always(notice(NoPerson().what_happened)),
            Kind.NO_PERIOD: self.always(notice(NoPeriod().what_happened)),
            Kind.REFUSAL: self.always(notice(NotTheirManager(self.commands.evidence).what_happened)),
        }

    async def nudge(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        """The question, about a criterion that is chosen now; none to somebody who wants no nudges any more."""
        nudges = Nudges(self.database, delivery.workspace_id)
        nudge = await nudges.find(delivery.recipient_id, int(delivery.reference["nudge"]))
        person = await People(self.database, delivery.workspace_id).find(delivery.recipient_id)
        if nudge is None or nudge.answer or person is None or person.nudge_weekday is None:
            return None
        catalogue = self.frameworks.catalogue(delivery.workspace_id)
        placed = await self._choose(delivery, catalogue)
        if placed and placed.criterion.id and placed.framework.revision:
            await nudges.set_criterion(person.id, nudge.id, placed.criterion.id, placed.framework.revision)
        return show_nudge(nudge.id, placed)

    async def _choose(self, delivery: Delivery, catalogue: Catalogue) -> Placed | None:
        person = await People(self.database, delivery.workspace_id).find(delivery.recipient_id)
        standing = asked_about(person, catalogue) if person else None
        if standing is None:
            return None
        evidence = Evidence(self.database, self.frameworks, delivery.workspace_id)
        asked = await Nudges(self.database, delivery.workspace_id).asked(delivery.recipient_id)
        return choose(*standing, await evidence.criteria(delivery.recipient_id), asked)

    async def summary(self, delivery: Delivery, client: SlackClient) -> Message | None:
        summary = await self._summarise(delivery)
        return show_summary(summary, (await client.profile(summary.engineer_id)).name) if summary else None

    async def summary_file(self, delivery: Delivery, client: SlackClient) -> Markdown | None:
        summary = await self._summarise(delivery)
        if summary is None:
            return None
        name = (await client.profile(summary.engineer_id)).name
        return Markdown(file_name(name, summary), f"{name}: evidence", to_markdown(summary, name).encode())

    async def _summarise(self, delivery: Delivery) -> Summary | None:
        """The summary as it is now; None if the report line has ended since it was asked for."""
        engineer_id, period = delivery.reference["engineer"], read_days(delivery)
        requests = SummaryRequests(self.database, delivery.workspace_id)
        if not await requests.may_read(delivery.recipient_id, engineer_id):
            return None
        evidence = Evidence(self.database, self.frameworks, delivery.workspace_id)
        return summarise(engineer_id, period, await evidence.read(engineer_id, period=period, shared=True))

    async def summary_notice(self, delivery: Delivery, _client: SlackClient) -> Message:
        return show_notice(delivery.reference["reader"], read_days(delivery), self.commands)

    async def receipt(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        evidence = Evidence(self.database, self.frameworks, delivery.workspace_id)
        entry = await evidence.find(delivery.recipient_id, int(delivery.reference["entry"]))
        return show_receipt(entry) if entry else None

    async def changes(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        """What a load changed of what somebody wrote for, as long as they have such entries."""
        evidence = Evidence(self.database, self.frameworks, delivery.workspace_id)
        written_for = {one for some in (await evidence.criteria(delivery.recipient_id)).values() for one in some}
        named = delivery.reference["changes"]
        changes = [await self._change(*one) for one in named if one[0] in written_for]
        number = delivery.reference["number"] - len(named) + len(changes)
        return show_changes(changes, number, self.commands) if changes else None

    async def _change(self, criterion_id: int, before: int, after: int | None) -> Change:
        last = await self.frameworks.revision(before)
        new = await self.frameworks.revision(after) if after else None
        return Change(
            criterion_id, last.by_criterion.get(criterion_id), new.by_criterion.get(criterion_id) if new else None
        )

    async def choose_again(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        """Asks somebody who still stands on what was retired."""
        await self.frameworks.refresh()  # another process may have loaded it
        person = await People(self.database, delivery.workspace_id).find(delivery.recipient_id)
        last = await self.frameworks.revision(delivery.reference["revision"])
        if person is None or person.framework != last.path:
            return None
        gone = say_gone(person, last, self.frameworks.catalogue(delivery.workspace_id).framework(last.path))
        return show_choose_again(gone) if gone else None

    def always(self, message: Message) -> Wording:
        async def word(_delivery: Delivery, _client: SlackClient) -> Message:
            return message

        return word


def read_days(delivery: Delivery) -> Period:
    days: dict[str, Any] = dict(delivery.reference)
    return Period(date.fromisoformat(days["first"]), date.fromisoformat(days["last"]))
