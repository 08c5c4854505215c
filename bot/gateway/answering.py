"""What Slack is answered, and when: a reply is shown, or it is said what went wrong. A slow Slack keeps nobody."""

import asyncio
import logging
from collections.abc import Awaitable
from functools import partial

from bot.core.plain.commands import Commands
from bot.core.plain.problem import Outdated, Problem
from bot.core.plain.trace import trace
from bot.gateway.acts import AnyAct, Choice, Command, Mentioned, Opened, Press, Search, Submission, Words, name_act
from bot.gateway.answer import Answer, Work
from bot.gateway.replies import AnyReply, Become, Open, Reply, Then
from bot.gateway.showing import as_refusal, say_below, show
from bot.messages.problem import SLACK_TROUBLE, UNSHOWN, apologise, notice, say_outdated, say_overdue
from bot.slack.errors import SlackError

logger = logging.getLogger(__name__)

ANSWERING = 2.7  # seconds from the beginning after which the answer goes out, whether the reply is shown or not
SHOWING = 8.0  # seconds for showing a reply, which goes on when Slack was answered


def explain(act: AnyAct, error: Exception, commands: Commands, reference: str) -> str:
    """Says what went wrong in a listener, to the person; the log has the rest, beside the reference to a fault."""
    if isinstance(error, Problem):
        return error.what_happened
    if isinstance(error, Outdated):
        return explain_outdated(act, commands)
    if isinstance(error, SlackError):
        logger.warning("%s: Slack said %s", name_act(act), error, extra={"sparingly": str(error)})
        return SLACK_TROUBLE
    logger.error("%s failed, reference %s: %s", name_act(act), reference, trace(error))
    if isinstance(error, TimeoutError):
        return say_overdue(reference)  # it may have been stored in the last moment
    return apologise(reference)


def explain_outdated(act: AnyAct, commands: Commands) -> str:
    """Says what to type in the place of what an earlier version made; "" for an event, which no version makes."""
    match act:
        case Command(name=name):
            return say_outdated("command", name, commands)
        case Choice(name=name) | Submission(name=name) | Search(name=name):
            return say_outdated("form", name, commands)
        case Press(name=name, response_url=""):
            return say_outdated("page", name, commands)
        case Press(name=name):
            return say_outdated("message", name, commands)
        case Words() | Mentioned() | Opened():
            return ""


async def refuse(act: AnyAct, text: str, until: float) -> Answer:
    """Says what went wrong; an event is sent again by Slack, at once and in some minutes."""
    if isinstance(act, Words | Mentioned | Opened):
        return Answer(503)
    return await answer(act, as_refusal(act, text), until)


async def answer(act: AnyAct, reply: Reply, until: float) -> Answer:
    """Shows a reply, and answers Slack no later than `until`, a time of the loop's; what is left is done after."""
    reply, work = (reply.reply, reply.work) if isinstance(reply, Then) else (reply, None)
    after = partial(run_quietly, act, work) if work else None
    shown = show(act, reply)
    if isinstance(shown, str):
        return Answer(200, shown, after)
    showing = asyncio.ensure_future(show_or_say(act, reply, shown, until))
    await asyncio.wait({showing}, timeout=until - asyncio.get_running_loop().time())
    if showing.done():
        return Answer(200, showing.result(), after)
    return Answer(200, after=partial(both, showing, after))


async def both(showing: Awaitable[str], after: Work | None) -> None:
    """Goes on showing a reply, and does what is to be done after it."""
    await asyncio.gather(showing, *([after()] if after else []))


async def show_or_say(act: AnyAct, reply: AnyReply, shown: Awaitable[None], until: float) -> str:
    """Waits until a reply is shown, or says that it can't be: in the body that it returns, or by another call."""
    try:
        async with asyncio.timeout(SHOWING):
            await shown
    except (SlackError, TimeoutError) as error:
        logger.warning("%s was not shown: Slack said %s", name_act(act), error, extra={"sparingly": str(error)})
        return await say_unseen(act, reply, until)
    return ""


async def say_unseen(act: AnyAct, reply: AnyReply, until: float) -> str:
    """Says that a reply can't be shown; whatever the act has changed, it has."""
    text = SLACK_TROUBLE if isinstance(reply, Open | Become) else UNSHOWN
    is_late = asyncio.get_running_loop().time() >= until
    try:
        async with asyncio.timeout(SHOWING):
            return await say(act, text, is_late=is_late)
    except (SlackError, TimeoutError) as error:
        words = "%s: it could not be said that its reply is unseen: Slack said %s"
        logger.warning(words, name_act(act), error, extra={"sparingly": str(error)})
        return ""


async def say(act: AnyAct, text: str, *, is_late: bool) -> str:
    """Says something in the body that it returns, if Slack is not answered yet and takes words in the answer."""
    match act:
        case Command() if is_late:
            shown: str | Awaitable[None] = say_below(act, notice(text))
        case _:
            shown = show(act, as_refusal(act, text))
    if isinstance(shown, str):
        return shown
    await shown
    return ""


async def run_quietly(act: AnyAct, work: Work) -> None:
    """Does the work after an act; whatever becomes of it, the act itself was carried out."""
    try:
        await work()
    except SlackError as error:
        logger.warning("after %s: Slack said %s", name_act(act), error, extra={"sparingly": str(error)})
    except Exception as error:  # noqa: BLE001 - the act itself was carried out
        logger.error("after %s: %s", name_act(act), trace(error))
