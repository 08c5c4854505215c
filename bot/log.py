"""What is logged: our lines and the libraries' warnings. Below that, Bolt and the SDK log what people wrote."""

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType

SHAPE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LIBRARIES = (
    "aiohttp",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "asyncio",
    "slack_bolt",
    "slack_sdk",
    "sqlalchemy",
    "uvicorn",
)
OF_ACTS = ("bot.gateway.outcomes", "bot.worker.deliveries")  # who logs a line for each
SPARINGLY = "sparingly"  # what a line carries that stands once a minute: whatever tells it from others of its kind
PAUSE = 60.0  # seconds between two such lines
MOST_KINDS = 1_000  # of such lines that are remembered
FIELDS = ("act", "workspace", "outcome", "ms", "reference")  # what a line about an act carries beside its words
UNSEEN = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {0x2028: "\\u2028", 0x2029: "\\u2029"}

Trace = Callable[[BaseException], str]
ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def set_up_logging(trace: Trace, level: str = "INFO", shape: str = "text") -> None:
    """Has our lines go to stderr from the level on, and those of the libraries from WARNING on.

    `shape` is "text" or "json". `trace` tells of an exception without its words.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(trace) if shape == "json" else TextLines(trace))
    handler.addFilter(Sparing())
    logging.basicConfig(level=level, handlers=[handler])
    for library in LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)


def leave_out_acts() -> None:
    """Has acts and deliveries logged only where they fail: for the demo, whose page shows each of them."""
    for name in OF_ACTS:
        logging.getLogger(name).setLevel(logging.WARNING)


class TextLines(logging.Formatter):
    """One line for each record, whatever is in it: nobody can write lines of their own into the log."""

    def __init__(self, trace: Trace) -> None:
        super().__init__(SHAPE)
        self._trace = trace

    def format(self, record: logging.LogRecord) -> str:
        """Writes the record, and what can't be seen as an escape."""
        return in_one_line(super().format(record))

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - the library's name
        """Tells kind and place of an exception: its text may quote what people wrote."""
        return self._trace(ei[1]) if ei[1] else ""


class JsonLines(TextLines):
    """One JSON object for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Writes the record with its fields, those of an act among them."""
        exception = self.formatException(record.exc_info) if record.exc_info else ""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": " ".join(filter(None, (record.getMessage(), exception))),
        }
        more = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        return in_one_line(json.dumps(fields | more, ensure_ascii=False))


def in_one_line(text: str) -> str:
    """Writes what can't be seen as an escape; most lines have nothing of it."""
    return text if text.isprintable() else text.replace("\n", " | ").translate(UNSEEN)


def mark_of(record: logging.LogRecord) -> object:
    """Finds what tells a line that stands once a minute from others; None for one that always does.

    Lines of a library are alike that come from one place in its code: during an outage it tries again and again.
    """
    if record.name.partition(".")[0] in LIBRARIES:
        return record.pathname, record.lineno
    return getattr(record, SPARINGLY, None)


class Sparing(logging.Filter):
    """Lets a line that is marked `SPARINGLY` through once a minute, with the number of those held back before it.

    What fails each second during an outage, and what strangers send, must not fill a disk.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._last: dict[tuple[str, object], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        mark = mark_of(record)
        if mark is None:
            return True
        key, now = (record.name, mark), self._clock()
        since, held_back = self._last.get(key, (now - PAUSE, 0))
        if now - since < PAUSE:
            self._last[key] = since, held_back + 1
            return False
        self._remember(key, now)
        if held_back:
            record.msg = f"{record.msg} (and {held_back:,} more like it in the last minutes)"
        return True

    def _remember(self, key: tuple[str, object], now: float) -> None:
        self._last.pop(key, None)
        self._last[key] = now, 0
        while len(self._last) > MOST_KINDS:
            del self._last[next(iter(self._last))]
