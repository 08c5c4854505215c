"""Socket Mode: slack_sdk's and Bolt's own client connect to the sandbox, hear everything, and answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.app import SlackApp
from tests.kit.sandbox_fixtures import (
    APP_TOKEN,
    SECRET,
    TOKEN,
    Stage,
    input_block,
    make_guest,
    manifest,
    modal,
    refusal,
    staged,
)


@asynccontextmanager
async def connected(on_stage: Stage) -> AsyncIterator[AsyncSocketModeHandler]:
    web = AsyncWebClient(TOKEN, base_url=on_stage.api.base_url)
    handler = AsyncSocketModeHandler(on_stage.guest.bolt, APP_TOKEN, web_client=web, ping_interval=0.5)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt has no types here
    await open_connections(on_stage, 1)
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # nor here


async def open_connections(on_stage: Stage, number: int) -> None:
    async with asyncio.timeout(5):
        while len(on_stage.world.sockets.open) != number:  # noqa: ASYNC110 - the sandbox has no event for it
            await asyncio.sleep(0.01)


@pytest.fixture
async def on_stage() -> AsyncIterator[Stage]:
    async with staged(make_guest(), SlackApp(manifest(), None, TOKEN, SECRET, APP_TOKEN)) as made:
        yield made


async def test_commands_forms_searches_and_events_go_through_the_socket(on_stage: Stage) -> None:
    search = {"type": "external_select", "min_query_length": 0}
    on_stage.guest.view = modal(input_block("which", "Which?", search))
    async with connected(on_stage):
        await on_stage.amara.types("/echo R&D")
        assert (await on_stage.amara.last_message())["text"] == "R&amp;D"
        await on_stage.amara.types("/form")
        on_stage.guest.answer = {"response_action": "errors", "errors": {"which": "Another, please."}}
        view = await on_stage.amara.form()
        assert await on_stage.amara.fills(view, {"Which?": "Option 1"}) == {"which": "Another, please."}
        await on_stage.amara.writes("Hello")
        assert (await on_stage.guest.hears("message"))["text"] == "Hello"
    assert [item["what"] for item in await on_stage.workspace.traffic() if item["direction"] == "to bot"] == [
        *("/echo", "/form", "block_suggestion", "view_submission", "event message")
    ]


async def test_an_app_that_is_not_connected_is_not_reached(on_stage: Stage) -> None:
    with pytest.raises(AssertionError, match="dispatch_failed"):
        await on_stage.amara.types("/echo hello")


async def test_an_acknowledgement_takes_at_most_three_seconds(on_stage: Stage) -> None:
    async with connected(on_stage):
        with pytest.raises(AssertionError, match="operation_timeout"):
            await on_stage.amara.types("/sleep 3.2")


async def test_when_slack_renews_the_connection_the_app_comes_back(on_stage: Stage) -> None:
    async with connected(on_stage):
        first = on_stage.world.sockets.open[0]
        await on_stage.workspace.breaks("socket", "disconnect")
        async with asyncio.timeout(5):
            while on_stage.world.sockets.open in ([], [first]):  # noqa: ASYNC110 - the sandbox has no event for it
                await asyncio.sleep(0.01)
        await on_stage.amara.types("/echo here again")
        assert (await on_stage.amara.last_message())["text"] == "here again"


async def test_a_reset_keeps_the_connection(on_stage: Stage) -> None:
    async with connected(on_stage):
        await on_stage.workspace.reset()
        await on_stage.amara.types("/echo hello")
        assert len(await on_stage.amara.reads()) == 1


async def test_only_the_apps_own_token_opens_a_connection(on_stage: Stage) -> None:
    for token, error in (("", "not_authed"), (TOKEN, "not_allowed_token_type"), ("xapp-other", "invalid_auth")):
        client = AsyncWebClient(base_url=on_stage.api.base_url)
        assert (await refusal(client.apps_connections_open(app_token=token)))["error"] == error
