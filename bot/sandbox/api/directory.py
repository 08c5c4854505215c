"""The Web API's methods about who and what there is: auth, conversations, users."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.grants import Installation
from bot.sandbox.state.workspace import Channel, Person, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import shapes

MOST_TOGETHER = 8  # people in direct messages: documented


def say_who_calls(call: Call) -> Json:
    """Says whose token it is (auth.test)."""
    workspace = call.workspace
    return {
        "ok": True,
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": call.world.app.bot_name.lower(),
        "team_id": workspace.id,
        "user_id": workspace.bot_user_id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def open_conversation(call: Call) -> Json:
    """Gives the direct messages with one person, or with several together (conversations.open)."""
    channel = call.channel() if call.args.get("channel") else _with_people(call)
    shown = shapes.conversation(call.workspace, channel) if call.flag("return_im") else {"id": channel.id}
    return {"ok": True, "no_op": True, "already_open": True, "channel": shown}


def _with_people(call: Call) -> Channel:
    """The direct messages with those in `users`."""
    users = call.args.get("users") or ""
    listed = users if isinstance(users, list) else str(users).split(",")
    wanted = list(dict.fromkeys(filter(None, listed)))
    if not wanted:
        raise Refused("users_list_not_supplied")
    if len(wanted) > MOST_TOGETHER:
        raise Refused("too_many_users")
    for user in wanted:
        _check_reachable(call, user)
    if len(wanted) == 1:
        call.need_scope("im:write")
        return call.workspace.direct(wanted[0])
    call.need_scope("mpim:write")
    return call.workspace.group(wanted)


def _check_reachable(call: Call, user: str) -> None:
    person = call.workspace.people.get(user)
    if person is None:
        raise Refused("user_not_found")
    if person.deleted:
        raise Refused("user_disabled")


def conversation_info(call: Call) -> Json:
    """Describes a channel (conversations.info)."""
    channel = _readable(call)
    return {"ok": True, "channel": shapes.conversation(call.workspace, channel)}


def conversation_members(call: Call) -> Json:
    """Lists the ids of a channel's members (conversations.members)."""
    return _page(call, "members", list(_readable(call).members))


def user_info(call: Call) -> Json:
    """Describes a person, or the bot itself (users.info)."""
    if call.args.get("user") == call.workspace.bot_user_id:
        return {"ok": True, "user": shapes.app_user(call.workspace, call.world.app)}
    return {"ok": True, "user": describe(call.world, call.workspace, call.installation, call.person())}


def list_users(call: Call) -> Json:
    """Describes everybody, the bot itself last (users.list)."""
    everybody = call.workspace.people.values()
    people = [describe(call.world, call.workspace, call.installation, person) for person in everybody]
    now = int(call.world.clock.now().timestamp())
    answer = _page(call, "members", [*people, shapes.app_user(call.workspace, call.world.app)])
    return answer | {"cache_ts": now}


def describe(world: World, workspace: Workspace, installation: Installation, person: Person) -> Json:
    """Describes a person as this installation sees them at this moment: a status ends by itself."""
    moment: datetime = world.clock.now().astimezone(ZoneInfo(person.tz))
    if 0 < person.status_expiration <= moment.timestamp():
        person = replace(person, status_text="", status_emoji="", status_expiration=0)
    offset = moment.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    shape = shapes.user(workspace, person, zone=moment.tzname() or person.tz, offset=seconds)
    if "users:read.email" in installation.scopes:
        shape["profile"]["email"] = f"{person.name}@{workspace.domain}.example"
    return shape


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.need_scope(f"{channel.noun}:read")
    return channel


def _page(call: Call, key: str, items: list[Json] | list[str]) -> Json:
    """A part of a long list: `limit` of it, from where `cursor` says."""
    start, size = _number(call, "cursor"), _number(call, "limit") or len(items)
    following = str(start + size) if start + size < len(items) else ""
    return {"ok": True, key: items[start : start + size], "response_metadata": {"next_cursor": following}}


def _number(call: Call, name: str) -> int:
    text = str(call.args.get(name) or 0)
    if not text.isdecimal():
        raise Refused(f"invalid_{name}")
    return int(text)


METHODS = {
    "auth.test": Method(say_who_calls),
    "conversations.open": Method(open_conversation),
    "conversations.info": Method(conversation_info),
    "conversations.members": Method(conversation_members),
    "users.info": Method(user_info),
    "users.list": Method(list_users),
}
