"""The bytes of files: they come to the address that was given out, and go to who may read them."""

from itertools import chain
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.sandbox.api import door
from bot.sandbox.api.door import Outcome
from bot.sandbox.state.workspace import File, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import shapes

NO_UPLOAD = "There is no upload to this address."
NO_FILE = "There is no such file."


async def take_upload(world: World, request: Request) -> Response:
    """Takes the bytes of a file, as the body or as a form's `file`, once and of the length that was announced."""
    place = _by_key(world, request.path_params["key"])
    if place is None:
        return PlainTextResponse(NO_UPLOAD, 404)
    _, file = place
    if file.content is not None:
        return PlainTextResponse(NO_UPLOAD, 404)
    content = await _content(request)
    about = {"file_id": file.id, "bytes": len(content)}
    return await door.serve(world, "upload", "POST upload", about, lambda: _receive(file, content))


async def give_download(world: World, request: Request) -> Response:
    """Gives a file's bytes to the app, by its token, or to a person (`as`) who can see the file."""
    place = _by_key(world, request.path_params["key"])
    if place is None:
        return PlainTextResponse(NO_FILE, 404)
    workspace, file = place
    if file.content is None:
        return PlainTextResponse(NO_FILE, 404)
    may_read = _is_app(world, workspace, request) or request.query_params.get("as") in _readers(workspace, file)
    if not may_read:
        return PlainTextResponse("This file is not yours to read.", 403)
    headers = {"Content-Security-Policy": "sandbox"}
    if request.path_params["name"].startswith("download/"):
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return Response(file.content, media_type=shapes.mime_type(file.name), headers=headers)


def _is_app(world: World, workspace: Workspace, request: Request) -> bool:
    installed = world.installation(workspace)
    return installed is not None and request.headers.get("authorization") == f"Bearer {installed.token}"


def _readers(workspace: Workspace, file: File) -> set[str]:
    """Everybody in the channels that the file was shared in."""
    members = [workspace.channels[channel].members for channel in file.channels]
    return set(chain.from_iterable(members))


async def _content(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    async with request.form() as form:
        part = next(iter(form.values()), "")
        return await part.read() if isinstance(part, UploadFile) else part.encode()


def _receive(file: File, content: bytes) -> Outcome:
    if len(content) != file.length:
        return Outcome({"ok": False}, 400, refused=f"{file.length} bytes were announced, {len(content)} came")
    file.content = content
    return Outcome()


def _by_key(world: World, key: str) -> tuple[Workspace, File] | None:
    """The file that an address names, and its workspace."""
    team, _, id_ = key.partition("-")
    workspace = world.workspaces.get(team)
    if workspace is None:
        return None
    file = workspace.files.get(id_)
    return (workspace, file) if file else None
