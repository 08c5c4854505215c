"""Clients open connections and send half a request, or nothing: others are answered as if they were not there."""

import asyncio
import resource
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
import pytest_asyncio

from tests.kit.joined import Slack, bot, slack
from tests.kit.processes import as_environment, health, started, until_well
from tests.kit.steps import read

CLIENTS = 400
FEWEST_FILES = 256  # that a process may have open, as macOS has it
HALVES = (
    b"",
    b"POST /slack/events HTTP/1.1\r\nHost: bot\r\n",
    b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000000\r\n\r\n" + b"a" * 10_000,
    b"GET /livez HTTP/1.1\r\nHost: bot\r\n\r\nGET /livez",
)


@pytest_asyncio.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Slack]:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as made:
        yield made


@asynccontextmanager
async def slow_clients(port: str) -> AsyncIterator[list[asyncio.StreamReader]]:
    """That many connections to the port with nothing whole on them, for as long as the block lasts."""
    pairs = []
    for number in range(CLIENTS):
        pairs.append(await asyncio.open_connection("127.0.0.1", port))
        pairs[-1][1].write(HALVES[number % len(HALVES)])
    try:
        yield [reader for reader, _ in pairs]
    finally:
        for _, writer in pairs:
            writer.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets another process's limits")
async def test_400_half_sent_requests_keep_nobody_waiting_and_end(opened: Slack) -> None:
    port = str(opened.bot_door.getsockname()[1])
    engineer = await opened.workspace.person("amara")
    async with started("web", **as_environment(opened.settings), PORT=port) as web:
        await until_well(port)
        resource.prlimit(web.pid, resource.RLIMIT_NOFILE, (FEWEST_FILES, FEWEST_FILES))
        began = time.monotonic()
        async with slow_clients(port) as readers:
            for ask in (health(port, "/livez"), health(port), engineer.types("/level platform 2")):
                asked = time.monotonic()
                await ask
                assert time.monotonic() - asked < 1
            assert "Platform Engineer · Level 2" in read(await engineer.last_message())
            assert time.monotonic() - began < 5, "they are still there"
            await asyncio.wait_for(asyncio.gather(*(gone(reader) for reader in readers)), 7)


async def test_a_request_that_comes_in_pieces_is_answered(opened: Slack) -> None:
    async with bot(opened):
        reader, writer = await asyncio.open_connection(*opened.bot_door.getsockname())
        for piece in (b"GET /li", b"vez HTTP/1.1\r\nHost: ", b"bot\r\n\r\n", b"GET /livez HTTP/1.0\r\n\r\n"):
            writer.write(piece)
            await asyncio.sleep(0.3)
        assert (await reader.read(-1)).count(b"alive") == 2
        writer.close()


async def gone(reader: asyncio.StreamReader) -> None:
    """Waits until the server has hung up."""
    with suppress(ConnectionResetError):
        await reader.read(-1)
