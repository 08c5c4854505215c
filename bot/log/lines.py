"""How a record becomes one line, as text or JSON, without anybody's words."""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

OURS = "bot"
FIELDS = ("act", "workspace", "outcome", "ms", "reference")  # what a line of an act or a delivery is made of
UNSEEN = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {0x2028: "\\u2028", 0x2029: "\\u2029"}
NO_ERROR = (None, None, None)  # as logging has it

Trace = Callable[[BaseException], str]


class TextLines(logging.Formatter):
    """One line for each record, whatever is in it: nobody can write lines of their own into the log."""

    def __init__(self, trace: Trace) -> None:
        super().__init__()
        self._trace = trace

    def format(self, record: logging.LogRecord) -> str:
        """Makes a line for people: when, how bad, where from, what."""
        return in_one_line(f"{self.formatTime(record)} {record.levelname} {record.name}: {self.words_of(record)}")

    def words_of(self, record: logging.LogRecord) -> str:
        """Gives our own words; of a library the place in its code, as it often quotes what came in.

        Of an exception, kind and place are told: its text may quote what people wrote.
        """
        words = record.getMessage() if is_ours(record) else place_of(record)
        _, error, _ = record.exc_info or NO_ERROR
        if error:
            words = f"{words}: {self._trace(error)}"
        return words + getattr(record, "held_back", "")


class JsonLines(TextLines):
    """One JSON object for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Makes an object of a record, with the fields of the act or the delivery that it is about."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": self.words_of(record),
        }
        return in_one_line(json.dumps(fields | fields_of(record), ensure_ascii=False))


def is_ours(record: logging.LogRecord) -> bool:
    """Tells whether it was the bot that logged a line, rather than a library."""
    return record.name.partition(".")[0] == OURS


def place_of(record: logging.LogRecord) -> str:
    """Says where in its code a library logs: "client.py:12 receive"."""
    return f"{record.filename}:{record.lineno} {record.funcName}"


def fields_of(record: logging.LogRecord) -> dict[str, object]:
    """Gives what one of our lines is made of, where its parts have names."""
    parts = record.args if is_ours(record) else None
    if not isinstance(parts, Mapping):
        return {}
    return {name: parts[name] for name in FIELDS if parts.get(name, "") != ""}


def in_one_line(text: str) -> str:
    """Writes what can't be seen as an escape; most lines have nothing of it."""
    return text if text.isprintable() else text.replace("\n", " | ").translate(UNSEEN)
