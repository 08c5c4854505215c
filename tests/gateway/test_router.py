"""What the router does with listeners that take too long."""

import asyncio
import json

from slack_sdk.web.async_client import AsyncWebClient

from bot.core.access import Deed
from bot.core.plain.commands import Commands
from bot.gateway.acts import AnyAct, Command, Submission, Words
from bot.gateway.replies import CommandReply, EventReply, Nothing, SubmissionReply
from bot.gateway.router import Router
from bot.gateway.routes import on_any_words, on_command, on_submission
from bot.slack.client import SlackClient

WHO = {"user_id": "U1", "team_id": "T1", "trigger_id": "1"}
VIEW = {"id": "V1", "type": "modal", "callback_id": "slow", "blocks": [{"type": "input", "block_id": "what"}]}
OF_AN_ACK = 3.0  # seconds within which Slack wants an answer


async def too_slow(_desk: None, _act: Command) -> CommandReply:
    await asyncio.sleep(60)
    return Nothing()


async def too_slow_to_store(_desk: None, _act: Submission) -> SubmissionReply:
    await asyncio.sleep(60)
    return Nothing()


async def too_slow_to_listen(_desk: None, _act: Words) -> EventReply:
    await asyncio.sleep(60)
    return Nothing()


async def let_everybody(_desk: None, _act: AnyAct, _deed: Deed) -> None:
    """Guards nothing."""


def make_router() -> Router[None]:
    routes = (
        on_command("slow", too_slow, Deed.LOOK_UP, description="", usage=""),
        on_submission("slow", too_slow_to_store, Deed.LOG),
        on_any_words(too_slow_to_listen, Deed.ASK_HELP),
    )
    return Router(routes, None, Commands(), let_everybody)


async def test_what_took_too_long_may_have_been_done_and_nobody_reads_that_it_was_not() -> None:
    router, slack = make_router(), SlackClient(AsyncWebClient())
    message = {"type": "message", "channel_type": "im", "user": "U1", "text": "hello"}
    async with asyncio.timeout(OF_AN_ACK):
        command, form, event = await asyncio.gather(
            router.answer_to({"command": "/slow", **WHO}, "T1", slack),
            router.answer_to({"type": "view_submission", "view": VIEW, "user": {"id": "U1"}}, "T1", slack),
            router.answer_to({"type": "event_callback", "event": message, "event_id": "E1"}, "T1", slack),
        )
    said = json.loads(command.body)["text"]
    assert "it is not known if it was done" in said
    assert "nothing was changed" not in said
    assert "it is not known if it was done" in json.loads(form.body)["errors"]["what"]
    assert event.status == 503, "Slack sends it again"
