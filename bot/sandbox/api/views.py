"""Modals and Home tabs: opened, pushed, changed and taken away, by the Web API or by the answer to a submission."""

import secrets
import time

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.surfaces import check_view
from bot.sandbox.rules.verdict import NEAR
from bot.sandbox.state.grants import Trigger
from bot.sandbox.state.workspace import View, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads
from bot.sandbox.told.posting import explicit, with_ids

DEEPEST_STACK = 3  # documented, as is the next
TRIGGER_LIVES = 3.0  # seconds


def open_view(call: Call) -> Json:
    """Opens a modal for the trigger's person, instead of those that they have open (views.open)."""
    trigger = _exchange(call)
    body = check_view(call.args.get("view"), "modal", call.near)
    check_external_id(call.workspace, body)
    id_ = call.workspace.new_id("V")
    shown = View(id_, trigger.user, _prepared(call.workspace, body), new_hash(), root=id_)
    call.workspace.stacks[trigger.user] = [shown]
    return _shown(call, shown)


def push_view(call: Call) -> Json:
    """Puts a modal on top of those that the trigger's person has open (views.push)."""
    trigger = _exchange(call)
    body = check_view(call.args.get("view"), "modal", call.near)
    if not call.workspace.stacks.get(trigger.user):
        raise Refused("not_found")
    return _shown(call, push(call.workspace, trigger.user, body))


def update_view(call: Call) -> Json:
    """Changes a view, which is named by its id or by the app's own (views.update)."""
    body = check_view(call.args.get("view"), None, call.near)
    shown = _named_view(call)
    if shown is None:
        raise Refused("not_found")
    _check_hash(call, shown)
    replace(call.workspace, shown, body)
    return _shown(call, shown)


def _named_view(call: Call) -> View | None:
    named = (view for view in call.workspace.views() if _is_named(call, view))
    return next(named, None)


def _is_named(call: Call, view: View) -> bool:
    own_id = call.args.get("external_id")
    has_own_id = bool(own_id) and view.body.get("external_id") == own_id
    return has_own_id or view.id == call.args.get("view_id")


def publish_view(call: Call) -> Json:
    """Fills a person's Home tab (views.publish)."""
    person = call.workspace.people.get(call.need("user_id"))
    if person is None:
        raise Refused("invalid_arguments", "[ERROR] user_id is not a person of this workspace")
    if "home" not in call.world.app.tabs:
        raise Refused("not_enabled")
    body = check_view(call.args.get("view"), "home", call.near)
    shown = call.workspace.homes.get(person.id)
    if shown:
        _check_hash(call, shown)
        replace(call.workspace, shown, body)
    else:
        check_external_id(call.workspace, body)
        id_ = call.workspace.new_id("V")
        shown = View(id_, person.id, _prepared(call.workspace, body), new_hash(), root=id_)
        call.workspace.homes[person.id] = shown
    call.world.live.tell({"type": "home"}, [person.id])
    return {"ok": True, "view": payloads.view(call.workspace, shown)}


def push(workspace: Workspace, user: str, body: Json) -> View:
    """Puts a view on top of those that the person has open. Raises Refused if there are three."""
    check_external_id(workspace, body)
    stack = workspace.stacks[user]
    if len(stack) >= DEEPEST_STACK:
        raise Refused("push_limit_reached")
    view = View(
        workspace.new_id("V"), user, _prepared(workspace, body), new_hash(), root=stack[0].id, previous=stack[-1].id
    )
    stack.append(view)
    return view


def replace(workspace: Workspace, shown: View, body: Json) -> None:
    """Shows something else in the same place; what was typed into blocks that remain is kept. Raises Refused."""
    check_external_id(workspace, body, shown)
    shown.body, shown.hash = _prepared(workspace, body), new_hash()


def check_external_id(workspace: Workspace, body: Json, shown: View | None = None) -> None:
    """Refuses a view whose own id another one has that somebody sees; `shown` is the one that it replaces."""
    others = {view.body.get("external_id") for view in workspace.views() if view is not shown}
    if body.get("external_id") in others - {None, ""}:
        raise Refused("duplicate_external_id")


def new_hash() -> str:
    """Makes a hash for a view as it is now: Slack's are a time and something random."""
    return f"{int(time.time())}.{secrets.token_hex(4)}"


def tell(world: World, user: str) -> None:
    """Tells the person's windows that other forms are open."""
    world.live.tell({"type": "views"}, [user])


def _exchange(call: Call) -> Trigger:
    trigger = call.world.triggers.get(str(call.args.get("trigger_id", "")))
    if trigger is None:
        raise Refused("invalid_trigger_id")
    if trigger.workspace != call.workspace.id:
        raise Refused("invalid_trigger_id")
    if trigger.used:
        raise Refused("exchanged_trigger_id")
    age = time.monotonic() - trigger.made
    if age > TRIGGER_LIVES:
        raise Refused("expired_trigger_id")
    if age > TRIGGER_LIVES * NEAR:
        call.near.append(f"the trigger was {age:.1f} of {TRIGGER_LIVES:.0f} seconds old")
    trigger.used = True
    return trigger


def _check_hash(call: Call, shown: View) -> None:
    seen = call.args.get("hash") or shown.hash
    if seen != shown.hash:
        raise Refused("hash_conflict")


def _prepared(workspace: Workspace, body: Json) -> Json:
    frame = {key: explicit(value) for key, value in body.items() if key != "blocks"}
    return frame | {"blocks": with_ids(workspace, body["blocks"])}


def _shown(call: Call, shown: View) -> Json:
    tell(call.world, shown.user)
    return {"ok": True, "view": payloads.view(call.workspace, shown)}


METHODS = {
    "views.open": Method(open_view, decoded=("view",)),
    "views.push": Method(push_view, decoded=("view",)),
    "views.update": Method(update_view, decoded=("view",)),
    "views.publish": Method(publish_view, decoded=("view",)),
}
