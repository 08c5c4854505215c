"""The environment, typed. One error names everything that is wrong with it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

SLACK = "https://slack.com/api/"
SHIPPED = Path(__file__).parent.parent / "frameworks"
CREDENTIALS = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")


class Unusable(Exception):
    """Settings that the bot can't start with: a line for each, with what to do."""


def existing_folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError(f"there is no folder {path}")
    return path


def web_address(address: str) -> str:
    if not address.startswith(("https://", "http://")):
        raise ValueError("it begins with https://")
    return address.rstrip("/") + "/"


def known_database(address: str) -> str:
    if address.partition("://")[0].partition("+")[0] not in {"sqlite", "postgres", "postgresql"}:
        raise ValueError("it begins with sqlite:/// or postgres://")
    return address


class Settings(BaseSettings):
    """What the environment says. Secrets are not shown when it is printed."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_api_url: Annotated[str, AfterValidator(web_address)] = SLACK
    database_url: Annotated[str, AfterValidator(known_database)] = "sqlite:///progression.db"
    frameworks_dir: Annotated[Path, AfterValidator(existing_folder)] = SHIPPED
    host: str = ""
    port: Annotated[int, Field(ge=0, le=65535)] = 3000

    @property
    def has_credentials(self) -> bool:
        return any((self.slack_bot_token, self.slack_signing_secret, self.slack_app_token))

    @property
    def socket_mode(self) -> bool:
        return self.slack_app_token is not None


def read_settings() -> Settings:
    """The settings of this process. Raises Unusable."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise Unusable(explain(describe(one["loc"], one["msg"]) for one in error.errors())) from None
    wrong = contradictions(settings)
    if wrong:
        raise Unusable(explain(wrong))
    return settings


def contradictions(settings: Settings) -> list[str]:
    """What is wrong with the Slack credentials, taken together."""
    bot, secret, app = (
        value.get_secret_value() if value is not None else None
        for value in (settings.slack_bot_token, settings.slack_signing_secret, settings.slack_app_token)
    )
    wrong = [
        f"{name} is set but empty. Copy it from your Slack app's page, or unset it."
        for name, value in zip(CREDENTIALS, (bot, secret, app), strict=True)
        if value is not None and not value.strip()
    ]
    if bot and not bot.startswith("xoxb-"):
        wrong.append(
            "SLACK_BOT_TOKEN is no bot token: those begin with xoxb- (your app's page, OAuth & Permissions)."
        )
    if app and not app.startswith("xapp-"):
        wrong.append("SLACK_APP_TOKEN is no app-level token: those begin with xapp- (Basic Information).")
    if (secret or app) and bot is None:
        wrong.append("SLACK_BOT_TOKEN is missing: set it too, or unset the other Slack settings to use the sandbox.")
    if bot and secret is None and app is None:
        wrong.append("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it.")
    return wrong


def describe(location: tuple[int | str, ...], message: str) -> str:
    return f"{str(location[0]).upper()}: {message.removeprefix('Value error, ')}."


def explain(lines: Iterable[str]) -> str:
    return "\n".join(["The bot can't start with these settings:", *[f"  - {line}" for line in lines]])
