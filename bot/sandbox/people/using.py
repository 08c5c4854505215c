"""What people use: elements of messages and views, shortcuts, the Home tab, the messages that they read."""

from bot.sandbox.people.act import WHY, Act
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.filled import remember, state, value_of
from bot.sandbox.state.workspace import Message, View
from bot.sandbox.told import payloads
from bot.sandbox.told.events import tell_app

NO_SHORTCUT = "There is no such shortcut."
TOLD_OF_ELEMENTS = ("text", "value", "placeholder", "url", "confirm")  # as they stand on the screen


async def uses_element(act: Act) -> Json:
    """Tells the app that a button or another element in a message or view was used."""
    place = act.place()
    remember(place, act.person.id, act.body.get("state"))
    payload = act.payload("block_actions") | payloads.container(act.workspace, place)
    payload |= {"actions": [_action(act, place)], "trigger_id": act.trigger()}
    values = state(place, act.person.id)
    if isinstance(place, View):
        payload["view"] = payloads.view(act.workspace, place, values)
    else:
        payload |= {"state": {"values": values}, "response_url": _new_response_url(act, place)}
    return await _tell(act, payload)


def _action(act: Act, place: Message | View) -> Json:
    """What was used, as the app reads it; the value that it has now is remembered."""
    block, element = act.element(place)
    value = act.body.get("value")
    told = value_of(place, block, element, value)
    if told:
        remember(place, act.person.id, {block["block_id"]: {element["action_id"]: value}})
    action = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
    shown = {key: element[key] for key in TOLD_OF_ELEMENTS if key in element}
    return action | shown | told | {"action_ts": payloads.action_ts()}


def _new_response_url(act: Act, message: Message) -> str:
    url = act.response_url(act.workspace.channels[message.channel], message)
    return act.world.new_response_url(url)


async def _tell(act: Act, payload: Json) -> Json:
    answer = await act.tell(payload["type"], payload)
    if answer.failure:
        return act.failed(f"{act.world.app.name} did not respond. {WHY[answer.failure]}")
    return {"ok": True}


async def opens_home(act: Act) -> Json:
    """Tells the app that a tab of its Home was opened."""
    tab = "messages" if act.body.get("tab") == "messages" else "home"
    if tab not in act.world.app.tabs:
        raise Mishap(f"{act.world.app.name} has no such tab.")
    event: Json = {"type": "app_home_opened", "user": act.person.id, "tab": tab, "event_ts": payloads.action_ts()}
    event["channel"] = act.workspace.direct(act.person.id).id
    home = act.workspace.homes.get(act.person.id) if tab == "home" else None
    if home:
        event["view"] = payloads.view(act.workspace, home, state(home, act.person.id))
    tell_app(act.world, act.workspace, event)
    return {"ok": True}


async def has_read(act: Act) -> Json:
    """Takes the mark from a channel whose messages somebody has before them."""
    if act.workspace.mark_read(act.channel().id, act.person.id):
        act.world.live.tell({"type": "unread"})
    return {"ok": True}


async def uses_shortcut(act: Act) -> Json:
    """Tells the app that a shortcut of the manifest was chosen, in a message where `ts` names one."""
    kind = "message" if act.body.get("ts") else "global"
    wanted = act.body.get("callback_id")
    known = [(each["type"], each["callback_id"]) for each in act.world.app.features.get("shortcuts", [])]
    if (kind, wanted) not in known:
        raise Mishap(NO_SHORTCUT)
    act.need_scope("commands", NO_SHORTCUT)
    payload = act.payload("message_action" if kind == "message" else "shortcut") | {
        "callback_id": wanted,
        "trigger_id": act.trigger(),
        "action_ts": payloads.action_ts(),
    }
    if kind == "message":
        payload |= _about_message(act, act.message())
    return await _tell(act, payload)


def _about_message(act: Act, message: Message) -> Json:
    return {
        "message": message.body,
        "message_ts": message.ts,
        "channel": payloads.channel_reference(act.workspace, message),
        "response_url": _new_response_url(act, message),
    }
