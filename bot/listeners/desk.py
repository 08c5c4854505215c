"""What every listener has at hand, who comes to it, and how it answers words in a DM."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.core.access import Deed, HouseRules, NotForThem
from bot.core.frameworks.framework import Catalogue
from bot.core.plain.commands import Commands
from bot.gateway.acts import Act, AnyAct, Mentioned, Opened, Words
from bot.gateway.replies import EventReply, Nothing, Reply, Then
from bot.listeners.level.kept import Indexes, LevelAnswers
from bot.messages.home import show_refusal
from bot.messages.kit.blocks import Message
from bot.messages.problem import notice
from bot.slack.errors import SlackError, Uncertain
from bot.slack.membership import Membership
from bot.storage.owed.references import FixedAnswer
from bot.storage.storage import Shelf, Storage

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """Made once for a running bot; `indexes` and `level_answers` keep what takes long to make."""

    clock: Callable[[], datetime]
    storage: Storage
    commands: Commands
    membership: Membership
    rules: HouseRules
    indexes: Indexes
    level_answers: LevelAnswers

    def shelf(self, act: Act) -> Shelf:
        """Gives all that is kept for the workspace in which somebody acted."""
        return self.storage.of(act.workspace_id)

    def catalogue(self, act: Act) -> Catalogue:
        """Gives the frameworks that whoever acted may look up."""
        return self.storage.frameworks.catalogue(act.workspace_id)


def make_desk(
    clock: Callable[[], datetime],
    storage: Storage,
    commands: Commands,
    membership: Membership,
    rules: HouseRules,
) -> Desk:
    """Makes the desk, on which nothing is kept yet."""
    return Desk(clock, storage, commands, membership, rules, Indexes(), LevelAnswers(commands.level))


async def guard(desk: Desk, act: AnyAct, deed: Deed) -> Reply | None:
    """Refuses what is not for whoever acted, None where it is: it is the guard of every route.

    Raises NotForThem where the reply to a Problem says it; in a DM and on Home nothing but a message does.
    """
    if desk.rules.allow_everybody(deed):
        return None
    role = await desk.membership.role(act.slack, act.workspace_id, act.person_id)
    if desk.rules.allow(role, deed):
        return None
    problem = NotForThem(role, deed)
    match act:
        case Words() | Mentioned():
            return await answer_words(desk, act, notice(problem.what_happened))
        case Opened():
            view = show_refusal(problem.what_happened)
            return Then(Nothing(), partial(act.slack.publish_home, act.person_id, view))
        case _:
            raise problem


async def answer_words(desk: Desk, act: Words | Mentioned, message: Message) -> EventReply:
    """Posts a message in return to words as soon as Slack was answered, and once: Slack repeats events.

    What is owed to people are deliveries; but a delivery holds no words, and this answer depends on those typed.
    """
    first = await desk.shelf(act).claims.claim(act.repeat_key, desk.clock())
    return Then(Nothing(), partial(post_answer, desk, act, message)) if first else Nothing()


async def post_answer(desk: Desk, act: Words | Mentioned, message: Message) -> None:
    """Posts a message to whoever wrote; where Slack does not take it, they are owed a word about that."""
    try:
        await post_to_writer(act, message)
    except Uncertain:
        raise  # it may be there already
    except SlackError as error:
        logger.info("the answer to words is not posted: Slack said %s", error)
        key = f"{act.repeat_key} not posted"
        await desk.shelf(act).answers.owe(FixedAnswer.TROUBLE, act.person_id, desk.clock(), repeat_key=key)


async def post_to_writer(act: Words | Mentioned, message: Message) -> None:
    """Posts a message where somebody wrote: in their DM, or in a channel for them alone. Raises SlackError."""
    match act:
        case Words():
            await act.slack.post(act.channel_id, message.text, message.blocks)
        case Mentioned():
            await act.slack.post_for(act.person_id, act.channel_id, message.text, message.blocks, act.thread_ts)
