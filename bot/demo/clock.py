"""The clocks that a sandbox shows: one that can be moved, and one that goes by itself."""

from datetime import datetime, timedelta

from bot.app import system_clock
from bot.sandbox.rules.mishap import Mishap


class MovableClock:
    """The system's clock, put forward or back by hand: for the demo and for tests."""

    movable = True

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Gives the moment that this clock shows, in UTC."""
        return system_clock() + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Sets the clock to this moment, from where it goes on."""
        self._ahead = moment - system_clock()


class FixedClock:
    """The system's clock, for an app elsewhere that reads its own: nothing to move."""

    movable = False

    def now(self) -> datetime:
        """Gives the moment, in UTC."""
        return system_clock()

    def move_to(self, moment: datetime) -> None:
        """Moves nothing, and raises Mishap."""
        raise Mishap(f"This clock goes by itself and does not jump to {moment}.")
