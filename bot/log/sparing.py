"""Which lines stand once a minute, and how many more there were: a flood must not fill a disk."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.log.lines import is_ours

SPARINGLY = "sparingly"  # what a line carries that stands once a minute: whatever tells it from others of its kind
MINUTE = 60.0  # seconds between two such lines
MOST_KINDS = 1_000  # of such lines that are remembered; beyond, the oldest is forgotten with its number
REPEATED = ("name", "levelno", "levelname", "msg", "args", "filename", "lineno", "funcName")  # no exception

Kind = tuple[str, int, object]


@dataclass(slots=True)
class Minute:
    """The time after a line during which others of its kind are held back; `line` is what is repeated of it."""

    ends: float
    line: Mapping[str, object]
    held_back: int = 0


class Sparing:
    """Lets a line that is marked `SPARINGLY` through once a minute, and tells how many were held back.

    Such are what fails each second during an outage, and what strangers send.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._minutes: dict[Kind, Minute] = {}

    def lets_through(self, record: logging.LogRecord) -> bool:
        """Tells whether a line is written; one that follows those held back says how many those were."""
        kind = kind_of(record)
        if kind is None:
            return True
        now, line = self._clock(), {name: getattr(record, name) for name in REPEATED}
        minute = self._minutes.get(kind, Minute(now, line))
        if now < minute.ends:
            minute.held_back += 1
            return False
        if minute.held_back:
            record.__dict__["held_back"] = f" (and {minute.held_back:,} more like it in the last minutes)"
        self._begin(kind, now, line)
        return True

    def overdue(self) -> list[logging.LogRecord]:
        """Makes a line for each kind whose minute is over, and of which lines were held back: the flood may be over.

        Where none was held back, the kind is forgotten.
        """
        now = self._clock()
        over = {kind: minute for kind, minute in self._minutes.items() if now >= minute.ends}
        for kind, minute in over.items():
            del self._minutes[kind]
            if minute.held_back:
                self._begin(kind, now, minute.line)
        return repeated(over.values())

    def rest(self) -> list[logging.LogRecord]:
        """Makes such a line for each kind, as nothing follows any more."""
        minutes, self._minutes = self._minutes, {}
        return repeated(minutes.values())

    def _begin(self, kind: Kind, now: float, line: Mapping[str, object]) -> None:
        self._minutes.pop(kind, None)
        self._minutes[kind] = Minute(now + MINUTE, line)
        if len(self._minutes) > MOST_KINDS:
            del self._minutes[next(iter(self._minutes))]


def kind_of(record: logging.LogRecord) -> Kind | None:
    """Finds what lines share that stand once a minute: place and mark; None for a line of ours without a mark.

    Those of a library need none: during an outage it tries again and again.
    """
    mark = getattr(record, SPARINGLY, None) if is_ours(record) else record.name
    return None if mark is None else (record.pathname, record.lineno, mark)


def repeated(minutes: Iterable[Minute]) -> list[logging.LogRecord]:
    """Makes a line of now, of each that others were held back after: their words, and how many they were."""
    return [
        logging.makeLogRecord(
            {**minute.line, "held_back": f" ({minute.held_back:,} more like it were held back in the last minutes)"}
        )
        for minute in minutes
        if minute.held_back
    ]
