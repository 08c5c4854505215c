"""Messages: put into a channel, changed, removed, and everybody told of it."""

from typing import Any

from bot.sandbox.rules.inputs import blocks_in
from bot.sandbox.rules.json import Json
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.workspace import Message, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads, shapes
from bot.sandbox.told.events import tell_of_message

CONTENT = ("text", "blocks", "attachments", "metadata")


def bot_message(world: World, workspace: Workspace, args: Json) -> Json:
    """Makes the body of a message by the bot, from what the app sent."""
    content = {key: args[key] for key in CONTENT if args.get(key)}
    content["text"] = str(content.get("text", ""))
    if "blocks" in content:
        content["blocks"] = with_ids(workspace, content["blocks"])
    return {
        "user": workspace.bot_user_id,
        "type": "message",
        "bot_id": workspace.bot_id,
        "app_id": APP_ID,
        "team": workspace.id,
        "bot_profile": shapes.bot(workspace, world.app) | {"team_id": workspace.id},
        **content,
    }


def with_ids(workspace: Workspace, blocks: list[Json]) -> list[Json]:
    """Gives the blocks as Slack keeps them: all with ids of their own, and texts made explicit."""
    return [_with_id(workspace, explicit(block)) for block in blocks]


def explicit(part: Any) -> Any:
    """Lets text objects say whether they show emoji and whether they are left verbatim."""
    if isinstance(part, list):
        return [explicit(each) for each in part]
    if not isinstance(part, dict):
        return part
    defaults = {"plain_text": {"emoji": True}, "mrkdwn": {"verbatim": False}}.get(str(part.get("type")), {})
    return defaults | {key: explicit(value) for key, value in part.items()}


def _with_id(workspace: Workspace, block: Json) -> Json:
    block["block_id"] = block.get("block_id") or workspace.new_id("b")
    inside = [block.get("accessory"), block.get("element"), *block.get("actions", [])]
    if block["type"] in ("actions", "context_actions"):
        inside += block["elements"]
    for element in filter(None, inside):
        if element["type"] != "image":
            element["action_id"] = element.get("action_id") or workspace.new_id("a")
    for child in blocks_in(block):
        _with_id(workspace, child)
    return block


def post(
    world: World, workspace: Workspace, channel: str, body: Json, *, thread_ts: str | None = None, reader: str = ""
) -> Message:
    """Puts a message into a channel, or with `reader` before the eyes of one person."""
    body = body | {"ts": workspace.stamp(world.clock.now())}
    if thread_ts:
        body["thread_ts"] = thread_ts
        parent = None if reader else workspace.message(channel, thread_ts)
        if parent:
            body["parent_user_id"] = parent.body["user"]
            _count_reply(parent, body)
    message = Message(channel, body, reader or None)
    workspace.messages.append(message)
    if not reader:
        workspace.mark_unread(channel, body["user"])
        world.live.tell({"type": "unread"})
    _tell(world, workspace, message)
    tell_of_message(world, workspace, message)
    return message


def change(world: World, workspace: Workspace, message: Message, body: Json) -> None:
    """Changes a message in its place."""
    previous, now = message.body, workspace.stamp(world.clock.now())
    message.body = body | {"ts": message.ts}
    if not message.reader:
        message.body["edited"] = {"user": workspace.bot_user_id, "ts": now}
    _tell(world, workspace, message)
    changed = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": now}
    tell_of_message(
        world, workspace, message, changed | {"message": message.body, "previous_message": previous, "event_ts": now}
    )


def remove(world: World, workspace: Workspace, message: Message) -> None:
    """Takes a message away."""
    workspace.messages.remove(message)
    _tell(world, workspace, message)
    removed = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": payloads.action_ts()}
    tell_of_message(world, workspace, message, removed | {"deleted_ts": message.ts, "previous_message": message.body})


def _count_reply(parent: Message, reply: Json) -> None:
    users = [*dict.fromkeys([*parent.body.get("reply_users", []), reply["user"]])]
    parent.body = parent.body | {
        "thread_ts": parent.ts,
        "reply_count": parent.body.get("reply_count", 0) + 1,
        "reply_users_count": len(users),
        "reply_users": users,
        "latest_reply": reply["ts"],
    }


def _tell(world: World, workspace: Workspace, message: Message) -> None:
    readers = [message.reader] if message.reader else workspace.channels[message.channel].members
    world.live.tell({"type": "message", "channel": message.channel, "ts": message.ts}, readers)
