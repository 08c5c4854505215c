"""What the bot needs to start and can't work with, in one error for whoever starts it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import Unusable
from bot.slack.errors import Refused
from bot.storage.database.opening import DatabaseUnusable, knowing_faults


@contextmanager
def expecting_a_database() -> Iterator[None]:
    """Raises Unusable where what is done within can't open a database, or ask it for the first time."""
    try:
        with knowing_faults():
            yield
    except DatabaseUnusable as error:
        raise Unusable(str(error)) from None


@contextmanager
def accepting(setting: str) -> Iterator[None]:
    """Raises Unusable where Slack refuses a token that is first shown to it within."""
    try:
        yield
    except Refused as error:
        raise Unusable(say_refusal(setting, error)) from None


def say_refusal(setting: str, error: Refused) -> str:
    """Says why Slack does not work with a token, and what to do on the app's page."""
    if error.needed:
        return f"{setting} lacks the scope {error.needed}. Add it on your app's page, and install the app again."
    return f"Slack does not accept {setting} ({error}). Copy it again from your app's page."
