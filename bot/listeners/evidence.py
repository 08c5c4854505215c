"""People log evidence: `/evidence`, the form, the search in it, the list of their own."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.core import evidence
from bot.core.calendar import last_day, today
from bot.core.evidence import Draft, find_mistakes, read_links
from bot.core.frameworks.framework import Placed
from bot.core.frameworks.search import by_heading, suggest
from bot.core.person import Person, Visibility, asked_about
from bot.core.plain.commands import Commands
from bot.core.plain.problem import Problem, reading_back
from bot.gateway.acts import Act, Form, Reply, Route, ephemeral
from bot.listeners.indexes import Indexes
from bot.listeners.settings import SettingsListeners
from bot.messages.entry import OLDER, show_entries, show_receipt
from bot.messages.evidence import FORM, Origin, criterion_option, show_form, show_usage, show_welcome
from bot.messages.kit.blocks import Message
from bot.messages.kit.buttons import LOG
from bot.messages.kit.forms import option_group
from bot.messages.level.ask import LOG_HERE, NOWHERE, find_cell
from bot.slack.client import Posted
from bot.slack.errors import Refused, SlackError, Uncertain
from bot.slack.membership import Membership
from bot.storage.storage import Shelf, Storage

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class EvidenceListeners:
    """What people do with entries. `settings` opens the settings for `/evidence settings`."""

    clock: Callable[[], datetime]
    storage: Storage
    settings: SettingsListeners
    indexes: Indexes
    membership: Membership
    commands: Commands

    def routes(self) -> list[Route]:
        return [
            Route("command", self.commands.evidence, self.typed_evidence, "Log what you did", "[settings | list]"),
            Route("action", LOG, self.pressed_log),
            Route("action", LOG_HERE, self.pressed_log_here),
            Route("action", OLDER, self.pressed_older),
            Route("options", evidence.CRITERIA, self.typed_in_search),
            Route("submission", FORM, self.submitted_form),
        ]

    async def typed_evidence(self, act: Act) -> Reply:
        """One word is what to do; more are what one did, and stand in the form already."""
        word = act.text.casefold()
        if word == "settings":
            return await self.settings.pressed_open(act)
        if word == "list":
            return Reply(message=show_entries(await self._shelf(act).evidence.read(act.person_id), self.commands))
        if word and len(word.split()) == 1:
            return Reply(message=show_usage(self.commands))
        person = await self._shelf(act).people.find(act.person_id)
        if person is None and not act.text:
            return Reply(message=show_welcome())
        return Reply(open=self._form(act, person, Origin(response_url=act.response_url), act.text))

    async def pressed_log(self, act: Act) -> Reply:
        """The form, about the criterion of the nudge whose button it was."""
        person = await self._shelf(act).people.find(act.person_id)
        nudge_id = int(act.value) if act.value.isdecimal() else None
        nudge = await self._shelf(act).nudges.find(act.person_id, nudge_id) if nudge_id else None
        if nudge is None:
            return Reply(open=self._form(act, person, Origin(response_url=act.response_url)))
        placed = self._shelf(act).catalogue.by_criterion.get(nudge.criterion_id or 0)
        return Reply(open=self._form(act, person, Origin(nudge.id), chosen=[placed] if placed else []))

    async def pressed_log_here(self, act: Act) -> Reply:
        """The form, about the level or topic under which the button stood: its criteria are offered first."""
        person = await self._shelf(act).people.find(act.person_id)
        return Reply(open=self._form(act, person, Origin(None, act.response_url, act.value)))

    async def pressed_older(self, act: Act) -> Reply:
        with reading_back():
            skipped = int(act.value)
        entries = await self._shelf(act).evidence.read(act.person_id)
        return Reply(message=show_entries(entries, self.commands, min(skipped, max(len(entries) - 1, 0))))

    async def typed_in_search(self, act: Act) -> Reply:
        """Criteria to choose: at first those that the form was opened for, or of one's own level; then what is like
        the words."""
        if not await self.membership.includes(act.slack, act.workspace_id, act.person_id):
            return Reply(options=[])
        catalogue = self._shelf(act).catalogue
        own, level, topic = find_cell(catalogue, Origin.decode(act.form.metadata).about if act.form else NOWHERE)
        if level is None:
            person = await self._shelf(act).people.find(act.person_id)
            own, level = (asked_about(person.standing, catalogue) if person else None) or (None, None)
        index = await self.indexes.of(catalogue) if act.text else None
        found = index.search(act.text, own) if index else suggest(own, level, topic)
        groups = by_heading(found, own)
        return Reply(
            option_groups=[
                option_group(heading, [criterion_option(one) for one in some]) for heading, some in groups.items()
            ]
        )

    async def submitted_form(self, act: Act) -> Reply:
        """Stored before Slack is answered; then the person reads what was stored."""
        if act.form is None:
            raise Problem("That form has no content.")
        origin = Origin.decode(act.form.metadata)
        person = await self._shelf(act).people.find(act.person_id)
        known = self._shelf(act).catalogue.by_criterion
        draft = read_draft(act.form)
        mistakes = find_mistakes(draft, known, last_day(self.clock(), person.rhythm.time_zone if person else None))
        if mistakes:
            return Reply(mistakes=mistakes)
        entry_id = await self._shelf(act).evidence.add(
            act.person_id, draft, self.clock(), repeat_key=act.repeat_key, nudge_id=origin.nudge_id
        )
        return Reply(afterwards=lambda: self._confirm(act, origin, entry_id)) if entry_id else Reply()

    async def _confirm(self, act: Act, origin: Origin, entry_id: int) -> None:
        """The nudge becomes its own receipt, a command has one below it; where neither works, a message is owed."""
        entry = await self._shelf(act).evidence.find(act.person_id, entry_id)
        if entry is None:
            return
        try:
            await self._show_receipt(act, origin, show_receipt(entry))
        except Uncertain:
            raise  # it may be there already
        except SlackError as error:
            logger.info("the receipt goes by message: Slack said %s", error)
            await self._shelf(act).evidence.owe_receipt(act.person_id, entry_id, self.clock())

    async def _show_receipt(self, act: Act, origin: Origin, receipt: Message) -> None:
        nudges = self._shelf(act).nudges
        place = await nudges.place(act.person_id, origin.nudge_id) if origin.nudge_id is not None else None
        if place:
            await act.slack.change(Posted(place.channel_id, place.ts), receipt.text, receipt.blocks)
        elif origin.response_url:
            await act.slack.respond(origin.response_url, ephemeral(receipt) | {"replace_original": False})
        else:
            raise Refused("nowhere_to_show")

    def _form(
        self, act: Act, person: Person | None, origin: Origin, what: str = "", chosen: list[Placed] | None = None
    ) -> dict[str, object]:
        draft = Draft(
            what=what,
            happened_on=today(self.clock(), person.rhythm.time_zone if person else None),
            visibility=person.sharing.visibility if person else Visibility.ME,
        )
        _, level, topic = find_cell(self._shelf(act).catalogue, origin.about)
        offered = " · ".join(one for one in (topic and topic.title, level and level.label) if one)
        return show_form(draft, chosen or [], origin, offered)

    def _shelf(self, act: Act) -> Shelf:
        return self.storage.of(act.workspace_id)


@reading_back()
def read_draft(form: Form) -> Draft:
    """What the form says. Raises Outdated for a form that is not like ours."""
    return Draft(
        what=form.text(evidence.WHAT),
        outcome=form.text(evidence.OUTCOME),
        links=read_links(form.text(evidence.LINKS)),
        happened_on=date.fromisoformat(form.text(evidence.WHEN)),
        visibility=Visibility(form.text(evidence.VISIBILITY)),
        criteria=tuple(int(one) for one in form.chosen(evidence.CRITERIA)),
    )
