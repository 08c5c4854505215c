"""The bot's command line: within this process, where that is enough, or as a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.__main__ import command_line

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 20  # seconds for a process to end


def command(*words: str, **environment: str) -> Result:
    """What a command prints and how it ends."""
    return CliRunner().invoke(command_line, words, env=cleared(environment))


def cleared(environment: dict[str, str]) -> dict[str, str | None]:
    """The environment, and nothing for the bot but what it says."""
    ours = ("SLACK_", "DATABASE_URL", "FRAMEWORKS_DIR", "HOST", "PORT")
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
