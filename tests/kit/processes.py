"""The bot's command line: within this process, where that is enough, or as a process of its own."""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import aiohttp
from typer.testing import CliRunner, Result

from bot.__main__ import command_line
from bot.serving import listen
from bot.settings import Settings, secret
from tests.kit.steps import eventually

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 20  # seconds for a process to end


def command(*words: str, **environment: str) -> Result:
    """What a command prints and how it ends; what it set up for the log of its process is undone."""
    with log_levels_as_before():
        return CliRunner().invoke(command_line, words, env=cleared(environment))


@contextmanager
def log_levels_as_before() -> Iterator[None]:
    """Gives each logger back the level that it had, which for one that is new is none."""
    loggers = logging.getLogger().manager.loggerDict
    before = {name: logging.getLogger(name).level for name in list(loggers)}
    yield
    for name in list(loggers):
        logging.getLogger(name).setLevel(before.get(name, logging.NOTSET))


def cleared(environment: dict[str, str]) -> dict[str, str | None]:
    """The environment, and nothing for the bot but what it says."""
    ours = (
        "SLACK_",
        "DATABASE_URL",
        "FRAMEWORKS_DIR",
        "HOST",
        "PORT",
        "HEALTH_PORT",
        "METRICS",
        "DRAIN_SECONDS",
        "LOG_",
    )
    return {name: None for name in os.environ if name.startswith(ours)} | environment


@asynccontextmanager
async def started(*words: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`python -m bot WORDS` while the block lasts; its standard output and error are one."""
    whole = {name: value for name, value in (os.environ | cleared(environment)).items() if value is not None}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=ROOT,
        env=whole,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def end(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """The exit code and all that was printed, once the process has ended by itself."""
    async with asyncio.timeout(PATIENCE):
        said, _ = await process.communicate()
    return process.returncode, said.decode()


def as_environment(settings: Settings) -> dict[str, str]:
    """What a process is given so that it has these settings, as far as tests set them."""
    secrets = {
        "SLACK_BOT_TOKEN": secret(settings.slack_bot_token),
        "SLACK_SIGNING_SECRET": secret(settings.slack_signing_secret),
        "SLACK_APP_TOKEN": secret(settings.slack_app_token),
    }
    others = {
        "SLACK_API_URL": settings.slack_api_url,
        "DATABASE_URL": settings.database_url,
        "FRAMEWORKS_DIR": str(settings.frameworks_dir),
        "HOST": "127.0.0.1",
    }
    return {name: value for name, value in secrets.items() if value} | others


def free_port() -> str:
    """A port that nobody listens on now."""
    with listen("127.0.0.1") as door:
        return str(door.getsockname()[1])


async def health(port: str, path: str = "/healthz") -> tuple[int, str]:
    """What a process answers there: the status and the words; 0 and none if nobody answers."""
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


async def until_well(port: str) -> None:
    """Waits until a process says that it can work."""

    async def is_well() -> bool:
        return (await health(port))[0] == 200

    await eventually(is_well, PATIENCE)
