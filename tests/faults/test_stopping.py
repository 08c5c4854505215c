"""Processes are watched and asked to end: they say how they are, and finish what they have taken."""

import signal
from collections.abc import AsyncIterator, Callable

import pytest_asyncio

from tests.kit.joined import Slack, gone, slack
from tests.kit.processes import as_environment, end, free_port, health, started, until_well


@pytest_asyncio.fixture(scope="module")
async def opened(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made:
        yield made


async def test_a_worker_says_how_it_is_and_ends_when_it_is_asked_to(opened: Slack) -> None:
    port = free_port()
    async with started("worker", **as_environment(opened.settings), HEALTH_PORT=port) as worker:
        await until_well(port)
        assert await health(port, "/livez") == (200, "alive")
        async with gone(opened.settings.database_url):
            assert await health(port) == (503, '{"ok": false, "ailments": ["database"]}')
        await until_well(port)
        worker.send_signal(signal.SIGTERM)
        code, _ = await end(worker)
    assert code == 0
