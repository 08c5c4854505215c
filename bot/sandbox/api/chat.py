"""The Web API's chat methods: messages that the app posts, changes and deletes."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.agreement import LONGEST_MARKDOWN
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.surfaces import check_message
from bot.sandbox.state.workspace import Channel, Message
from bot.sandbox.told import posting

LONGEST_TEXT = 40_000  # characters; Slack cuts what is longer: documented
LONGEST_UPDATE = 4_000  # characters: documented
CONTENT = ("blocks", "attachments", "metadata")


def post_message(call: Call) -> Json:
    """Posts a message in a channel, a thread, or the direct messages with somebody (chat.postMessage)."""
    channel = _channel_to_post_in(call)
    body = _body(call)
    message = posting.post(call.world, call.workspace, channel.id, body, thread_ts=call.args.get("thread_ts") or None)
    return {"ok": True, "channel": channel.id, "ts": message.ts, "message": message.body}


def post_ephemeral(call: Call) -> Json:
    """Posts a message that one member of the channel sees (chat.postEphemeral)."""
    channel = _channel_to_post_in(call)
    reader = call.args.get("user")
    if reader not in channel.members:
        raise Refused("user_not_in_channel")
    thread = call.args.get("thread_ts") or None
    message = posting.post(call.world, call.workspace, channel.id, _body(call), thread_ts=thread, reader=str(reader))
    return {"ok": True, "message_ts": message.ts}


def update(call: Call) -> Json:
    """Changes the bot's own message; what is not mentioned stays (chat.update)."""
    message = _own_message(call, "cant_update_message")
    if len(str(call.args.get("text", ""))) > LONGEST_UPDATE:
        raise Refused("msg_too_long")
    posting.change(call.world, call.workspace, message, _body(call) | _staying(message, _content(call)))
    text = message.body["text"]
    return {"ok": True, "channel": message.channel, "ts": message.ts, "text": text, "message": message.body}


def _staying(message: Message, args: Json) -> Json:
    """What an update leaves as it is: content that it does not mention, and what others did with the message."""
    unmentioned = [key for key in CONTENT if key not in args]  # empty ones take it away
    replies = [key for key in message.body if key.startswith("reply_")]
    kept = [*unmentioned, "thread_ts", "parent_user_id", "files", "reactions", *replies]
    return {key: message.body[key] for key in kept if key in message.body}


def delete(call: Call) -> Json:
    """Removes the bot's own message (chat.delete)."""
    message = _own_message(call, "cant_delete_message")
    posting.remove(call.world, call.workspace, message)
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def permalink(call: Call) -> Json:
    """Gives an address that names a message (chat.getPermalink)."""
    channel, ts = call.channel(), call.need("message_ts")
    if call.workspace.message(channel.id, ts) is None:
        raise Refused("message_not_found")
    link = f"{call.world.base_url}/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"ok": True, "channel": channel.id, "permalink": link}


def add_reaction(call: Call) -> Json:
    """Puts the bot's emoji on a message (reactions.add)."""
    channel, name = call.channel(), call.need("name").strip(":")
    message = call.workspace.message(channel.id, call.need("timestamp"))
    if message is None:
        raise Refused("message_not_found")
    me = call.workspace.bot_user_id
    reactions = {reaction["name"]: reaction for reaction in message.body.get("reactions", [])}
    before = reactions.pop(name, {"users": []})["users"]
    if me in before:
        raise Refused("already_reacted")
    reaction = {"name": name, "users": [*before, me], "count": len(before) + 1}
    message.body = message.body | {"reactions": [*reactions.values(), reaction]}
    call.world.live.tell({"type": "message", "channel": channel.id, "ts": message.ts}, channel.members)
    return {"ok": True}


def _channel_to_post_in(call: Call) -> Channel:
    channel = call.channel()
    is_closed = channel.is_im and "messages" not in call.world.app.tabs
    if is_closed:
        raise Refused("messages_tab_disabled")
    is_member = call.workspace.bot_user_id in channel.members
    is_open = not channel.is_private and "chat:write.public" in call.installation.scopes
    may_post = is_member or is_open
    if not may_post:
        raise Refused("not_in_channel")
    return channel


def _body(call: Call) -> Json:
    content = _content(call)
    check_message(content, call.near)
    text = str(content.get("text") or "")[:LONGEST_TEXT]
    return posting.bot_message(call.world, call.workspace, content | {"text": text})


def _content(call: Call) -> Json:
    """The arguments; `markdown_text`, which comes alone, as the block that shows it. Raises Refused."""
    markdown = call.args.get("markdown_text")
    if not markdown:
        return call.args
    others = call.args.get("text") or call.args.get("blocks")
    if others:
        raise Refused("markdown_text_conflict")
    if len(markdown) > LONGEST_MARKDOWN:
        raise Refused("msg_too_long")
    return call.args | {"text": markdown, "blocks": [{"type": "markdown", "text": markdown}]}


def _own_message(call: Call, otherwise: str) -> Message:
    channel = call.channel()
    message = call.workspace.message(channel.id, call.need("ts"))
    if message is None:
        raise Refused("message_not_found")
    if message.reader:
        raise Refused("message_not_found")  # an ephemeral one can't be changed
    if message.body.get("bot_id") != call.workspace.bot_id:
        raise Refused(otherwise)
    return message


METHODS = {
    "chat.postMessage": Method(post_message, decoded=CONTENT),
    "chat.postEphemeral": Method(post_ephemeral, decoded=CONTENT),
    "chat.update": Method(update, decoded=CONTENT),
    "chat.delete": Method(delete),
    "chat.getPermalink": Method(permalink),
    "reactions.add": Method(add_reaction),
}
