"""What each kind of delivery says, and whether it may still be said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.core.access import NotTheirManager
from bot.core.frameworks.framework import Catalogue, Placed
from bot.core.frameworks.identity import Change
from bot.core.period import NoPeriod, Period
from bot.core.person import asked_about, say_gone
from bot.core.plain.commands import Commands
from bot.core.prompt import choose
from bot.core.summary import NoPerson, Summary, summarise
from bot.documents.markdown import file_name, to_markdown
from bot.messages.entry import show_receipt
from bot.messages.framework_news import show_changes, show_choose_again
from bot.messages.help import show_help
from bot.messages.kit.blocks import Message
from bot.messages.nudge import show_nudge
from bot.messages.problem import SLACK_TROUBLE, notice
from bot.messages.summary import show_notice, show_summary
from bot.slack.client import SlackClient
from bot.storage.deliveries import Delivery, Kind
from bot.storage.storage import Shelf, Storage
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

    storage: Storage
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
            Kind.TROUBLE: self.always(notice(SLACK_TROUBLE)),
            Kind.REFUSAL: self.always(notice(NotTheirManager(self.commands.evidence).what_happened)),
        }

    async def nudge(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        """The question, about a criterion that is chosen now; none to somebody who wants no nudges any more."""
        nudges = self._shelf(delivery).nudges
        nudge = await nudges.find(delivery.recipient_id, int(delivery.reference["nudge"]))
        person = await self._shelf(delivery).people.find(delivery.recipient_id)
        if nudge is None or nudge.answer or person is None or person.rhythm.weekday is None:
            return None
        catalogue = self._shelf(delivery).catalogue
        placed = await self._choose(delivery, catalogue)
        if placed and placed.criterion.id and placed.framework.revision:
            await nudges.set_criterion(person.id, nudge.id, placed.criterion.id, placed.framework.revision)
        return show_nudge(nudge.id, placed)

    async def _choose(self, delivery: Delivery, catalogue: Catalogue) -> Placed | None:
        person = await self._shelf(delivery).people.find(delivery.recipient_id)
        standing = asked_about(person.standing, catalogue) if person else None
        if standing is None:
            return None
        evidence = self._shelf(delivery).evidence
        asked = await self._shelf(delivery).nudges.asked(delivery.recipient_id)
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
        requests = self._shelf(delivery).summaries
        if not await requests.may_read(delivery.recipient_id, engineer_id):
            return None
        evidence = self._shelf(delivery).evidence
        return summarise(engineer_id, period, await evidence.read(engineer_id, period=period, shared=True))

    async def summary_notice(self, delivery: Delivery, _client: SlackClient) -> Message:
        return show_notice(delivery.reference["reader"], read_days(delivery), self.commands)

    async def receipt(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        evidence = self._shelf(delivery).evidence
        entry = await evidence.find(delivery.recipient_id, int(delivery.reference["entry"]))
        return show_receipt(entry) if entry else None

    async def changes(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        """What a load changed of what somebody wrote for, as long as they have such entries."""
        evidence = self._shelf(delivery).evidence
        written_for = {one for some in (await evidence.criteria(delivery.recipient_id)).values() for one in some}
        named = delivery.reference["changes"]
        changes = [await self._change(*one) for one in named if one[0] in written_for]
        number = delivery.reference["number"] - len(named) + len(changes)
        return show_changes(changes, number, self.commands) if changes else None

    async def _change(self, criterion_id: int, before: int, after: int | None) -> Change:
        last = await self.storage.frameworks.revision(before)
        new = await self.storage.frameworks.revision(after) if after else None
        return Change(
            criterion_id, last.by_criterion.get(criterion_id), new.by_criterion.get(criterion_id) if new else None
        )

    async def choose_again(self, delivery: Delivery, _client: SlackClient) -> Message | None:
        """Asks somebody who still stands on what was retired."""
        await self.storage.frameworks.refresh()  # another process may have loaded it
        person = await self._shelf(delivery).people.find(delivery.recipient_id)
        last = await self.storage.frameworks.revision(delivery.reference["revision"])
        if person is None or person.standing.framework != last.path:
            return None
        gone = say_gone(person.standing, last, self._shelf(delivery).catalogue.framework(last.path))
        return show_choose_again(gone) if gone else None

    def _shelf(self, delivery: Delivery) -> Shelf:
        return self.storage.of(delivery.workspace_id)

    def always(self, message: Message) -> Wording:
        async def word(_delivery: Delivery, _client: SlackClient) -> Message:
            return message

        return word


def read_days(delivery: Delivery) -> Period:
    days: dict[str, Any] = dict(delivery.reference)
    return Period(date.fromisoformat(days["first"]), date.fromisoformat(days["last"]))
