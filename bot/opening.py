"""What the bot needs to start and can't work with, in one error for whoever starts it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import Unusable
from bot.storage.database.opening import DatabaseUnusable, knowing_faults


@contextmanager
def expecting_a_database() -> Iterator[None]:
    """Around what opens a database, and asks it for the first time: raises Unusable where that can't be done."""
    try:
        with knowing_faults():
            yield
    except DatabaseUnusable as error:
        raise Unusable(str(error)) from None
