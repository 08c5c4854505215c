"""The line that each act has in the log, without anybody's words."""

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.gateway.acts import AnyAct
from bot.gateway.outcomes import Ending, labels_of

logger = logging.getLogger(__name__)

LONGEST_WAIT = 0.05  # seconds until the line of an act is logged
LINE = "%(act)s in %(workspace)s: %(outcome)s, %(ms)s ms"
LINE_OF_A_FAULT = f"{LINE}, reference %(reference)s"


@dataclass(frozen=True, slots=True)
class EndedAct:
    """An act that was answered `at` a time, in seconds since 1970, after so many `seconds`."""

    act: AnyAct
    ending: Ending
    seconds: float
    at: float


class ActLog:
    """Logs acts in groups: one by one, between all else that an act needs, they took a sixth of a look-up's time.

    No act is lost or out of its order that way while `first` is entered. Where a process is killed or its loop hangs,
    no line tells of the acts that were answered in the last moment before; whatever they stored is stored.
    """

    def __init__(self) -> None:
        self._waiting = deque[EndedAct]()
        self._turn = threading.RLock()

    def add(self, act: AnyAct, ending: Ending, seconds: float) -> None:
        """Takes an act that was answered just now, after so many seconds; a fault is logged at once."""
        if not logger.isEnabledFor(logging.INFO):
            return
        if not self._waiting:
            asyncio.get_running_loop().call_later(LONGEST_WAIT, self.write)
        self._waiting.append(EndedAct(act, ending, seconds, time.time()))
        if ending.reference:
            self.write()

    def write(self) -> None:
        """Logs the acts that wait; any thread may call it."""
        with self._turn:
            while self._waiting:
                logger.handle(record_of(self._waiting.popleft()))

    @contextmanager
    def first(self) -> Iterator[None]:
        """Has acts logged before whatever comes after them, and all of them when the block ends, however it does."""

        def let_acts_go_first(record: logging.LogRecord) -> bool:
            if record.name != logger.name:
                self.write()
            return True

        handlers = [*logging.getLogger().handlers]
        for handler in handlers:
            handler.addFilter(let_acts_go_first)
        try:
            yield
        finally:
            self.write()
            for handler in handlers:
                handler.removeFilter(let_acts_go_first)


def record_of(ended: EndedAct) -> logging.LogRecord:
    """Makes the record of an act, with the time when it was answered."""
    fields = {
        "act": " ".join(labels_of(ended.act, ended.ending.outcome)),
        "workspace": ended.act.workspace_id,
        "outcome": ended.ending.outcome.value,
        "ms": round(ended.seconds * 1000),
        "reference": ended.ending.reference,
    }
    template = LINE_OF_A_FAULT if ended.ending.reference else LINE
    record = logging.LogRecord(logger.name, logging.INFO, __file__, 0, template, (fields,), None)
    record.created, record.msecs = ended.at, int(ended.at % 1 * 1000)
    return record
