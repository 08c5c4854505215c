"""What can go wrong between the bot and Slack, sorted by what it means for a message: was it sent or not?"""

import asyncio
import re
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError

NO_REASONS = {None, "internal_error", "fatal_error", "request_timeout", "service_unavailable"}  # names of Slack's
NAME_OF_SLACKS = re.compile("[a-z0-9_:.,-]{1,100}")  # of a fault, or of scopes


@dataclass
class SlackError(Exception):
    """A call to Slack that did not work. `code` is Slack's name for it, or ours in the same style."""

    code: str

    def __str__(self) -> str:
        return self.code


@dataclass
class Refused(SlackError):
    """Slack said no, and did nothing. `needed` is the scope that it misses, "" where it is not about scopes."""

    needed: str = ""

    def __str__(self) -> str:
        return f"{self.code}, needed: {self.needed}" if self.needed else self.code


@dataclass
class Busy(SlackError):
    """Slack asks to wait `seconds` with this method in this workspace, and did nothing."""

    seconds: float

    def __str__(self) -> str:
        return f"{self.code}, {self.seconds:g} s"


class Unreached(SlackError):
    """The call never got to Slack."""


class Uncertain(SlackError):
    """The call may have been carried out: its answer was lost, or said that something broke."""


def sort(error: Exception) -> SlackError:
    """Finds which of the four an exception of the client library is; what is not surely another is Uncertain."""
    if isinstance(error, SlackApiError):
        return sort_answer(error)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.InvalidURL):
        return Unreached("unreached")
    if isinstance(error, asyncio.TimeoutError):
        return Uncertain("timed_out")
    return Uncertain("connection_lost")


def sort_answer(error: SlackApiError) -> SlackError:
    """Finds what an answer that is no success means; without a reason, the call may have been carried out."""
    response = error.response
    status, headers = getattr(response, "status_code", None), getattr(response, "headers", {})
    if status == 429:
        return Busy("ratelimited", float(headers.get("Retry-After", 30)))
    code = code_of(response)
    if code in NO_REASONS:
        return Uncertain(str(code or f"status_{status}"))
    return Refused(str(code), field_of(response, "needed") or "")


def code_of(response: object) -> str | None:
    """Reads Slack's name for what went wrong; None where something between the bot and Slack answered."""
    return field_of(response, "error")


def field_of(response: object, name: str) -> str | None:
    """Reads a field of Slack's answer; None where there is none, or where it was not Slack that answered."""
    content = getattr(response, "data", None)
    value = content.get(name) if isinstance(content, dict) else None
    if value is None:
        return None
    return str(value) if NAME_OF_SLACKS.fullmatch(str(value)) else "unnamed"  # it goes into the log
