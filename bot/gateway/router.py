"""One place between Slack's payloads and the features: finds who answers an act, waits, and says what went wrong."""

import asyncio
import logging
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.core.plain.commands import Commands
from bot.core.plain.problem import Outdated, Problem
from bot.core.plain.trace import trace
from bot.gateway.acts import Act, Form, Kind, Reply, Route, base_name, ephemeral, read_act
from bot.gateway.answer import UNREADABLE, Answer, Work
from bot.messages.kit.blocks import Block
from bot.messages.problem import SLACK_TROUBLE, apologise, notice, page, say_outdated
from bot.slack.client import SlackClient
from bot.slack.errors import Refused, SlackError

logger = logging.getLogger(__name__)

PATIENCE = 2.5  # seconds for a listener: Slack waits 3 for the answer
SPENT = "exchanged_trigger_id"  # Slack's word for a trigger that was used


class Router:
    """The routes of all features, found by the kind and the name of what was done."""

    def __init__(self, routes: Iterable[Route], commands: Commands) -> None:
        self._routes = {(route.kind, route.name): route for route in routes}
        self._commands = commands

    async def answer_to(self, body: Mapping[str, Any], workspace_id: str, slack: SlackClient) -> Answer:
        """The answer to one of Slack's payloads, whose origin and workspace were checked. Raises MALFORMED."""
        done = what_was_done(body)
        if done is None:
            return UNREADABLE
        act = read_act(*done, body, workspace_id, slack)
        route = self._routes.get(done)
        if route:
            return await self.answer(route, act)
        return Answer(200) if act.kind == "event" else await self._refuse(act, self._outdated(act))

    async def answer(self, route: Route, act: Act) -> Answer:
        """The listener's reply, carried out; or what went wrong, said in the way that this kind of act can show."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._carry_out(await route.listener(act), act)
        except Problem as problem:
            said = problem.what_happened
        except Outdated:
            said = self._outdated(act)
        except SlackError as error:
            logger.warning("%s %s: Slack said %s", act.kind, act.name, error)
            said = SLACK_TROUBLE
        except Exception as error:  # noqa: BLE001 - whatever it was, the person must read something
            reference = secrets.token_hex(4)
            logger.error("%s %s failed, reference %s: %s", act.kind, act.name, reference, trace(error))
            said = apologise(reference)
        if act.kind == "event":
            return Answer(503)  # Slack sends it again, at once and in some minutes
        return await self._refuse(act, said)

    def _outdated(self, act: Act) -> str:
        return say_outdated(place_of(act), act.name, self._commands)

    async def _refuse(self, act: Act, said: str) -> Answer:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._carry_out(as_refusal(act, said), act)
        except (SlackError, TimeoutError):
            return Answer(200)

    async def _carry_out(self, reply: Reply, act: Act) -> Answer:
        after = partial(run_quietly, reply.afterwards, act) if reply.afterwards else None
        if reply.open:
            await self._open(reply.open, act)
        if act.kind == "action":
            await self._change_what_is_seen(reply, act)
            return Answer(200, after=after)
        if reply.mistakes and act.form:
            reply = replace(reply, mistakes=by_block(act.form, reply.mistakes))
        return Answer(200, reply.acknowledgement, after)

    async def _open(self, view: Block, act: Act) -> None:
        """On top of what is open. A trigger that is spent already was: by a repeat of this act, which opened it."""
        show = act.slack.push_view if act.form else act.slack.open_view
        try:
            await show(act.trigger_id, view)
        except Refused as error:
            if error.code != SPENT:
                raise

    async def _change_what_is_seen(self, reply: Reply, act: Act) -> None:
        if reply.change and act.form:
            await act.slack.update_view(act.form.id, act.form.hash, reply.change)
        if reply.message and act.response_url:
            place = {"replace_original": not reply.keep, "response_type": "ephemeral"}
            await act.slack.respond(act.response_url, ephemeral(reply.message) | place)
        if reply.share and act.response_url:
            place = {"replace_original": False, "response_type": "in_channel"}
            await act.slack.respond(act.response_url, ephemeral(reply.share) | place)


def what_was_done(body: Mapping[str, Any]) -> tuple[Kind, str] | None:
    """The kind and the name of an act; None for payloads that the bot does not listen to. Raises MALFORMED."""
    match body.get("type"):
        case "event_callback":
            return "event", body["event"]["type"]
        case "block_actions":
            return "action", base_name(body["actions"][0]["action_id"])
        case "view_submission":
            return "submission", body["view"]["callback_id"]
        case "block_suggestion":
            return "options", base_name(body["action_id"])
    return ("command", body["command"]) if "command" in body else None


async def run_quietly(work: Work, act: Act) -> None:
    try:
        await work()
    except SlackError as error:
        logger.warning("after %s %s: Slack said %s", act.kind, act.name, error)
    except Exception as error:  # noqa: BLE001 - the act itself was carried out
        logger.error("after %s %s: %s", act.kind, act.name, trace(error))


def by_block(form: Form, mistakes: Mapping[str, str]) -> dict[str, str]:
    """Mistakes where Slack shows them: at the blocks whose names begin with their fields."""
    return {block: mistakes[base_name(block)] for block in form.blocks if base_name(block) in mistakes}


def place_of(act: Act) -> str:
    """What the person used, in a word: Home and what has no other place is a page."""
    if act.kind == "command":
        return "command"
    if act.form:
        return "form"
    return "message" if act.response_url else "page"


def as_refusal(act: Act, said: str) -> Reply:
    """Where a person looks after this kind of act: a form stays open and has it at its first field."""
    if act.kind == "submission" and act.form and act.form.blocks:
        return Reply(mistakes={base_name(act.form.blocks[0]): said})
    if act.kind == "submission":
        return Reply(change=page(said))
    if act.kind == "options":
        return Reply(options=[])
    if act.kind == "action" and not act.response_url:
        return Reply(open=page(said))
    return Reply(message=notice(said), keep=True)
