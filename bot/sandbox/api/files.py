"""The Web API's files methods: the address to upload to, the completion once the bytes came, and what then is."""

from bot.sandbox.api.call import Call, Method
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.workspace import Channel, File, Message
from bot.sandbox.told import posting, shapes

LARGEST_FILE = 1_000_000_000  # bytes: documented


def upload_url(call: Call) -> Json:
    """Gives an address for the bytes of a new file (files.getUploadURLExternal)."""
    name, length = call.need("filename"), call.need("length")
    fits = length.isdecimal() and 0 < int(length) <= LARGEST_FILE
    if not fits:
        raise Refused("invalid_arguments", "[ERROR] length must be a number of bytes above 0")
    id_ = call.workspace.new_id("F")
    made = int(call.world.clock.now().timestamp())
    call.workspace.files[id_] = File(id_, name, int(length), made)
    return {"ok": True, "upload_url": f"{call.world.base_url}/upload/{call.workspace.id}-{id_}", "file_id": id_}


def complete_upload(call: Call) -> Json:
    """Gives files their titles, and shares them if a channel is named (files.completeUploadExternal)."""
    wanted = _wanted_files(call)
    files = [_uploaded(call, str(each.get("id"))) for each in wanted]
    channels = _channels_to_share_in(call)
    for file, each in zip(files, wanted, strict=True):
        file.title = each.get("title") or file.name
    for channel in channels:
        _share(call, files, channel)
    return {"ok": True, "files": [{"id": file.id, "title": file.title} for file in files]}


def _wanted_files(call: Call) -> list[Json]:
    listed = call.args.get("files")
    kinds = set(map(type, listed)) if isinstance(listed, list) else set()
    if kinds != {dict}:  # nothing, or something else than objects
        raise Refused("invalid_arguments", "[ERROR] missing required field: files")
    return list(call.args["files"])


def file_info(call: Call) -> Json:
    """Describes a file (files.info)."""
    file = _named_file(call)
    return {
        "ok": True,
        "file": shapes.file(call.workspace, file, call.world.base_url),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


def delete_file(call: Call) -> Json:
    """Removes a file, and shows in messages that had it that it is gone (files.delete)."""
    file = _named_file(call)
    del call.workspace.files[file.id]
    for message in call.workspace.messages:
        shared = [each["id"] for each in message.body.get("files", [])]
        if file.id in shared:
            _bury(call, message, file)
    return {"ok": True}


def _bury(call: Call, message: Message, file: File) -> None:
    left = [shared for shared in message.body["files"] if shared["id"] != file.id]
    message.body["files"] = [*left, {"id": file.id, "mode": "tombstone"}]
    readers = call.workspace.channels[message.channel].members
    call.world.live.tell({"type": "message", "channel": message.channel, "ts": message.ts}, readers)


def _uploaded(call: Call, id_: str) -> File:
    file = call.workspace.files.get(id_)
    if file is None:
        raise Refused("file_not_found")
    is_complete = file.content is not None and not file.title
    if not is_complete:
        raise Refused("file_update_failed")
    return file


def _channels_to_share_in(call: Call) -> list[Channel]:
    """The one in `channel_id`, or those in `channels`, where a person's id stands for their direct messages."""
    listed = call.args.get("channels") or call.args.get("channel_id") or ""
    return [_channel_to_share_in(call, key) for key in str(listed).split(",") if key]


def _channel_to_share_in(call: Call, key: str) -> Channel:
    is_person = key in call.workspace.people
    channel = call.workspace.direct(key) if is_person else call.workspace.channels.get(key)
    if channel is None:
        raise Refused("channel_not_found")
    if call.workspace.bot_user_id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _share(call: Call, files: list[File], channel: Channel) -> None:
    for file in files:
        file.channels.append(channel.id)
    shown = [shapes.file(call.workspace, file, call.world.base_url) for file in files]
    text = {"text": call.args.get("initial_comment") or ""}
    about = {"subtype": "file_share", "files": shown, "upload": True, "display_as_bot": False}
    body = posting.bot_message(call.world, call.workspace, text) | about
    thread = call.args.get("thread_ts") or None
    posting.post(call.world, call.workspace, channel.id, body, thread_ts=thread)


def _named_file(call: Call) -> File:
    """The file that the arguments name, once its upload was completed."""
    file = call.workspace.files.get(call.need("file"))
    if file is None:
        raise Refused("file_not_found")
    if not file.title:
        raise Refused("file_not_found")
    return file


METHODS = {
    "files.getUploadURLExternal": Method(upload_url),
    "files.completeUploadExternal": Method(complete_upload, decoded=("files",)),
    "files.info": Method(file_info),
    "files.delete": Method(delete_file),
}
