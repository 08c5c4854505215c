"""What is logged: our lines and the libraries' warnings. Below that, Bolt and the SDK log what people wrote."""

import logging
import sys

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
QUOTING = ("slack_bolt.AsyncApp", "slack_bolt.AsyncRequestVerification", "slack_bolt.RequestVerification")


def set_up_logging() -> None:
    logging.basicConfig(level=logging.INFO, format=SHAPE, stream=sys.stderr)
    for library in LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)
    for name in QUOTING:
        logging.getLogger(name).setLevel(logging.ERROR)
