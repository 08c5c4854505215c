"""The environment, typed. One error names everything that is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.shipped import FRAMEWORKS

SLACK = "https://slack.com/api/"
LONGEST_DRAIN = 600  # seconds
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
DATABASES = {"sqlite", "postgres", "postgresql"}
DATABASE_EXAMPLES = "sqlite:///progression.db, or postgres://user:password@host:5432/name"
BOT_TOKEN, SIGNING_SECRET, APP_TOKEN = "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"
CREDENTIALS = (BOT_TOKEN, SIGNING_SECRET, APP_TOKEN)
BEGINNINGS = {
    BOT_TOKEN: ("xoxb-", "is no bot token: those begin with xoxb- (your app's page, OAuth & Permissions)."),
    APP_TOKEN: ("xapp-", "is no app-level token: those begin with xapp- (Basic Information)."),
}


class Unusable(Exception):
    """Settings that the bot can't start with: a line for each, with what to do."""


def existing_folder(path: Path) -> Path:
    """Takes a folder that is there. Raises ValueError."""
    if not path.is_dir():
        raise ValueError(f"there is no folder {path}; without it, the frameworks that ship are used")
    return path


def web_address(address: str) -> str:
    """Takes a URL, and has it end in a slash; without TLS only one of this machine. Raises ValueError."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"}:
        raise ValueError("it begins with https://")
    stays_here = is_loopback(str(parts.hostname))
    is_safe = parts.scheme == "https" or stays_here
    if not is_safe:
        raise ValueError("it begins with https://, since tokens go there; http:// is for a sandbox on this machine")
    return address.rstrip("/") + "/"


def is_loopback(host: str) -> bool:
    """Tells whether a host is this machine, by its name or its address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def known_database(address: str) -> str:
    """Takes a database's URL, as far as can be told without opening it. Raises ValueError."""
    scheme, _, rest = address.partition("://")
    is_kept = rest.strip("/") and ":memory:" not in rest
    if scheme.partition("+")[0] not in DATABASES:
        raise ValueError(f"write {DATABASE_EXAMPLES}")
    if not is_kept:
        raise ValueError(f"write {DATABASE_EXAMPLES}")
    try:
        make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError(f"that address can't be read; write {DATABASE_EXAMPLES}") from None
    return address


def port_number(value: object) -> object:
    """Takes a port, written in digits or given as a number. Raises ValueError."""
    digits = str(value)
    is_port = digits.isdecimal() and int(digits) <= 65_535
    if not is_port:
        raise ValueError("write a number from 0 to 65535, such as 3000")
    return value


def seconds_of_a_drain(value: object) -> object:
    """Takes a whole number of seconds. Raises ValueError."""
    digits = str(value)
    is_short = digits.isdecimal() and int(digits) <= LONGEST_DRAIN
    if not is_short:
        raise ValueError(f"write a number of seconds from 0 to {LONGEST_DRAIN}, such as 5")
    return value


def command_prefix(text: str) -> str:
    """Checks the prefix: Slack's commands have at most 32 characters, in lower case."""
    if not re.fullmatch(r"[a-z0-9_-]{0,20}", text):
        raise ValueError("write up to 20 lower-case letters, digits, - and _, such as acme-")
    return text


def level_of_the_log(text: str) -> str:
    """Takes a level of the log, in any case. Raises ValueError."""
    if text.upper() not in LOG_LEVELS:
        raise ValueError(f"write one of {', '.join(LOG_LEVELS)}")
    return text.upper()


def shape_of_the_log(text: str) -> str:
    """Takes a shape of the log's lines, in any case. Raises ValueError."""
    if text.casefold() not in LOG_FORMATS:
        raise ValueError(f"write {' or '.join(LOG_FORMATS)}")
    return text.casefold()


def yes_or_no(value: object) -> object:
    """Takes true or false, in any case. Raises ValueError."""
    if str(value).casefold() not in {"true", "false"}:
        raise ValueError("write true or false")
    return value


def stripped(value: object) -> object:
    """Takes the white space off a text, and leaves what is none."""
    return value.strip() if isinstance(value, str) else value


class Credentials(BaseSettings):
    """What Slack gave. Not shown when it is printed. White space around any setting is none of it."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None

    @model_validator(mode="before")
    @classmethod
    def without_white_space(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Takes off what copying and pasting left around a value."""
        return {name: stripped(value) for name, value in values.items()}


class Settings(Credentials):
    """What the environment says."""

    slack_api_url: Annotated[str, AfterValidator(web_address)] = SLACK
    database_url: Annotated[str, AfterValidator(known_database)] = "sqlite:///progression.db"
    frameworks_dir: Annotated[Path, AfterValidator(existing_folder)] = FRAMEWORKS
    slack_command_prefix: Annotated[str, AfterValidator(command_prefix)] = ""
    level_for_guests: Annotated[bool, BeforeValidator(yes_or_no)] = False
    host: str = ""
    port: Annotated[int, BeforeValidator(port_number)] = 3000
    health_port: Annotated[int, BeforeValidator(port_number)] | None = None
    metrics: Annotated[bool, BeforeValidator(yes_or_no)] = False
    drain_seconds: Annotated[int, BeforeValidator(seconds_of_a_drain)] = 0
    log_level: Annotated[str, AfterValidator(level_of_the_log)] = "INFO"
    log_format: Annotated[str, AfterValidator(shape_of_the_log)] = "text"

    @property
    def has_credentials(self) -> bool:
        """Whether it is Slack that the bot joins, and not the sandbox."""
        return any((self.slack_bot_token, self.slack_signing_secret, self.slack_app_token))

    @property
    def measures(self) -> bool:
        """Tells whether there is a port at which metrics are read."""
        return self.metrics or self.health_port is not None

    @property
    def socket_mode(self) -> bool:
        """Whether the bot opens the connection to Slack, and not Slack the one to the bot."""
        return self.slack_app_token is not None


def read_settings() -> Settings:
    """Reads the settings of this process. Raises Unusable, which names everything that is wrong."""
    wrong = contradictions(Credentials())
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = [*(describe(mistake["loc"], mistake["msg"]) for mistake in error.errors()), *wrong]
    if wrong:
        raise Unusable(explain(wrong))
    return settings


def secret(value: SecretStr | None) -> str:
    """Reads what a secret setting holds, "" where it is not set."""
    return value.get_secret_value() if value else ""


def contradictions(credentials: Credentials) -> list[str]:
    """Lists what is wrong with the credentials, taken together."""
    values = (credentials.slack_bot_token, credentials.slack_signing_secret, credentials.slack_app_token)
    given = {name: secret(value) for name, value in zip(CREDENTIALS, values, strict=True) if value is not None}
    empty = [name for name, value in given.items() if not value.strip()]
    return [
        *(f"{name} is set but empty. Copy it from your Slack app's page, or unset it." for name in empty),
        *find_mistaken(given),
        *find_missing(given),
    ]


def find_mistaken(given: Mapping[str, str]) -> Iterator[str]:
    """Lists the tokens that are of another kind."""
    for name, (beginning, what_is_wrong) in BEGINNINGS.items():
        token = given.get(name) or beginning  # what is missing or empty is said elsewhere
        if not token.startswith(beginning):
            yield f"{name} {what_is_wrong}"


def find_missing(given: Mapping[str, str]) -> Iterator[str]:
    """Lists what is needed beside what is there; nothing at all stands for the sandbox."""
    bot_token, others = given.get(BOT_TOKEN), given.keys() - {BOT_TOKEN}
    if not others:
        if bot_token:
            yield f"{BOT_TOKEN} needs {APP_TOKEN} (Socket Mode) or {SIGNING_SECRET} (HTTP) beside it."
    elif bot_token is None:
        yield f"{BOT_TOKEN} is missing: set it too, or unset the other Slack settings to use the sandbox."


def describe(location: tuple[int | str, ...], message: str) -> str:
    """Says what is wrong with one variable."""
    return f"{str(location[0]).upper()}: {message.removeprefix('Value error, ')}."


def explain(lines: Iterable[str]) -> str:
    """Says all that is wrong, a line for each."""
    return "\n".join(["The bot can't start with these settings:", *[f"  - {line}" for line in lines]])
