"""What Slack's payloads look like: the one place that knows, and makes acts of them."""

import hashlib
import html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from bot.core.plain.text import clean
from bot.gateway.acts import AnyAct, Choice, Command, Form, Mentioned, Opened, Press, Search, Submission, Words
from bot.slack.client import SlackClient

Payload = Mapping[str, Any]
Who = tuple[str, str, SlackClient, str]  # workspace, person, client, repeat key: what every act begins with
PICKED = ("value", "selected_user", "selected_date", "selected_time")
LEADING_MENTION = re.compile(r"\A<@\w+(?:\|[^>]*)?>\s*")
GOVERNMENT = ".slack-gov.com/"  # in the address of a response, where Slack's government cloud asks
LONGEST_TYPED = 4_000  # characters that are read: no field takes so many, and tidying 40,000 accents takes 0.8 s


def read_act(body: Payload, workspace_id: str, slack: SlackClient) -> AnyAct | None:
    """Reads the act in a payload; None where a payload tells of nothing that the bot listens to.

    Raises MALFORMED for what Slack would not send.
    """
    who = (workspace_id, read_person_id(body), slack, read_repeat_key(body))
    match body.get("type"):
        case "event_callback":
            return read_event(body["event"], who)
        case "block_actions":
            return read_action(body, who)
        case "view_submission":
            view = body["view"]
            return Submission(*who, named(view["callback_id"]), read_form(view))
        case "block_suggestion":
            metadata = (body.get("view") or {}).get("private_metadata", "")
            return Search(*who, base_name(body["action_id"]), typed(body.get("value") or ""), metadata)
        case "app_rate_limited":
            return None
    return read_command(body, who)


def read_command(body: Payload, who: Who) -> Command:
    """Reads a typed command: the only payload without a type."""
    return Command(
        *who,
        name=named(body["command"]),
        text=typed(body.get("text") or ""),
        channel_id=body.get("channel_id", ""),
        trigger_id=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        app_url=read_app_url(body),
    )


def read_app_url(body: Payload) -> str:
    """Finds where the app's messages open: docs.slack.dev/interactivity/deep-linking; "" where no app is named."""
    app_id = body.get("api_app_id")
    if not app_id:
        return ""
    team = body.get("team") or {}
    address = {"app": app_id, "team": body.get("team_id") or team.get("id", "")}
    host = "slack-gov.com" if GOVERNMENT in body.get("response_url", "") else "slack.com"
    return f"https://{host}/app_redirect?{urlencode(address)}"


def read_action(body: Payload, who: Who) -> Press | Choice:
    """Reads what was pressed: in an open form it is a choice, in a message or on Home a press."""
    name, value = read_name_and_value(body["actions"][0])
    trigger_id = body.get("trigger_id", "")
    view = body.get("view") or {}
    if view.get("type") == "modal":
        return Choice(*who, name, value, read_form(view), trigger_id)
    channel = body.get("channel") or {}
    thread_ts = (body.get("container") or {}).get("thread_ts", "")
    where = channel.get("id", ""), trigger_id, body.get("response_url", ""), read_app_url(body)
    return Press(*who, name, value, *where, thread_ts)


def read_name_and_value(action: Payload) -> tuple[str, str]:
    """Reads which action was taken, and with what; each item of a menu names its own, before its value."""
    value = chosen(action) or ""
    if action.get("type") == "overflow":
        name, _, value = value.partition(" ")
        return name, value
    return base_name(action["action_id"]), value


def read_event(event: Payload, who: Who) -> Words | Mentioned | Opened | None:
    """Reads a person's own words in a DM or to the bot in a channel, or that they opened Home.

    Other tabs, edits, files and bots are let be.
    """
    match event["type"]:
        case "app_home_opened" if event.get("tab") == "home":
            return Opened(*who)
        case "message" if is_own_words(event):
            text = typed(event["text"])
            return Words(*who, text, event.get("channel", ""), event.get("ts", ""), event.get("thread_ts", ""))
        case "app_mention" if not is_another(event):
            text = LEADING_MENTION.sub("", typed(event.get("text") or ""))
            return Mentioned(*who, text, event.get("channel", ""), event.get("thread_ts", ""))
    return None


def is_own_words(event: Payload) -> bool:
    """Tells whether a message event is what a person typed into their DM with the bot."""
    is_direct = event.get("channel_type") == "im"
    text = typed(event.get("text") or "")
    return is_direct and not is_another(event) and bool(text)


def is_another(event: Payload) -> bool:
    """Tells whether a message is none that a person typed just now: an edit, a file, a bot's."""
    return any(event.get(key) for key in ("subtype", "bot_id", "edited"))


def read_person_id(body: Payload) -> str:
    """Finds who acted: Slack has them in three places."""
    user = body.get("user") or {}
    event = body.get("event") or {}
    return str(body.get("user_id") or user.get("id") or event.get("user") or "")


def read_repeat_key(body: Payload) -> str:
    """Finds what Slack's repeated deliveries of one act have in common; docs.slack.dev/apis/events-api#retries.

    Of a form that is also what is in it: who could not know that it was stored may have changed it meanwhile.
    """
    if body.get("type") == "view_submission":
        view = body["view"]
        content = json.dumps(view.get("state"), sort_keys=True).encode()
        return f"{view.get('id')} {view.get('hash')} {hashlib.sha256(content).hexdigest()[:16]}"
    return str(body.get("event_id") or body.get("trigger_id") or "")


def read_form(view: Payload) -> Form:
    """Reads a form and what is filled in."""
    values = {}
    for block, elements in view.get("state", {}).get("values", {}).items():
        for element in elements.values():
            values[base_name(block)] = read_value(element)
    return Form(
        id=view["id"],
        hash=view.get("hash", ""),
        metadata=view.get("private_metadata", ""),
        values=values,
        blocks=[block["block_id"] for block in view.get("blocks", []) if block.get("type") == "input"],
    )


def named(name: Any) -> str:
    """Gives a name that Slack sent, which goes into the log. Raises TypeError for what is no text."""
    if isinstance(name, str):
        return name
    raise TypeError("a name is text")


def base_name(id_: str) -> str:
    """Cuts an id before its ":", which keeps elements of one kind apart: "level.show" of "level.show:3"."""
    return id_.partition(":")[0]


def read_value(element: Payload) -> str | list[str] | None:
    """Reads an element of a form: text, an option's value, a person's id, a date, a time, or several of them."""
    if "selected_options" in element:
        options = element["selected_options"] or []
        return [option["value"] for option in options]
    if element.get("value"):
        return typed(element["value"])
    return chosen(element)


def chosen(element: Payload) -> str | None:
    """Reads what was chosen with one element: a button's value, or the choice in a select, picker or radio button."""
    option = element.get("selected_option")
    if option:
        return str(option["value"])
    values = (element.get(key) for key in PICKED)
    return next((str(value) for value in values if value), None)


def typed(text: str) -> str:
    """Gives the beginning of what a person typed: Slack escapes it on the way in, and it is kept unescaped."""
    if "&" in text:
        text = html.unescape(text)
    return clean(text.strip()[:LONGEST_TYPED])
