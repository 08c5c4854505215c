"""What people do on the page or in a test, told to the app: commands, messages, clicks, shortcuts, Home."""

import re
import uuid
from collections.abc import Awaitable, Callable

from bot.sandbox.api import posting, responses
from bot.sandbox.people.act import WHY, Act
from bot.sandbox.people.forms import closes_form, searches_options, submits_form
from bot.sandbox.people.typed import command_text, message_text
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.filled import remember, state, value_of
from bot.sandbox.state.workspace import Channel, Message, View
from bot.sandbox.told import payloads
from bot.sandbox.told.events import tell_app


async def types_command(act: Act) -> Json:
    name, _, text = str(act.body.get("text", "")).strip().partition(" ")
    channel = act.channel()
    if name == "/invite":
        return _invite(act, channel)
    command = next(
        (each for each in act.world.app.features.get("slash_commands", []) if each["command"] == name), None
    )
    if command is None:
        raise Mishap(f"{name} is not a valid command. In Slack, all messages that start with the “/” are commands.")
    escaped = command_text(text.strip(), act.workspace, should_escape=bool(command.get("should_escape")))
    url = act.response_url(channel)
    fields = payloads.command(act.workspace, act.person, channel) | {
        "command": name,
        "text": escaped,
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


async def writes_message(act: Act) -> Json:
    text, blocks = message_text(str(act.body.get("text", "")), act.workspace)
    if not text.strip():
        raise Mishap("Write something first.")
    channel = act.channel()
    home = act.world.app.features.get("app_home", {})
    if channel.is_im and (not home.get("messages_tab_enabled") or home.get("messages_tab_read_only_enabled")):
        raise Mishap("Sending messages to this app has been turned off.")
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


async def uses_element(act: Act) -> Json:
    place = act.place()
    remember(place, act.person.id, act.body.get("state"))
    block, element = act.element(place)
    value = act.body.get("value")
    told = value_of(place, block, element, value)
    if told:
        remember(place, act.person.id, {block["block_id"]: {element["action_id"]: value}})
    action = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
    action |= {
        key: element[key] for key in ("text", "value", "placeholder", "url", "confirm") if key in element
    } | told
    payload = act.payload("block_actions") | payloads.container(act.workspace, place)
    held = state(place, act.person.id)
    payload["trigger_id"] = act.trigger()
    payload["actions"] = [action | {"action_ts": payloads.action_ts()}]
    if isinstance(place, View):
        payload["view"] = payloads.view(act.workspace, place, held)
    else:
        url = act.response_url(act.workspace.channels[place.channel], place)
        payload |= {"state": {"values": held}, "response_url": act.world.new_response_url(url)}
    answer = await act.tell("block_actions", payload)
    if answer.failure:
        return act.failed(f"{act.world.app.name} did not respond. {WHY[answer.failure]}")
    return {"ok": True}


async def opens_home(act: Act) -> Json:
    tab = "messages" if act.body.get("tab") == "messages" else "home"
    event: Json = {"type": "app_home_opened", "user": act.person.id, "tab": tab, "event_ts": payloads.action_ts()}
    event["channel"] = act.workspace.direct(act.person.id).id
    home = act.workspace.homes.get(act.person.id)
    if home and tab == "home":
        event["view"] = payloads.view(act.workspace, home, state(home, act.person.id))
    tell_app(act.world, act.workspace, event)
    return {"ok": True}


async def uses_shortcut(act: Act) -> Json:
    wanted, kind = act.body.get("callback_id"), "message" if act.body.get("ts") else "global"
    known = act.world.app.features.get("shortcuts", [])
    if not any(each["callback_id"] == wanted and each["type"] == kind for each in known):
        raise Mishap("There is no such shortcut.")
    payload = act.payload("message_action" if kind == "message" else "shortcut") | {
        "callback_id": wanted,
        "trigger_id": act.trigger(),
        "action_ts": payloads.action_ts(),
    }
    if kind == "message":
        message = act.place()
        if not isinstance(message, Message):
            raise Mishap("That message is not there any more.")
        payload |= {"message": message.body, "message_ts": message.ts}
        payload["channel"] = payloads.channel_reference(act.workspace, message)
        url = act.response_url(act.workspace.channels[message.channel], message)
        payload["response_url"] = act.world.new_response_url(url)
    answer = await act.tell(payload["type"], payload)
    if answer.failure:
        return act.failed(f"{act.world.app.name} did not respond. {WHY[answer.failure]}")
    return {"ok": True}


def _invite(act: Act, channel: Channel) -> Json:
    handles = {name.lower(): id_ for name, id_ in act.workspace.handles().items()}
    name = re.sub(r"^/invite\s+@?", "", str(act.body["text"]).strip()).lower()
    id_ = handles.get(name, name.strip("<@>").upper())
    if id_ not in handles.values():
        raise Mishap("Nobody of that name is here.")
    if id_ not in channel.members:
        channel.members.append(id_)
        event = {"type": "member_joined_channel", "user": id_, "channel": channel.id, "channel_type": "C"}
        event |= {"team": act.workspace.id, "inviter": act.person.id, "event_ts": payloads.action_ts()}
        if act.workspace.bot_user_id in channel.members:
            tell_app(act.world, act.workspace, event)
    return {"ok": True}


ACTS: dict[str, Callable[[Act], Awaitable[Json]]] = {
    "command": types_command,
    "message": writes_message,
    "action": uses_element,
    "options": searches_options,
    "submit": submits_form,
    "close": closes_form,
    "home": opens_home,
    "shortcut": uses_shortcut,
}
