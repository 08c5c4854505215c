"""All that is known of the app: what any Slack app has."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.sandbox.rules.json import Json

APP_ID = "A0SANDBOX"


@dataclass(frozen=True)
class SlackApp:
    """An app by its manifest, address and secrets. Without a `request_url` it uses Socket Mode, without a `bot_token`
    it is installed nowhere at first; an empty `client_id` or `client_secret` is not checked.
    """

    manifest: Json
    request_url: str | None
    bot_token: str
    signing_secret: str
    app_token: str = ""
    client_id: str = ""
    client_secret: str = ""

    @property
    def name(self) -> str:
        """Gives the app's name."""
        return str(self.manifest.get("display_information", {}).get("name", "App"))

    @property
    def description(self) -> str:
        """Gives the sentence in which the manifest says what the app is; "" where it says nothing."""
        return str(self.manifest.get("display_information", {}).get("description", ""))

    @property
    def bot_name(self) -> str:
        """Gives the name of its bot user, in conversations."""
        return str(self.features.get("bot_user", {}).get("display_name", self.name))

    @property
    def features(self) -> Json:
        """Gives the manifest's features: commands, shortcuts, Home."""
        return dict(self.manifest.get("features", {}))

    @property
    def tabs(self) -> list[str]:
        """Lists the tabs that its Home has, of "home" and "messages", which is there where the manifest is silent."""
        home = self.features.get("app_home", {})
        enabled = {"home": home.get("home_tab_enabled"), "messages": home.get("messages_tab_enabled", True)}
        return [tab for tab, is_enabled in enabled.items() if is_enabled]

    @property
    def interactivity(self) -> Json:
        """Gives the manifest's interactivity: whether it is enabled, and where searches go."""
        return dict(self.manifest.get("settings", {}).get("interactivity", {}))

    @property
    def scopes(self) -> list[str]:
        """Lists the bot's scopes that it may ask for."""
        return list(self.manifest.get("oauth_config", {}).get("scopes", {}).get("bot", []))

    @property
    def redirect_urls(self) -> list[str]:
        """Lists the addresses that one may be sent back to once it is installed."""
        return list(self.manifest.get("oauth_config", {}).get("redirect_urls", []))

    def has_client_id(self, client_id: str | None) -> bool:
        """Whether it is the app's, or the app's is not checked."""
        return self.client_id in ("", client_id)

    def has_client_secret(self, secret: str) -> bool:
        """Whether it is the app's, or the app's is not checked."""
        return self.client_secret in ("", secret)

    @property
    def events(self) -> list[str]:
        """Lists the events that it subscribes to."""
        return list(self.manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", []))


class Clock(Protocol):
    """The clock that the workspace shows and the app reads; aware, UTC. One that the app does not read has nothing
    to move: `movable` is False.
    """

    @property
    def movable(self) -> bool:
        """Tells whether `move_to` does anything."""
        ...

    def now(self) -> datetime:
        """Gives the moment that it shows."""
        ...

    def move_to(self, moment: datetime) -> None:
        """Sets it to this moment, from where it goes on. Raises Mishap if it can't be moved."""
        ...
