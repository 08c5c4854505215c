"""People log evidence: `/evidence`, the form, and the receipt of what they logged."""

import logging
from collections.abc import Sequence
from datetime import date
from functools import partial

from bot.core import evidence
from bot.core.access import Deed
from bot.core.calendar import last_day, today
from bot.core.evidence import Draft, find_mistakes, read_links
from bot.core.frameworks.framework import Level, Placed, Topic
from bot.core.person import Person, Visibility
from bot.core.plain.commands import Commands
from bot.core.plain.problem import reading_back
from bot.core.plain.spelling import find_meant
from bot.gateway.acts import Act, Command, Form, Press, Submission
from bot.gateway.replies import (
    CommandReply,
    Mistakes,
    Nothing,
    Open,
    PressReply,
    Say,
    SubmissionReply,
    Then,
    ephemeral,
)
from bot.gateway.routes import Route, on_command, on_press, on_submission
from bot.listeners.desk import Desk
from bot.messages.entry import show_receipt
from bot.messages.evidence import FORM, Origin, show_form, show_usage, show_welcome
from bot.messages.kit.blocks import Block, Message
from bot.messages.kit.buttons import LOG
from bot.messages.level.ask import LOG_HERE
from bot.messages.level.asked import find_cell
from bot.messages.meant import OWN, ask_back_own
from bot.slack.client import Posted
from bot.slack.errors import Refused, SlackError, Uncertain

logger = logging.getLogger(__name__)


async def typed_evidence(desk: Desk, act: Command) -> CommandReply:
    """Opens the form. One word is no evidence; more are what one did, and stand in the form already."""
    if len(act.text.split()) == 1:
        return Say(explain_usage(act.text, desk.commands))
    person = await desk.shelf(act).people.find(act.person_id)
    is_first = person is None and not act.text
    if is_first:
        return Say(show_welcome())
    return Open(make_form(desk, act, person, Origin(response_url=act.response_url), act.text))


def explain_usage(word: str, commands: Commands) -> Message:
    """Says what may stand after the command; of a word that is near to one of those, asks whether it was meant."""
    meant = find_meant(word, OWN)
    return ask_back_own(word, meant, f"{commands.evidence} {meant}") if meant else show_usage(commands)


async def pressed_log(desk: Desk, act: Press) -> PressReply:
    """Opens the form, about the criterion of the nudge whose button it was."""
    shelf = desk.shelf(act)
    person = await shelf.people.find(act.person_id)
    nudge = await shelf.nudges.find(act.person_id, int(act.value)) if act.value.isdecimal() else None
    if nudge is None:
        return Open(make_form(desk, act, person, Origin(response_url=act.response_url)))
    placed = shelf.catalogue.by_criterion.get(nudge.criterion_id or 0)
    return Open(make_form(desk, act, person, Origin(nudge.id), chosen=[placed] if placed else []))


async def pressed_log_here(desk: Desk, act: Press) -> PressReply:
    """Opens the form, about the level or topic under which the button stood: its criteria are offered first."""
    person = await desk.shelf(act).people.find(act.person_id)
    return Open(make_form(desk, act, person, Origin(None, act.response_url, act.value)))


def make_form(
    desk: Desk, act: Act, person: Person | None, origin: Origin, what: str = "", chosen: Sequence[Placed] = ()
) -> Block:
    """Makes the form, with the day that it is where the person is."""
    draft = Draft(
        what=what,
        happened_on=today(desk.clock(), person.rhythm.time_zone if person else None),
        visibility=person.sharing.visibility if person else Visibility.ME,
    )
    _, level, topic = find_cell(desk.catalogue(act), origin.about)
    return show_form(draft, chosen, origin, name_cell(level, topic))


def name_cell(level: Level | None, topic: Topic | None) -> str:
    """Names a topic at a level, as far as there are both: "Craft · Level 2"."""
    if topic is None:
        return level.label if level else ""
    return f"{topic.title} · {level.label}" if level else topic.title


async def submitted_form(desk: Desk, act: Submission) -> SubmissionReply:
    """Stores an entry before Slack is answered; then the person reads what was stored."""
    origin, draft = Origin.decode(act.form.metadata), read_draft(act.form)
    shelf, now = desk.shelf(act), desk.clock()
    person = await shelf.people.find(act.person_id)
    known = shelf.catalogue.by_criterion
    mistakes = find_mistakes(draft, known, last_day(now, person.rhythm.time_zone if person else None))
    if mistakes:
        return Mistakes(mistakes)
    entry_id = await shelf.evidence.add(
        act.person_id, draft, now, repeat_key=act.repeat_key, nudge_id=origin.nudge_id
    )
    if entry_id is None:
        return Nothing()
    return Then(Nothing(), partial(confirm, desk, act, origin, entry_id))


@reading_back()
def read_draft(form: Form) -> Draft:
    """Reads what the form says. Raises Outdated for a form that is not like ours."""
    return Draft(
        what=form.text(evidence.WHAT),
        outcome=form.text(evidence.OUTCOME),
        links=read_links(form.text(evidence.LINKS)),
        happened_on=date.fromisoformat(form.text(evidence.WHEN)),
        visibility=Visibility(form.text(evidence.VISIBILITY)),
        criteria=tuple(map(int, form.chosen(evidence.CRITERIA))),
    )


async def confirm(desk: Desk, act: Act, origin: Origin, entry_id: int) -> None:
    """Shows the receipt of an entry; where Slack refuses to, a message is owed."""
    entry = await desk.shelf(act).evidence.find(act.person_id, entry_id)
    if entry is None:
        return
    try:
        await show_where_it_began(desk, act, origin, show_receipt(entry))
    except Uncertain:
        raise  # it may be there already
    except SlackError as error:
        logger.info("the receipt goes by message: Slack said %s", error)
        await desk.shelf(act).evidence.owe_receipt(act.person_id, entry_id, desk.clock())


async def show_where_it_began(desk: Desk, act: Act, origin: Origin, receipt: Message) -> None:
    """Makes the nudge its own receipt, or shows the receipt below the command. Raises SlackError.

    Where the form was opened from Home there is neither, and it raises Refused.
    """
    place = None
    if origin.nudge_id is not None:
        place = await desk.shelf(act).nudges.place(act.person_id, origin.nudge_id)
    if place:
        await act.slack.change(Posted(place.channel_id, place.ts), receipt.text, receipt.blocks)
    elif origin.response_url:
        await act.slack.respond(origin.response_url, ephemeral(receipt) | {"replace_original": False})
    else:
        raise Refused("nowhere_to_show")


ROUTES: Sequence[Route[Desk]] = (
    on_command(
        "evidence", typed_evidence, Deed.LOG, description="Log what you did", usage="[settings | list | readers]"
    ),
    on_press(LOG, pressed_log, Deed.LOG),
    on_press(LOG_HERE, pressed_log_here, Deed.LOG),
    on_submission(FORM, submitted_form, Deed.LOG),
)
