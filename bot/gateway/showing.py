"""Replies, shown: in the answer to Slack's request, or by a call to Slack."""

import json
from collections.abc import Awaitable, Mapping

from bot.gateway.acts import AnyAct, Choice, Command, Form, Mentioned, Opened, Press, Search, Submission, Words
from bot.gateway.payloads import base_name
from bot.gateway.replies import (
    AnyReply,
    Become,
    Mistakes,
    Nothing,
    Open,
    OptionGroups,
    Options,
    Replace,
    Say,
    Share,
    ephemeral,
)
from bot.messages.kit.blocks import Message
from bot.messages.problem import notice, page
from bot.slack.errors import Refused

SPENT = "exchanged_trigger_id"  # Slack's word for a trigger that was used


def show(act: AnyAct, reply: AnyReply) -> str | Awaitable[None]:
    """Gives the body of the answer to Slack, if a reply is shown by it ("" for nothing); else the call that shows it.

    The call raises SlackError.
    """
    body: dict[str, object]
    match act, reply:
        case _, Nothing():
            return ""
        case Command(), Say():
            return reply.body
        case Submission(), Mistakes(by_field):
            body = {"response_action": "errors", "errors": by_block(act.form, by_field)}
        case Submission(), Become(view):
            body = {"response_action": "update", "view": view}
        case Search(), Options(options):
            body = {"options": list(options)}
        case Search(), OptionGroups(groups):
            body = {"option_groups": list(groups)}
        case _:
            return call_slack(act, reply)
    return json.dumps(body)


def call_slack(act: AnyAct, reply: AnyReply) -> Awaitable[None]:
    """Makes the call that shows a reply which the answer to Slack can't hold."""
    match act, reply:
        case Command() | Press(), Open(view):
            return unless_spent(act.slack.open_view(act.trigger_id, view))
        case Choice(), Open(view):
            return unless_spent(act.slack.push_view(act.trigger_id, view))
        case Choice(), Become(view):
            return act.slack.update_view(act.form.id, act.form.hash, view)
        case Press(), Say(message):
            return say_below(act, message)
        case Press(), Replace(message):
            return respond(act, ephemeral(message) | {"replace_original": True})
        case Press(), Share(message):
            return respond(act, ephemeral(message) | where_pressed(act) | {"response_type": "in_channel"})
    raise TypeError(f"{type(reply).__name__} is no reply to {type(act).__name__}")


async def unless_spent(opening: Awaitable[None]) -> None:
    """Opens a form. A trigger that is spent already was: by a repeat of this act, which opened it."""
    try:
        await opening
    except Refused as error:
        if error.code != SPENT:
            raise


async def say_below(act: Command | Press, message: Message) -> None:
    """Says something below a command or a message whose button was pressed, for the person who acted alone."""
    await respond(act, ephemeral(message) | where_pressed(act))


def where_pressed(act: Command | Press) -> dict[str, object]:
    """Gives the fields of a message that is to stand below another, in its thread if it has one."""
    thread_ts = act.thread_ts if isinstance(act, Press) else ""
    return {"replace_original": False} | ({"thread_ts": thread_ts} if thread_ts else {})


async def respond(act: Command | Press, body: Mapping[str, object]) -> None:
    """Answers where something was typed or pressed; on Home is no message, and no place for another."""
    if act.response_url:
        await act.slack.respond(act.response_url, body)


def by_block(form: Form, mistakes: Mapping[str, str]) -> dict[str, str]:
    """Gives mistakes where Slack shows them: at the blocks whose names begin with their fields."""
    fields = {block: base_name(block) for block in form.blocks}
    return {block: mistakes[field] for block, field in fields.items() if field in mistakes}


def as_refusal(act: AnyAct, text: str) -> AnyReply:
    """Makes the reply that says why something did not work, where a person looks after this kind of act."""
    match act:
        case Submission(form=Form(blocks=[first, *_])):
            return Mistakes({base_name(first): text})
        case Submission():
            return Become(page(text))
        case Search():
            return Options([])
        case Choice() | Press(response_url=""):
            return Open(page(text))
        case Command() | Press():
            return Say(notice(text))
        case Words() | Mentioned() | Opened():
            return Nothing()
