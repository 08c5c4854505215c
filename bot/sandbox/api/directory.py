"""The Web API's methods about who and what there is: auth, conversations, users, team, bots."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.rates import Rate
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.workspace import Channel, Person
from bot.sandbox.told import payloads

NOUNS = {"public_channel": "channels", "private_channel": "groups", "im": "im"}  # types of conversation, in scopes
READ = ("channels:read", "groups:read", "im:read", "mpim:read")
HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def say_who_calls(call: Call) -> Json:
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
    users = [user for user in str(call.args.get("users") or "").split(",") if user]
    channel = call.channel() if call.args.get("channel") else None
    if channel is None:
        if len(users) != 1:
            raise Refused("users_list_not_supplied" if not users else "not_enough_users")
        if users[0] not in call.workspace.people:
            raise Refused("user_not_found")
        channel = call.workspace.direct(users[0])
    shown = payloads.conversation(call.workspace, channel) if call.flag("return_im") else {"id": channel.id}
    return {"ok": True, "no_op": True, "already_open": True, "channel": shown}


def conversation_info(call: Call) -> Json:
    channel = _readable(call)
    return {"ok": True, "channel": payloads.conversation(call.workspace, channel)}


def conversation_members(call: Call) -> Json:
    return _page(call, "members", list(_readable(call).members))


def list_conversations(call: Call) -> Json:
    nouns = [NOUNS.get(kind) for kind in str(call.args.get("types") or "public_channel").split(",")]
    for noun in filter(None, nouns):
        call.need_scope(f"{noun}:read")
    visible = [
        channel
        for channel in call.workspace.channels.values()
        if channel.noun in nouns and (not channel.is_private or call.workspace.bot_user_id in channel.members)
    ]
    return _page(call, "channels", [payloads.conversation(call.workspace, channel) for channel in visible])


def replies(call: Call) -> Json:
    channel, ts = call.channel(), call.need("ts")
    call.need_scope(f"{channel.noun}:history")
    if call.workspace.bot_user_id not in channel.members:
        raise Refused("not_in_channel")
    thread = [
        _without_metadata(call, message.body)
        for message in call.workspace.messages
        if message.channel == channel.id and not message.reader and ts in (message.ts, message.body.get("thread_ts"))
    ]
    if not thread:
        raise Refused("thread_not_found")
    return {"ok": True, "messages": thread, "has_more": False}


def user_info(call: Call) -> Json:
    if call.args.get("user") == call.workspace.bot_user_id:
        return {"ok": True, "user": payloads.app_user(call.workspace, call.world.app)}
    return {"ok": True, "user": _user(call, call.person())}


def list_users(call: Call) -> Json:
    people = [_user(call, person) for person in call.workspace.people.values()]
    now = int(call.world.clock.now().timestamp())
    answer = _page(call, "members", [*people, payloads.app_user(call.workspace, call.world.app)])
    return answer | {"cache_ts": now}


def team_info(call: Call) -> Json:
    workspace = call.workspace
    about = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain, "email_domain": "", "icon": {}}
    return {"ok": True, "team": about}


def bot_info(call: Call) -> Json:
    if call.args.get("bot") not in (None, call.workspace.bot_id):
        raise Refused("bot_not_found")
    return {"ok": True, "bot": payloads.bot(call.workspace, call.world.app)}


def _user(call: Call, person: Person) -> Json:
    moment: datetime = call.world.clock.now().astimezone(ZoneInfo(person.tz))
    offset = moment.utcoffset()
    seconds = int(offset.total_seconds()) if offset else 0
    shape = payloads.user(call.workspace, person, zone=moment.tzname() or person.tz, offset=seconds)
    if "users:read.email" in call.installation.scopes:
        shape["profile"]["email"] = f"{person.name}@{call.workspace.domain}.example"
    return shape


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.need_scope(f"{channel.noun}:read")
    return channel


def _without_metadata(call: Call, body: Json) -> Json:
    if call.flag("include_all_metadata"):
        return body
    return {key: value for key, value in body.items() if key != "metadata"}


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
    "auth.test": Method(say_who_calls, Rate(600)),
    "conversations.open": Method(open_conversation, Rate(50), ("im:write", "mpim:write")),
    "conversations.info": Method(conversation_info, Rate(50), READ),
    "conversations.members": Method(conversation_members, Rate(100), READ),
    "conversations.list": Method(list_conversations, Rate(20), READ),
    "conversations.replies": Method(replies, Rate(50), HISTORY),
    "users.info": Method(user_info, Rate(100), ("users:read",)),
    "users.list": Method(list_users, Rate(20), ("users:read",)),
    "team.info": Method(team_info, Rate(50), ("team:read",)),
    "bots.info": Method(bot_info, Rate(50), ("users:read",)),
}
