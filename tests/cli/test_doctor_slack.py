"""The doctor asks Slack about the tokens, and goes on where Slack can't be asked."""

import asyncio
from pathlib import Path

import pytest
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from typer.testing import Result

from tests.kit.joined import Slack, slack
from tests.kit.processes import as_environment, command

INSTALLED = "slack: installed in Harbour, with every scope that the manifest asks for"
NOWHERE = "http://127.0.0.1:1/api"
LACKS_SCOPE = {"ok": False, "error": "missing_scope", "needed": "connections:write", "provided": ""}


async def examine(opened: Slack, **environment: str) -> Result:
    return await asyncio.to_thread(command, "doctor", **(as_environment(opened.settings) | environment))


def wrong(result: Result) -> list[str]:
    assert "Traceback" not in result.output
    return [line.removeprefix("wrong: ") for line in result.stdout.splitlines() if line.startswith("wrong: ")]


def without_scope(app: ASGIApp) -> ASGIApp:
    """Slack, to whom an app-level token has no scope."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        is_asked = scope["type"] == "http" and scope["path"].endswith("apps.connections.open")
        await (JSONResponse(LACKS_SCOPE) if is_asked else app)(scope, receive, send)

    return answer


async def test_tokens_that_slack_knows_are_well(tmp_path: Path) -> None:
    for socket_mode in (True, False):
        async with slack(f"sqlite:///{tmp_path / 'own.db'}", socket_mode=socket_mode) as opened:
            result = await examine(opened)
        assert (result.exit_code, wrong(result)) == (0, [])
        first, second, third, *_ = result.stdout.splitlines()
        assert (first, second) == (f"settings: for {'Socket Mode' if socket_mode else 'HTTP'}", INSTALLED)
        assert third.startswith("slack: SLACK_APP_TOKEN opens Socket Mode" if socket_mode else "database: ")


async def test_a_token_that_is_none_joins_nothing(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'own.db'}") as opened:
        result = await examine(opened, SLACK_BOT_TOKEN="xoxb-1")
    assert result.exit_code == 1
    assert wrong(result) == [
        "slack: Slack does not accept SLACK_BOT_TOKEN (invalid_auth). Copy it again from your app's page."
    ]
    assert "joins" not in result.output
    assert "installed" not in result.output


async def test_scopes_that_the_manifest_has_and_the_token_lacks_are_named(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'own.db'}") as opened:
        installation = opened.world.installations[0]
        installation.scopes = ["chat:write", "commands", "im:history", "im:write"]
        (line,) = wrong(await examine(opened))
    assert line.startswith("slack: SLACK_BOT_TOKEN lacks files:write, users:read. `python -m bot manifest` has")


async def test_a_scope_that_is_optional_may_be_left_out(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'own.db'}") as opened:
        opened.world.installations[0].scopes.remove("app_mentions:read")
        result = await examine(opened)
    assert "installed in Harbour, without app_mentions:read: mentions in channels are not answered" in result.output
    assert not [line for line in wrong(result) if "app_mentions" in line]


async def test_the_scope_that_slack_says_is_needed_is_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    async with slack(url, socket_mode=True, through=without_scope) as opened:
        result = await examine(opened)
    assert wrong(result) == [
        "slack: SLACK_APP_TOKEN lacks the scope connections:write. Add it on your app's page,"
        " and install the app again."
    ]


@pytest.mark.parametrize("way", ["HTTP", "Socket Mode"])
async def test_without_a_network_it_says_so_and_goes_on(tmp_path: Path, way: str) -> None:
    async with slack(f"sqlite:///{tmp_path / 'own.db'}", socket_mode=way == "Socket Mode") as opened:
        result = await examine(opened, SLACK_API_URL=NOWHERE)
    assert all("could not be asked about" in line for line in wrong(result))
    assert len(wrong(result)) == (2 if way == "Socket Mode" else 1)
    assert "database: answers" in result.stdout
    assert "framework /test/platform: current since" in result.stdout
