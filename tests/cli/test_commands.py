"""What one types in a terminal: `python -m bot COMMAND`."""

import asyncio
import html
import json
import re
import signal
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import sqlalchemy

from bot.__main__ import command_line
from bot.gateway.manifest import find_events
from bot.gateway.routes import CommandRoute
from bot.listeners.routes import ROUTES
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.people.errors import SandboxError
from bot.serving import listen
from bot.settings import Settings
from bot.storage.database.database import read_url, sync_url
from tests.kit.joined import FRAMEWORKS, SECRET, TOKEN, Slack, slack
from tests.kit.processes import ROOT, command, end, started
from tests.kit.steps import eventually, log, read, set_up

README = (ROOT / "README.md").read_text()
HTTP = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "HOST": "127.0.0.1"}
BROKEN = '---\npath: /broken\ntitle: "Broken\n---\n'


def test_check_finds_nothing_in_the_frameworks_that_ship() -> None:
    result = command("check", "frameworks")
    assert (result.exit_code, result.stdout) == (0, "2 frameworks read, nothing to mend.\n")


def test_check_says_where_something_is_wrong(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.md", tmp_path / "broken.md"
    good.write_text((FRAMEWORKS / "platform.md").read_text())
    broken.write_text(BROKEN)
    result = command("check", str(good), str(broken))
    assert result.exit_code == 1
    first, last = result.stdout.splitlines()
    assert re.match(rf"{re.escape(str(broken))}:\d+:\d+: error: .+", first)
    assert last == "1 framework read, 1 error."
    assert command("check", str(good)).exit_code == 0
    assert command("check", str(tmp_path)).exit_code == 1


def test_check_says_which_file_is_not_there(tmp_path: Path) -> None:
    result = command("check", str(tmp_path / "none.md"), "frameworks")
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(tmp_path / "none.md") in result.stderr


@pytest.mark.parametrize(
    "words", ["", "platform", "platform 2", "analyst 3", "platform 2 craft", "platfrm 9", "a <b>"]
)
async def test_level_prints_what_slack_shows(engineer: Person, words: str) -> None:
    await engineer.types(f"/level {words}")
    shown = html.unescape((await engineer.last_message())["text"])
    result = command("level", *words.split(), FRAMEWORKS_DIR=str(FRAMEWORKS))
    assert (result.exit_code, result.stdout) == (0, f"{shown}\n")


def printed_manifest(*options: str) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(command("manifest", *options).stdout)
    return manifest


def test_the_manifest_asks_for_what_the_bot_listens_to() -> None:
    manifest = printed_manifest()
    commands = [one["command"] for one in manifest["features"]["slash_commands"]]
    assert commands == [f"/{route.name}" for route in ROUTES if isinstance(route, CommandRoute)]
    assert set(commands) == {"/level", "/evidence", "/summary"}
    assert find_events(ROUTES) == {"message.im", "app_home_opened", "app_mention"}
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == find_events(ROUTES)
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == {
        *("commands", "chat:write", "im:history", "im:write", "users:read", "files:write", "app_mentions:read")
    }
    assert manifest["oauth_config"]["scopes"]["bot_optional"] == ["app_mentions:read"]
    assert manifest["features"]["app_home"]["messages_tab_enabled"]
    assert not manifest["features"]["app_home"]["messages_tab_read_only_enabled"]


def test_the_manifest_is_for_socket_mode_or_for_an_address() -> None:
    socket_mode, http = printed_manifest(), printed_manifest("--url", "https://bot.example.org/")
    assert socket_mode["settings"]["socket_mode_enabled"]
    assert "http" not in json.dumps(socket_mode)
    assert not http["settings"]["socket_mode_enabled"]
    places = re.findall(r'"(\w+)": "(http[^"]+)"', json.dumps(http))
    assert {name for name, _ in places} == {"url", "request_url", "message_menu_options_url"}
    assert {url for _, url in places} == {"https://bot.example.org/slack/events"}


def test_migrate_may_run_twice(new_database: Callable[[], str]) -> None:
    url, seen = new_database(), []
    for _ in range(2):
        assert command("migrate", DATABASE_URL=url).exit_code == 0
        seen.append(framework_rows(url))
    assert seen[0] == seen[1]
    assert [row.path for row in seen[0]] == ["/engineering/cloud-engineer", "/engineering/devops"]


def framework_rows(url: str) -> Sequence[sqlalchemy.Row[Any]]:
    with sqlalchemy.create_engine(sync_url(read_url(url)), poolclass=sqlalchemy.NullPool).connect() as connection:
        return connection.exec_driver_sql("SELECT id, path, revision_id FROM frameworks ORDER BY 1").all()


def free_port() -> int:
    with closing(listen("127.0.0.1")) as taken:
        port: int = taken.getsockname()[1]
        return port


def inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def open_page(address: str) -> str:
    """What stands on a page; nothing while nobody listens, or while the page says that it is not yet well (503)."""
    with suppress(aiohttp.ClientConnectionError):
        async with aiohttp.ClientSession() as session, session.get(address) as page:
            return await page.text() if page.ok else ""
    return ""


async def test_run_without_credentials_is_a_sandbox_that_leaves_nothing_behind(tmp_path: Path) -> None:
    port = free_port()
    async with started("run", PORT=str(port), TMPDIR=str(tmp_path), DATABASE_URL="sqlite:////not/touched") as process:
        assert "<html" in await eventually(lambda: open_page(f"http://127.0.0.1:{port}/"), within=20)
        async with Workspace(f"http://127.0.0.1:{port}") as workspace:
            engineer = await workspace.person("amara")

            async def answer() -> str:
                with suppress(SandboxError):
                    await engineer.types("/level devops 3", "general")
                    return read(await engineer.last_message("general"))
                return ""

            assert "Level 3" in await eventually(answer, within=20)
        assert inside(tmp_path)
        await ends_well(process)
    assert inside(tmp_path) == []


def test_run_with_credentials_migrates_first_when_told_to(new_database: Callable[[], str]) -> None:
    url = new_database()
    with closing(listen("127.0.0.1")) as taken:
        taken.listen()
        result = command("run", "--migrate", DATABASE_URL=url, PORT=str(taken.getsockname()[1]), **HTTP)
    assert "The bot can't listen on 127.0.0.1" in result.stderr, "so it ends at once"
    assert framework_rows(url)


def environment_of(opened: Slack) -> dict[str, str]:
    return HTTP | {
        "DATABASE_URL": opened.settings.database_url,
        "SLACK_API_URL": opened.settings.slack_api_url,
        "FRAMEWORKS_DIR": str(FRAMEWORKS),
        "PORT": str(opened.bot_door.getsockname()[1]),
    }


async def test_what_is_asked_of_web_comes_from_worker(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as opened:
        environment = environment_of(opened)
        engineer, manager = [await opened.workspace.person(name) for name in ("amara", "priya")]
        async with started("web", **environment) as web, started("worker", **environment) as worker:
            await eventually(lambda: open_page(f"{opened.bot_url}/livez"), within=20)
            await set_up(engineer)
            await log(engineer, "Split the bot in two.")
            await manager.writes(f"summary <@{engineer.id}>")
            summary = await manager.receives(lambda message: "Split the bot" in message["text"], within=20)
            assert "Amara Okafor: evidence" in read(summary)
            await ends_well(worker)
            await manager.writes("help")
            await asyncio.sleep(0.3)
            assert (await manager.last_message())["text"] == "help", "without a worker nobody answers"
            await ends_well(web)


async def ends_well(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGTERM)
    code, said = await end(process)
    assert (code, "Traceback" in said) == (0, False)


def first_cells(heading: str) -> list[str]:
    """What the rows of the README's table under a heading are about."""
    rows = README.split(heading)[1].split("\n## ")[0].split("\n|---")[1]
    return re.findall(r"^\| (`.+?) \|", rows, re.MULTILINE)


def test_the_readme_knows_every_setting_and_no_other() -> None:
    named = {name for cell in first_cells("## Settings") for name in re.findall(r"`([A-Z_]+)`", cell)}
    assert named == {name.upper() for name in Settings.model_fields}


def test_the_readme_knows_every_command_and_no_other() -> None:
    named = {name for cell in first_cells("## Commands") for name in re.findall(r"`(\w+)", cell)}
    commands = {one.callback.__name__ for one in command_line.registered_commands if one.callback}
    assert named == commands | {group.name for group in command_line.registered_groups}


@pytest.mark.parametrize("way", ["http", "socket mode"])
async def test_the_sandbox_alone_serves_an_app_that_runs_elsewhere(tmp_path: Path, way: str) -> None:
    door, bot_door = free_port(), free_port()
    asked = ["--request-url", f"http://127.0.0.1:{bot_door}/slack/events"] if way == "http" else []
    own = {"DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}", "PORT": str(bot_door), "HOST": "127.0.0.1"}
    async with started("sandbox", *asked, PORT=str(door)) as sandbox:
        assert sandbox.stdout
        said = await anext(line async for line in sandbox.stdout if b"SLACK_API_URL=" in line)
        given = dict(re.findall(r"(SLACK_\w+)=(\S+)", said.decode()))
        async with (
            started("run", "--migrate", **own, **given) as bot,
            Workspace(f"http://127.0.0.1:{door}") as workspace,
        ):
            await eventually(lambda: open_page(f"http://127.0.0.1:{bot_door}/healthz"), within=20)
            amara = await workspace.person("amara")
            await amara.types("/level devops 3")
            assert "Level 3" in (await amara.last_message())["text"]
            await ends_well(bot)


def test_no_sandbox_starts_where_slack_credentials_are_set() -> None:
    refused = command("sandbox", SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="1")
    assert (refused.exit_code, "Unset them" in refused.output) == (2, True)
