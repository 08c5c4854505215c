"""Where the bot may post to. An address that a form brings back may be anybody's, whoever signed the request."""

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from bot.slack.errors import Refused

HOOKS = re.compile(r"https://hooks\.slack(-gov)?\.com")  # where Slack takes answers to commands and clicks
UPLOADS = re.compile(r"https://([a-z0-9-]+\.)+slack(-gov)?\.com")  # where it takes the bytes of files
API = re.compile(r"https://(www\.)?slack(-gov)?\.com")


def own_address(address: str, allowed: re.Pattern[str], api_url: str) -> str:
    """Gives an address as it may be posted to, if what it begins with is allowed, down to the port.

    Where the API is not Slack's, all of Slack is what answers there: whatever the address names, it is looked for at
    the API's own host, as a sandbox has it. Raises Refused for another's address.
    """
    try:
        parts, api = urlsplit(address), urlsplit(api_url)
    except ValueError:
        raise Refused("foreign_address") from None
    if allowed.fullmatch(origin(parts)):
        return parts.geturl()
    if API.fullmatch(origin(api)):
        raise Refused("foreign_address")
    return urlunsplit((api.scheme, api.netloc, parts.path, parts.query, ""))


def origin(parts: SplitResult) -> str:
    """Gives scheme, host and port of an address, with whatever else was put there."""
    return f"{parts.scheme}://{parts.netloc}"
