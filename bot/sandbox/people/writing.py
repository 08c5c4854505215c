"""What people type: commands and messages."""

import re
import uuid

from bot.sandbox.api import responses
from bot.sandbox.people.act import WHY, Act
from bot.sandbox.people.typed import command_text, message_text
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.workspace import Channel
from bot.sandbox.told import payloads, posting
from bot.sandbox.told.events import tell_app

UNKNOWN_COMMAND = "{} is not a valid command. In Slack, all messages that start with the “/” are commands."


async def types_command(act: Act) -> Json:
    """Tells the app a slash command, and shows its answer; `/invite` is Slack's own."""
    name, _, text = str(act.body.get("text", "")).strip().partition(" ")
    channel = act.channel()
    if name == "/invite":
        return _invite(act, channel)
    text = _escaped(act, name, text.strip())
    act.need_scope("commands", UNKNOWN_COMMAND.format(name))
    url = act.response_url(channel)
    fields = payloads.command(act.workspace, act.person, channel) | {
        "command": name,
        "text": text,
        "response_url": act.world.new_response_url(url),
        "trigger_id": act.trigger(),
    }
    answer = await act.tell(name, fields, "slash_commands")
    if answer.failure:
        return act.failed(f"{name} failed with the error “{answer.failure}”. {WHY[answer.failure]}")
    try:
        responses.take_acknowledgement(act.world, act.workspace, url, answer.body)
    except Refused as refused:
        return act.refused(name, refused, f"{name} failed with the error “{refused}”.")
    return {"ok": True}


def _escaped(act: Act, name: str, text: str) -> str:
    """The text after a command of the manifest, as the manifest wants it. Raises Mishap on another command."""
    commands = {command["command"]: command for command in act.world.app.features.get("slash_commands", [])}
    if name not in commands:
        raise Mishap(UNKNOWN_COMMAND.format(name))
    return command_text(text, act.workspace, should_escape=bool(commands[name].get("should_escape")))


async def writes_message(act: Act) -> Json:
    """Puts a message into the channel; the app hears of it if it may."""
    text, blocks = message_text(str(act.body.get("text", "")), act.workspace)
    if not text.strip():
        raise Mishap("Write something first.")
    channel = act.channel()
    if channel.is_im:
        _check_messages_tab(act)
    body = {
        "user": act.person.id,
        "type": "message",
        "client_msg_id": str(uuid.uuid4()),
        "text": text,
        "team": act.workspace.id,
        "blocks": posting.with_ids(act.workspace, blocks),
    }
    message = posting.post(act.world, act.workspace, channel.id, body, thread_ts=act.body.get("thread_ts"))
    return {"ok": True, "ts": message.ts}


def _check_messages_tab(act: Act) -> None:
    home = act.world.app.features.get("app_home", {})
    is_open = home.get("messages_tab_enabled") and not home.get("messages_tab_read_only_enabled")
    if not is_open:
        raise Mishap("Sending messages to this app has been turned off.")


def _invite(act: Act, channel: Channel) -> Json:
    handles = {name.lower(): id_ for name, id_ in act.workspace.handles().items()}
    name = re.sub(r"^/invite\s+@?", "", str(act.body["text"]).strip()).lower()
    id_ = handles.get(name, name.strip("<@>").upper())
    if id_ not in handles.values():
        raise Mishap("Nobody of that name is here.")
    if id_ not in channel.members:
        channel.members.append(id_)
        _tell_of_member(act, channel, id_)
    return {"ok": True}


def _tell_of_member(act: Act, channel: Channel, id_: str) -> None:
    event = {"type": "member_joined_channel", "user": id_, "channel": channel.id, "channel_type": "C"}
    event |= {"team": act.workspace.id, "inviter": act.person.id, "event_ts": payloads.action_ts()}
    if act.workspace.bot_user_id in channel.members:
        tell_app(act.world, act.workspace, event)
