"""PostgreSQL freezes: connections stay open and nothing answers. Nobody waits for it longer than they have time."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.conftest import skip_unless_required
from tests.kit.joined import Slack, slack
from tests.kit.postgres import Postgres, find_programs
from tests.kit.processes import as_environment, end, free_port, health, started, until_well
from tests.kit.steps import read

pytestmark = pytest.mark.soak  # they wait for what gives no answer

OF_AN_ACK = 3.0  # seconds within which Slack wants an answer


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A server of these tests' own: nobody else is to wait for it."""
    programs = find_programs()
    if programs is None:
        skip_unless_required("PostgreSQL's programs are not installed")
    with Postgres.started(programs) as running:
        yield running


@pytest_asyncio.fixture
async def opened(server: Postgres) -> AsyncIterator[Slack]:
    async with slack(server.new_database()) as made:
        yield made


async def test_people_are_answered_in_time_and_served_again_when_it_is_back(opened: Slack, server: Postgres) -> None:
    port = str(opened.bot_door.getsockname()[1])
    engineer, manager = [await opened.workspace.person(name) for name in ("amara", "priya")]
    async with started("web", **as_environment(opened.settings), PORT=port):
        await until_well(port)
        await engineer.types("/evidence Not to be lost")
        form = await engineer.form()
        with server.frozen():
            began = time.monotonic()
            await manager.types("/evidence list")
            assert time.monotonic() - began < OF_AN_ACK
            assert "took too long on our side" in read(await manager.last_message())
            began = time.monotonic()
            assert await engineer.submits(form, {})
            assert time.monotonic() - began < OF_AN_ACK
            began = time.monotonic()
            assert await health(port) == (503, '{"ok": false, "ailments": ["database"]}')
            assert time.monotonic() - began < OF_AN_ACK
        await until_well(port)
        assert await engineer.submits(form, {}) == {}


@pytest.mark.parametrize("process", ["worker", "run"])
async def test_a_process_that_is_asked_to_end_ends_within_ten_seconds(
    opened: Slack, server: Postgres, process: str
) -> None:
    port = free_port()
    async with started(process, **as_environment(opened.settings), PORT="0", HEALTH_PORT=port) as running:
        await until_well(port)
        with server.frozen():
            await asyncio.sleep(1.5)  # by then the worker waits for what it asks each second
            began = time.monotonic()
            running.send_signal(signal.SIGTERM)
            code, _ = await end(running)
            assert time.monotonic() - began < 10
    assert code == 0
