"""The shapes in which Slack speaks of people, conversations, files and the bot itself."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from urllib.parse import quote

import yaml

from bot.sandbox.rules.json import Json
from bot.sandbox.state.slack_app import APP_ID, SlackApp
from bot.sandbox.state.workspace import Channel, File, Person, Workspace

FILE_TYPES = {"md": "markdown", "txt": "text", "jpeg": "jpg"}
MIME_TYPES = {
    "md": "text/markdown",
    "txt": "text/plain",
    "csv": "text/csv",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def bot(workspace: Workspace, app: SlackApp) -> Json:
    """Describes the bot as the profile in its messages does."""
    names = {"id": workspace.bot_id, "app_id": APP_ID, "user_id": workspace.bot_user_id, "name": app.bot_name}
    return shape("bot") | names


def app_user(workspace: Workspace, app: SlackApp) -> Json:
    """Describes the bot as users.info does."""
    itself = Person(workspace.bot_user_id, app.bot_name.lower(), app.bot_name, "", "America/Los_Angeles", "757575")
    whole = user(workspace, itself, zone="Pacific Standard Time", offset=-28800)
    profile = {"api_app_id": APP_ID, "bot_id": workspace.bot_id, "always_active": False}
    return whole | {"is_bot": True, "profile": whole["profile"] | profile}


def user(workspace: Workspace, person: Person, *, zone: str, offset: int) -> Json:
    """Describes a person as users.info does; `zone` is the name and `offset` the seconds of their local time now."""
    first, _, last = person.real_name.partition(" ")
    names = dict.fromkeys(("real_name", "real_name_normalized"), person.real_name)
    names |= dict.fromkeys(("display_name", "display_name_normalized"), person.name)
    status = {key: getattr(person, key) for key in ("status_text", "status_emoji", "status_expiration")}
    profile = {"title": person.title, "first_name": first, "last_name": last, "team": workspace.id} | names | status
    whole = shape("user") | {
        "deleted": person.deleted,
        "id": person.id,
        "team_id": person.home or workspace.id,
        "is_restricted": bool(person.guest),
        "is_ultra_restricted": person.guest == "ultra_restricted",
        "name": person.name,
        "color": person.color,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": zone,
        "tz_offset": offset,
        "profile": shape("profile") | profile,
    }
    hidden = shape("deactivated")["hides"] if person.deleted else []
    return {key: value for key, value in whole.items() if key not in hidden}


def conversation(workspace: Workspace, channel: Channel) -> Json:
    """Describes a channel, or direct messages, as conversations.info does."""
    common = shape("conversation") | {
        "id": channel.id,
        "is_im": channel.is_im,
        "context_team_id": workspace.id,
    }
    if channel.is_im:
        person = next(member for member in channel.members if member != workspace.bot_user_id)
        return common | shape("im") | {"user": person, "is_user_deleted": workspace.people[person].deleted}
    described = {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_mpim": channel.is_mpim,
        "is_private": channel.is_private,
        "is_general": channel.name == "general",
        "is_member": workspace.bot_user_id in channel.members,
        "creator": next(iter(workspace.people)),
        "num_members": len(channel.members),
    }
    return common | shape("channel") | described


def file(workspace: Workspace, stored: File, base_url: str) -> Json:
    """Describes a file as files.info does; its addresses begin with `base_url`."""
    ending = stored.name.rsplit(".", 1)[-1].lower() if "." in stored.name else "text"
    url = f"{base_url}/files/{workspace.id}-{stored.id}"
    direct = [id_ for id_ in stored.channels if workspace.channels[id_].is_im]
    return shape("file") | {
        "id": stored.id,
        "created": stored.made,
        "timestamp": stored.made,
        "name": stored.name,
        "title": stored.title or stored.name,
        "mimetype": mime_type(stored.name),
        "filetype": FILE_TYPES.get(ending, ending),
        "pretty_type": ending.upper(),
        "user": workspace.bot_user_id,
        "user_team": workspace.id,
        "size": stored.length,
        "is_public": any(not workspace.channels[id_].is_private for id_ in stored.channels),
        "url_private": f"{url}/{quote(stored.name)}",
        "url_private_download": f"{url}/download/{quote(stored.name)}",
        "permalink": f"{url}/{quote(stored.name)}",
        "channels": [id_ for id_ in stored.channels if id_ not in direct],
        "ims": direct,
    }


def mime_type(name: str) -> str:
    """Gives the type of a file, by the end of its name."""
    return MIME_TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def shape(name: str) -> Json:
    """Copies the part of a shape that is the same for everybody."""
    return deepcopy(_shapes()[name])


@cache
def _shapes() -> dict[str, Json]:
    """What is constant in the shapes, read once."""
    read: dict[str, Json] = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text("utf-8"))
    return read
