"""The Slack app manifest, made from the routes: what the bot listens to is what Slack is asked to send."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.core.plain.commands import Commands
from bot.gateway.acts import Mentioned, Opened, Words
from bot.gateway.routes import CommandRoute, Route

NAME = "Progression"
SCOPES = ["chat:write", "commands", "files:write", "im:history", "im:write", "users:read"]
OPTIONAL_SCOPES = ["app_mentions:read"]  # whoever installs the bot may leave them out
EVENTS = {Words: "message.im", Mentioned: "app_mention", Opened: "app_home_opened"}  # by the act that it tells of


def make_manifest(routes: Iterable[Route[Any]], commands: Commands, url: str | None = None) -> dict[str, Any]:
    """Makes what is pasted at api.slack.com/apps. With the `url` of the bot Slack uses HTTP, else Socket Mode."""
    routes = list(routes)
    request_url = f"{url.rstrip('/')}/slack/events" if url else ""
    return {
        "display_information": {
            "name": NAME,
            "description": "What each level expects, evidence once a week, and a summary for your review.",
            "background_color": "#22543d",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": list(describe_commands(routes, commands, request_url)),
        },
        "oauth_config": {"scopes": {"bot": [*SCOPES, *OPTIONAL_SCOPES], "bot_optional": OPTIONAL_SCOPES}},
        "settings": {
            **say_where_to_send(sorted(find_events(routes)), request_url),
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def say_where_to_send(events: Sequence[str], request_url: str) -> dict[str, Any]:
    """Says where events, acts and searches go; without a URL, as in Socket Mode, to whoever is connected."""
    address = address_field("request_url", request_url)
    menus = address_field("message_menu_options_url", request_url)
    return {
        "event_subscriptions": {**address, "bot_events": list(events)},
        "interactivity": {"is_enabled": True, **address, **menus},
    }


def describe_commands(
    routes: Iterable[Route[Any]], commands: Commands, request_url: str
) -> Iterator[dict[str, str | bool]]:
    """Describes each command as Slack is to show it while it is typed."""
    for route in routes:
        if isinstance(route, CommandRoute):
            yield {
                "command": commands.typed(route.name),
                **address_field("url", request_url),
                "description": route.description,
                "usage_hint": route.usage,
                "should_escape": True,
            }


def find_events(routes: Iterable[Route[Any]]) -> set[str]:
    """Finds Slack's names for the events that somebody listens to."""
    acts = {route.act for route in routes}
    return {name for act, name in EVENTS.items() if act in acts}


def address_field(key: str, url: str) -> dict[str, str]:
    """Makes a field of an address; none without one."""
    return {key: url} if url else {}
