"""The Slack app manifest, made from the routes: what the bot listens to is what Slack is asked to send."""

from collections.abc import Iterable
from typing import Any

from bot.gateway.acts import Route

NAME = "Progression"
SCOPES = ["chat:write", "commands", "files:write", "im:history", "im:write", "users:read"]
EVENTS = {"message": "message.im"}  # Slack's name for asking, where it is not that of the event


def make_manifest(routes: Iterable[Route], url: str | None = None) -> dict[str, Any]:
    """For api.slack.com/apps, "From a manifest". With the `url` of the bot Slack uses HTTP, else Socket Mode."""
    routes = list(routes)
    request_url = {"request_url": f"{url.rstrip('/')}/slack/events"} if url else {}
    commands = [
        {
            "command": route.name,
            **({"url": request_url["request_url"]} if url else {}),
            "description": route.description,
            "usage_hint": route.usage,
            "should_escape": True,
        }
        for route in routes
        if route.kind == "command"
    ]
    events = sorted(EVENTS.get(route.name, route.name) for route in routes if route.kind == "event")
    menus = {"message_menu_options_url": request_url["request_url"]} if url else {}
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
            "slash_commands": commands,
        },
        "oauth_config": {"scopes": {"bot": SCOPES}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": events},
            "interactivity": {"is_enabled": True, **request_url, **menus},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }
