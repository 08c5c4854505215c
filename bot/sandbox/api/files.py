"""Files: the address to upload to, the bytes, the completion, and the download, in that order."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.sandbox.api import door, posting
from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.door import Outcome
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.rates import Rate
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.workspace import Channel, File, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import shapes

LARGEST = 1_000_000_000  # bytes


def upload_url(call: Call) -> Json:
    name, length = call.need("filename"), call.need("length")
    if not length.isdecimal() or not 0 < int(length) <= LARGEST:
        raise Refused("invalid_arguments", "[ERROR] length must be a number of bytes above 0")
    id_ = call.workspace.new_id("F")
    made = int(call.world.clock.now().timestamp())
    call.workspace.files[id_] = File(id_, name, int(length), made)
    return {"ok": True, "upload_url": f"{call.world.base_url}/upload/{call.workspace.id}-{id_}", "file_id": id_}


def complete_upload(call: Call) -> Json:
    wanted = call.args.get("files")
    if not isinstance(wanted, list) or not wanted or not all(isinstance(each, dict) for each in wanted):
        raise Refused("invalid_arguments", "[ERROR] missing required field: files")
    files = [_uploaded(call, str(each.get("id"))) for each in wanted]
    channel = _channel_to_share_in(call) if call.args.get("channel_id") else None
    for file, each in zip(files, wanted, strict=True):
        file.title = each.get("title") or file.name
    if channel:
        _share(call, files, channel)
    return {"ok": True, "files": [{"id": file.id, "title": file.title} for file in files]}


def file_info(call: Call) -> Json:
    file = _found(call)
    return {
        "ok": True,
        "file": shapes.file(call.workspace, file, call.world.base_url),
        "comments": [],
        "response_metadata": {"next_cursor": ""},
    }


def delete_file(call: Call) -> Json:
    file = _found(call)
    del call.workspace.files[file.id]
    for message in list(call.workspace.messages):
        left = [each for each in message.body.get("files", []) if each["id"] != file.id]
        if len(left) < len(message.body.get("files", [])):
            message.body["files"] = [*left, {"id": file.id, "mode": "tombstone"}]
            readers = call.workspace.channels[message.channel].members
            call.world.live.tell({"type": "message", "channel": message.channel, "ts": message.ts}, readers)
    return {"ok": True}


async def take_upload(world: World, request: Request) -> Response:
    """The bytes, as the body or as a form's `file`, once and of the length that was announced."""
    workspace, file = _by_key(world, request.path_params["key"])
    if workspace is None or file is None or file.content is not None:
        return PlainTextResponse("There is no upload to this address.", 404)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with request.form() as form:
            part = next(iter(form.values()), b"")
            content = part.encode() if isinstance(part, str) else await part.read()  # type: ignore[union-attr]
    else:
        content = await request.body()
    about = {"file_id": file.id, "bytes": len(content)}
    return await door.serve(world, "upload", "POST upload", about, lambda: _receive(file, content))


async def give_download(world: World, request: Request) -> Response:
    """A file's bytes, to the app by its token or to a person (`as`) who can see the file."""
    workspace, file = _by_key(world, request.path_params["key"])
    if workspace is None or file is None or file.content is None:
        return PlainTextResponse("There is no such file.", 404)
    installed = world.installation(workspace)
    by_app = installed is not None and request.headers.get("authorization") == f"Bearer {installed.token}"
    readers = {member for channel in file.channels for member in workspace.channels[channel].members}
    if not by_app and request.query_params.get("as") not in readers:
        return PlainTextResponse("This file is not yours to read.", 403)
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    if request.path_params["name"].startswith("download/"):
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return Response(file.content, media_type=shapes.mime_type(file.name), headers=headers)


def _receive(file: File, content: bytes) -> Outcome:
    if len(content) != file.length:
        return Outcome({"ok": False}, 400, refused=f"{file.length} bytes were announced, {len(content)} came")
    file.content = content
    return Outcome()


def _uploaded(call: Call, id_: str) -> File:
    file = call.workspace.files.get(id_)
    if file is None or file.content is None or file.title:
        raise Refused("file_not_found" if file is None else "file_update_failed")
    return file


def _channel_to_share_in(call: Call) -> Channel:
    channel = call.workspace.channels.get(str(call.args["channel_id"]))
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
    body = posting.bot_message(call.world, call.workspace, text) | {"files": shown, "upload": True}
    thread = call.args.get("thread_ts") or None
    posting.post(call.world, call.workspace, channel.id, body, thread_ts=thread)


def _found(call: Call) -> File:
    file = call.workspace.files.get(call.need("file"))
    if file is None or not file.title:
        raise Refused("file_not_found")
    return file


def _by_key(world: World, key: str) -> tuple[Workspace | None, File | None]:
    team, _, id_ = key.partition("-")
    workspace = world.workspaces.get(team)
    return workspace, workspace.files.get(id_) if workspace else None


METHODS = {
    "files.getUploadURLExternal": Method(upload_url, Rate(100), ("files:write",)),
    "files.completeUploadExternal": Method(complete_upload, Rate(100), ("files:write",), decoded=("files",)),
    "files.info": Method(file_info, Rate(100), ("files:read",)),
    "files.delete": Method(delete_file, Rate(50), ("files:write",)),
}
