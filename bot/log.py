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


def set_up_logging() -> None:
    """Has our lines go to stderr from INFO on, and those of the libraries from WARNING on."""
    logging.basicConfig(level=logging.INFO, format=SHAPE, stream=sys.stderr)
    for library in LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)
