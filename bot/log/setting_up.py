"""What is logged: our lines and the libraries' warnings. Below that, Bolt and the SDK log what people wrote."""

import logging
import sys

from bot.log.lines import JsonLines, TextLines, Trace
from bot.log.sparing import Sparing
from bot.log.writing import Writing

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
OF_ACTS = ("bot.gateway.act_log", "bot.worker.deliveries")  # who logs a line for each


def set_up_logging(trace: Trace, level: str = "INFO", shape: str = "text") -> None:
    """Has our lines go to stderr from the level on, and those of the libraries from WARNING on.

    `shape` is "text" or "json". `trace` tells of an exception without its words.
    """
    handler = Writing(sys.stderr, Sparing())
    handler.setFormatter(JsonLines(trace) if shape == "json" else TextLines(trace))
    logging.basicConfig(level=level, handlers=[handler])
    for library in LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)


def leave_out_acts() -> None:
    """Has acts and deliveries logged only where they fail: for the demo, whose page shows each of them."""
    for name in OF_ACTS:
        logging.getLogger(name).setLevel(logging.WARNING)
