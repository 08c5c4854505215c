"""The environment, typed. One error names everything that is wrong with it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

SLACK = "https://slack.com/api/"
SHIPPED = Path(__file__).parent.parent / "frameworks"
DATABASES = {"sqlite", "postgres", "postgresql"}
DATABASE_EXAMPLES = "sqlite:///progression.db, or postgres://user:password@host:5432/name"
CREDENTIALS = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")


class Unusable(Exception):
    """Settings that the bot can't start with: a line for each, with what to do."""


def existing_folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError(f"there is no folder {path}; without it, the frameworks that ship are used")
    return path


def web_address(address: str) -> str:
    if not address.startswith(("https://", "http://")):
        raise ValueError("it begins with https://")
    return address.rstrip("/") + "/"


def known_database(address: str) -> str:
    """Only what can be told without opening it."""
    scheme, _, rest = address.partition("://")
    if scheme.partition("+")[0] not in DATABASES or not rest.strip("/") or ":memory:" in rest:
        raise ValueError(f"write {DATABASE_EXAMPLES}")
    try:
        make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError(f"that address can't be read; write {DATABASE_EXAMPLES}") from None
    return address


def port_number(text: object) -> object:
    if isinstance(text, str) and not (text.isdecimal() and int(text) <= 65_535):
        raise ValueError("write a number from 0 to 65535, such as 3000")
    return text


def command_prefix(text: str) -> str:
    """Slack's commands have at most 32 characters, in lower case."""
    if not re.fullmatch(r"[a-z0-9_-]{0,20}", text):
        raise ValueError("write up to 20 lower-case letters, digits, - and _, such as acme-")
    return text


def yes_or_no(text: object) -> object:
    if isinstance(text, str) and text.casefold() not in {"true", "false"}:
        raise ValueError("write true or false")
    return text


class Credentials(BaseSettings):
    """What Slack gave. Not shown when it is printed."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None


class Settings(Credentials):
    """What the environment says."""

    slack_api_url: Annotated[str, AfterValidator(web_address)] = SLACK
    database_url: Annotated[str, AfterValidator(known_database)] = "sqlite:///progression.db"
    frameworks_dir: Annotated[Path, AfterValidator(existing_folder)] = SHIPPED
    slack_command_prefix: Annotated[str, AfterValidator(command_prefix)] = ""
    level_for_guests: Annotated[bool, BeforeValidator(yes_or_no)] = False
    host: str = ""
    port: Annotated[int, BeforeValidator(port_number)] = 3000

    @property
    def has_credentials(self) -> bool:
        return any((self.slack_bot_token, self.slack_signing_secret, self.slack_app_token))

    @property
    def socket_mode(self) -> bool:
        return self.slack_app_token is not None


def read_settings() -> Settings:
    """The settings of this process. Raises Unusable, which names everything that is wrong."""
    wrong = contradictions(Credentials())
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = [*(describe(one["loc"], one["msg"]) for one in error.errors()), *wrong]
    if wrong:
        raise Unusable(explain(wrong))
    return settings


def contradictions(credentials: Credentials) -> list[str]:
    """What is wrong with them, taken together."""
    bot, secret, app = (
        value.get_secret_value() if value is not None else None
        for value in (credentials.slack_bot_token, credentials.slack_signing_secret, credentials.slack_app_token)
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
    if bot is None and (secret is not None or app is not None):
        wrong.append("SLACK_BOT_TOKEN is missing: set it too, or unset the other Slack settings to use the sandbox.")
    if bot and secret is None and app is None:
        wrong.append("SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it.")
    return wrong


def describe(location: tuple[int | str, ...], message: str) -> str:
    return f"{str(location[0]).upper()}: {message.removeprefix('Value error, ')}."


def explain(lines: Iterable[str]) -> str:
    return "\n".join(["The bot can't start with these settings:", *[f"  - {line}" for line in lines]])
