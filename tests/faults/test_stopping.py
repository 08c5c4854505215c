"""Processes are watched and asked to end: they say how they are, and finish what they have taken."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from tests.kit.joined import Slack, gone, held, slack
from tests.kit.processes import as_environment, end, free_port, health, started, until_well
from tests.kit.steps import eventually, read


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


@pytest.mark.parametrize("socket_mode", [False, True])
async def test_a_form_that_was_taken_before_the_end_is_stored_and_acknowledged(
    new_database: Callable[[], str], socket_mode: bool
) -> None:
    async with slack(new_database(), socket_mode=socket_mode) as opened:
        port = port_of(opened)
        engineer = await opened.workspace.person("amara")
        async with started("web", **as_environment(opened.settings), PORT=port) as web:
            await until_well(port)
            await engineer.types("/evidence Not to be lost")
            form = await engineer.form()
            async with held(opened.settings.database_url):
                submitting = asyncio.create_task(engineer.submits(form, {}))
                await asyncio.sleep(0.3)
                web.send_signal(signal.SIGTERM)
                await asyncio.sleep(0.7)
                assert not submitting.done()
            assert await submitting == {}
            assert (await end(web))[0] == 0
        async with started("web", **as_environment(opened.settings), PORT=port):
            await until_well(port)
            await engineer.types("/evidence list")
            assert "1 entry in all" in read(await engineer.last_message())


async def test_an_answer_may_take_all_its_time_at_the_end_too(opened: Slack) -> None:
    port = port_of(opened)
    engineer = await opened.workspace.person("amara")
    async with started("web", **as_environment(opened.settings), PORT=port) as web:
        await until_well(port)
        await opened.workspace.breaks("views.open", "slow", seconds=2.8)
        typing = asyncio.create_task(engineer.types("/evidence Slow to open"))
        await asyncio.sleep(0.1)
        web.send_signal(signal.SIGTERM)
        await typing
        assert (await end(web))[0] == 0
    assert await engineer.form()


async def test_while_it_drains_a_process_says_that_it_stops_and_answers(opened: Slack) -> None:
    port = port_of(opened)
    engineer = await opened.workspace.person("diego")
    async with started("web", **as_environment(opened.settings), PORT=port, DRAIN_SECONDS="2") as web:
        await until_well(port)
        web.send_signal(signal.SIGTERM)
        assert await eventually(lambda: is_stopping(port))
        await engineer.types("/level platform 2")
        assert "Platform Engineer · Level 2" in read(await engineer.last_message())
        assert await is_stopping(port)
        assert (await end(web))[0] == 0


async def test_a_process_that_is_told_to_stop_twice_drains_no_longer(opened: Slack) -> None:
    port = port_of(opened)
    async with started("web", **as_environment(opened.settings), PORT=port, DRAIN_SECONDS="60") as web:
        await until_well(port)
        web.send_signal(signal.SIGTERM)
        assert await eventually(lambda: is_stopping(port))
        web.send_signal(signal.SIGTERM)
        assert (await end(web))[0] == 0


async def test_a_worker_of_a_bot_in_socket_mode_is_well_without_a_socket(new_database: Callable[[], str]) -> None:
    port = free_port()
    async with (
        slack(new_database(), socket_mode=True) as made,
        started("worker", **as_environment(made.settings), HEALTH_PORT=port),
    ):
        await until_well(port)


def port_of(opened: Slack) -> str:
    """Where the sandbox looks for the bot."""
    return str(opened.bot_door.getsockname()[1])


async def is_stopping(port: str) -> bool:
    return await health(port) == (503, '{"ok": false, "ailments": ["stopping"]}')
