"""The shapes in which Slack tells an app what people did, and in which its answers speak of people and things."""

import secrets
import time
from copy import deepcopy
from functools import cache
from pathlib import Path
from urllib.parse import quote

import yaml

from bot.sandbox.rules.json import Json
from bot.sandbox.state.slack_app import APP_ID, SlackApp
from bot.sandbox.state.workspace import Channel, File, Message, Person, View, Workspace

VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105 - Slack sends this old token still; apps ignore it

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


def action_ts() -> str:
    return f"{time.time():.6f}"


def team(workspace: Workspace) -> Json:
    return {"id": workspace.id, "domain": workspace.domain}


def who(workspace: Workspace, person: Person) -> Json:
    return {"id": person.id, "username": person.name, "name": person.name, "team_id": workspace.id}


def interaction(kind: str, workspace: Workspace, person: Person) -> Json:
    """What every interactive payload has."""
    return {
        "type": kind,
        "team": team(workspace),
        "user": who(workspace, person),
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def command(workspace: Workspace, person: Person, channel: Channel) -> dict[str, str]:
    """What a slash command's form has, but for command, text, trigger_id and response_url."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
    }


def channel_name(channel: Channel) -> str:
    return "directmessage" if channel.is_im else channel.name


def container(workspace: Workspace, place: Message | View) -> Json:
    """Where on the screen an element stood that was used: a message, which is told too, or a view."""
    if isinstance(place, View):
        return {"container": {"type": "view", "view_id": place.id}}
    where = {
        "type": "message",
        "message_ts": place.ts,
        "channel_id": place.channel,
        "is_ephemeral": place.reader is not None,
    }
    if thread := place.body.get("thread_ts"):
        where["thread_ts"] = thread
    shown = {} if place.reader else {"message": place.body}
    return {"container": where, "channel": channel_reference(workspace, place), **shown}


def channel_reference(workspace: Workspace, message: Message) -> Json:
    return {"id": message.channel, "name": channel_name(workspace.channels[message.channel])}


def view(workspace: Workspace, shown: View, state: Json | None = None) -> Json:
    """A view as Slack gives it back: what the app sent, and what Slack knows of it."""
    body = shown.body
    return {
        "id": shown.id,
        "team_id": workspace.id,
        "type": body["type"],
        "blocks": shown.blocks,
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "state": {"values": state or {}},
        "hash": shown.hash,
        "title": body.get("title", {"type": "plain_text", "text": "View Title", "emoji": True}),
        "clear_on_close": body.get("clear_on_close", False),
        "notify_on_close": body.get("notify_on_close", False),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "previous_view_id": shown.previous,
        "root_view_id": shown.root,
        "app_id": APP_ID,
        "external_id": body.get("external_id", ""),
        "app_installed_team_id": workspace.id,
        "bot_id": workspace.bot_id,
    }


def event_callback(workspace: Workspace, event: Json) -> Json:
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.id,
        "context_team_id": workspace.id,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.id,
                "user_id": workspace.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": secrets.token_urlsafe(24),
    }


def bot(workspace: Workspace, app: SlackApp) -> Json:
    """The bot as the profile in its messages has it."""
    names = {"id": workspace.bot_id, "app_id": APP_ID, "user_id": workspace.bot_user_id, "name": app.bot_name}
    return shape("bot") | names


def app_user(workspace: Workspace, app: SlackApp) -> Json:
    """The bot as users.info has it."""
    itself = Person(workspace.bot_user_id, app.bot_name.lower(), app.bot_name, "", "America/Los_Angeles", "757575")
    whole = user(workspace, itself, zone="Pacific Standard Time", offset=-28800)
    profile = {"api_app_id": APP_ID, "bot_id": workspace.bot_id, "always_active": False}
    return whole | {"is_bot": True, "profile": whole["profile"] | profile}


def user(workspace: Workspace, person: Person, *, zone: str, offset: int) -> Json:
    """Somebody as users.info has them; `zone` is the name and `offset` the seconds of their local time now."""
    first, _, last = person.real_name.partition(" ")
    names = dict.fromkeys(("real_name", "real_name_normalized"), person.real_name)
    names |= dict.fromkeys(("display_name", "display_name_normalized"), person.name)
    profile = {"title": person.title, "first_name": first, "last_name": last, "team": workspace.id} | names
    return shape("user") | {
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


def conversation(workspace: Workspace, channel: Channel) -> Json:
    common = shape("conversation") | {
        "id": channel.id,
        "is_im": channel.is_im,
        "context_team_id": workspace.id,
    }
    if channel.is_im:
        person = next(member for member in channel.members if member != workspace.bot_user_id)
        return common | shape("im") | {"user": person}
    described = {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_private": channel.is_private,
        "is_general": channel.name == "general",
        "is_member": workspace.bot_user_id in channel.members,
        "creator": next(iter(workspace.people)),
        "num_members": len(channel.members),
    }
    return common | shape("channel") | described


def file(workspace: Workspace, stored: File, base_url: str) -> Json:
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
    return MIME_TYPES.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream")


def shape(name: str) -> Json:
    return deepcopy(_shapes()[name])


@cache
def _shapes() -> dict[str, Json]:
    """What is constant in the shapes, read once."""
    read: dict[str, Json] = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text())
    return read
