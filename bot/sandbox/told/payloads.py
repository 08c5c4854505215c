"""The shapes in which Slack tells an app what people did."""

import secrets
import time

from bot.sandbox.rules.json import Json
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.workspace import Channel, Message, Person, View, Workspace

VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105 - Slack sends this old token still; apps ignore it


def action_ts() -> str:
    """Makes a stamp for something that was done now, by real time."""
    return f"{time.time():.6f}"


def team(workspace: Workspace) -> Json:
    """Names a workspace, as interactive payloads do."""
    return {"id": workspace.id, "domain": workspace.domain}


def who(workspace: Workspace, person: Person) -> Json:
    """Names a person, as interactive payloads do."""
    return {"id": person.id, "username": person.name, "name": person.name, "team_id": workspace.id}


def interaction(kind: str, workspace: Workspace, person: Person) -> Json:
    """Makes the part that every interactive payload has."""
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
    """Makes a slash command's form, but for command, text, trigger_id and response_url."""
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
    """Gives the name that payloads have for a channel."""
    return "directmessage" if channel.is_im else channel.name


def container(workspace: Workspace, place: Message | View) -> Json:
    """Says where on the screen an element stood that was used: in a message, which is told too, or in a view."""
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
    """Names the channel of a message, by id and name."""
    return {"id": message.channel, "name": channel_name(workspace.channels[message.channel])}


def view(workspace: Workspace, shown: View, state: Json | None = None) -> Json:
    """Gives a view as Slack gives it back: what the app sent, and what Slack knows of it."""
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


def app_rate_limited(workspace: Workspace, minute: int) -> Json:
    """Says that there were more events in a minute than the app is told of; seconds since 1970."""
    return {
        "token": VERIFICATION_TOKEN,
        "type": "app_rate_limited",
        "team_id": workspace.id,
        "minute_rate_limited": minute,
        "api_app_id": APP_ID,
    }


def event_callback(workspace: Workspace, event: Json) -> Json:
    """Puts an event into the envelope that it comes in."""
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
