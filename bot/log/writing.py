"""When lines are written: together, a moment after they were logged, in the order in which they were."""

import logging
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from bot.log.sparing import Sparing

PAUSE_BETWEEN_WRITES = 0.05  # seconds
PAUSE_BETWEEN_LOOKS = 5.0  # seconds until it is seen that the minute of a line is over


class Writing(logging.Handler):
    """Writes warnings at once, with all that waits, and other lines twenty times a second, from a thread of its own.

    A process that ends by itself, be it by an exception that nobody caught, writes all that waits: `logging` closes
    its handlers then. A loop that hangs or has died keeps no line back, since the thread needs none. Lost are the
    lines of the last moment before a process is killed or the machine goes down.
    """

    def __init__(self, stream: TextIO, sparing: Sparing) -> None:
        super().__init__()
        self._stream, self._sparing = stream, sparing
        self._waiting: list[str] = []
        self._thread: threading.Thread | None = None
        self._has_more, self._highest_that_waits = threading.Event(), logging.INFO

    def emit(self, record: logging.LogRecord) -> None:
        """Takes a record, under the handler's lock."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._write_in_groups, name="log", daemon=True)
            self._thread.start()
        if self._sparing.lets_through(record):
            self._add([record])
        if record.levelno > self._highest_that_waits:
            self.flush()
        elif not self._has_more.is_set():
            self._has_more.set()

    def flush(self) -> None:
        """Writes the lines that wait; where they can't be written, nobody could be told."""
        with self._locked(), suppress(OSError, ValueError):
            waiting, self._waiting = self._waiting, []
            if waiting:
                self._stream.write("".join(waiting))
                self._stream.flush()

    def close(self) -> None:
        """Writes all that is left to say; what is logged later is written at once."""
        with self._locked():
            self._highest_that_waits = logging.NOTSET
            self._add(self._sparing.rest())
            self.flush()
        super().close()

    def _write_in_groups(self) -> None:
        while self._highest_that_waits:
            self._has_more.wait(PAUSE_BETWEEN_LOOKS)
            time.sleep(PAUSE_BETWEEN_WRITES)
            self._has_more.clear()
            with self._locked():
                self._add(self._sparing.overdue())
                self.flush()

    def _add(self, records: Iterable[logging.LogRecord]) -> None:
        for record in records:
            try:
                self._waiting.append(f"{self.format(record)}\n")
            except Exception:  # noqa: BLE001 - as all handlers do: a line that can't be made must stop nothing
                self.handleError(record)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.acquire()
        try:
            yield
        finally:
            self.release()
