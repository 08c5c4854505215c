"""The bot in Socket Mode: it opens the connection, and Slack needs no address of it."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.sandbox.told.delivery import sign
from bot.settings import Unusable
from tests.kit.joined import SECRET, Slack, bot, slack
from tests.kit.steps import eventually, log, read, set_up


@pytest_asyncio.fixture(scope="module")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Slack]:
    async with slack(f"sqlite:///{tmp_path_factory.mktemp('socket') / 'test.db'}", socket_mode=True) as made:
        yield made


@pytest_asyncio.fixture
async def connected(opened: Slack) -> AsyncIterator[Slack]:
    async with bot(opened):
        await eventually(lambda: is_well(opened))
        yield opened


async def is_well(opened: Slack) -> bool:
    return (await opened.asks("/healthz"))[0] == 200


async def ailments(opened: Slack) -> list[str]:
    status, answer = await opened.asks("/healthz")
    found: list[str] = json.loads(answer)["ailments"]
    assert (status == 503) == bool(found)
    return found


async def test_commands_forms_and_messages_are_answered(connected: Slack) -> None:
    engineer, manager = [await connected.workspace.person(name) for name in ("amara", "priya")]
    await engineer.types("/level platform 2", "general")
    assert "Platform Engineer · Level 2" in read(await engineer.last_message("general"))
    await set_up(engineer)
    await log(engineer, "Answered through a socket.", Criteria=["Measures before"])
    await manager.writes(f"summary <@{engineer.id}>")
    assert await manager.receives(lambda message: "Answered through a socket." in message["text"])


async def test_a_mistake_in_a_form_is_shown_at_its_field(connected: Slack) -> None:
    engineer = await connected.workspace.person("diego")
    await engineer.types("/evidence with a link")
    errors = await engineer.fills(await engineer.form(), {"Links": "none"})
    assert "Links begin with https://" in errors["links"]


async def test_it_is_well_once_it_is_connected_and_ill_before(opened: Slack) -> None:
    for kind in ("500", "slow"):
        await opened.workspace.breaks("apps.connections.open", kind, seconds=0.3)
    async with bot(opened):
        assert await ailments(opened) == ["socket mode"]
        assert await eventually(lambda: is_well(opened))


@pytest.mark.parametrize("by", ["renewing", "hanging up"])
async def test_it_comes_back_when_slack_ends_the_connection(connected: Slack, by: str) -> None:
    await connected.workspace.breaks("apps.connections.open", "slow", seconds=0.3)
    if by == "renewing":
        await connected.workspace.breaks("socket", "disconnect")
    else:
        await connected.world.sockets.open[0].websocket.close()
        assert await eventually(lambda: ailments(connected)) == ["socket mode"]

    async def answers() -> bool:
        return bool(connected.world.sockets.open) and await is_well(connected)

    assert await eventually(answers)
    engineer = await connected.workspace.person("amara")
    await engineer.types("/level data", "general")
    assert "Data Analyst" in read(await engineer.last_message("general"))


async def test_a_token_that_slack_refuses_ends_the_start(opened: Slack) -> None:
    await opened.workspace.breaks("apps.connections.open", "revoked")
    with pytest.raises(Unusable, match=r"Slack does not accept SLACK_APP_TOKEN \(token_revoked\)"):
        async with bot(opened):
            pass


async def test_nothing_comes_in_over_http(connected: Slack) -> None:
    forged = b"command=/level&text=&team_id=T0HARBOUR&user_id=U0AMARA"
    for secret in (SECRET, "", "Socket Mode has no signatures"):
        assert (await connected.tells(forged, sign(secret, forged)))[0] == 401
