"""What the environment says, and what is wrong with it, told before anything starts."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.told.delivery import sign
from bot.serving import listen
from tests.kit.joined import SECRET, TOKEN, slack
from tests.kit.processes import as_environment, command, end, free_port, started, until_well

HTTP = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
SOCKET = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_APP_TOKEN": "xapp-1"}
NOT_MIGRATED = "The database has not got this version's tables. Run: python -m bot migrate"
NOWHERE = {"SLACK_API_URL": "http://127.0.0.1:1/api"}


@pytest.mark.parametrize(
    ("environment", "wrong"),
    [
        (HTTP | {"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET is set but empty."),
        (HTTP | {"SLACK_SIGNING_SECRET": "  "}, "SLACK_SIGNING_SECRET is set but empty."),
        (SOCKET | {"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET is set but empty."),
        (HTTP | {"SLACK_BOT_TOKEN": "xoxp-person"}, "SLACK_BOT_TOKEN is no bot token: those begin with xoxb-"),
        (SOCKET | {"SLACK_APP_TOKEN": TOKEN}, "SLACK_APP_TOKEN is no app-level token: those begin with xapp-"),
        ({"SLACK_SIGNING_SECRET": SECRET}, "SLACK_BOT_TOKEN is missing: set it too, or unset"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is missing: set it too, or unset"),
        ({"SLACK_BOT_TOKEN": TOKEN}, "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET"),
        (HTTP | {"SLACK_API_URL": "slack.com"}, "SLACK_API_URL: it begins with https://"),
        (HTTP | {"SLACK_API_URL": "http://slack.example.org/api"}, "SLACK_API_URL: it begins with https://, since"),
        (HTTP | {"SLACK_API_URL": "http://127.0.0.1.example.org/"}, "SLACK_API_URL: it begins with https://, since"),
        (HTTP | {"SLACK_API_URL": "http://10.0.0.1/api"}, "http:// is for a sandbox on this machine"),
        (HTTP | {"PORT": "http"}, "PORT: write a number from 0 to 65535"),
        (HTTP | {"PORT": "65536"}, "PORT: write a number from 0 to 65535"),
        (HTTP | {"PORT": "-1"}, "PORT: write a number from 0 to 65535"),
        (HTTP | {"DRAIN_SECONDS": "soon"}, "DRAIN_SECONDS: write a number of seconds from 0 to 600"),
        (HTTP | {"DRAIN_SECONDS": "601"}, "DRAIN_SECONDS: write a number of seconds from 0 to 600"),
        (HTTP | {"HEALTH_PORT": "x"}, "HEALTH_PORT: write a number from 0 to 65535"),
        (HTTP | {"PORT": ""}, "PORT: write a number from 0 to 65535"),
        (HTTP | {"FRAMEWORKS_DIR": "/no/such/folder"}, "FRAMEWORKS_DIR: there is no folder /no/such/folder"),
        (
            HTTP | {"DATABASE_URL": "mysql://host/name"},
            "DATABASE_URL: write sqlite:///progression.db, or postgres://",
        ),
        (HTTP | {"DATABASE_URL": "progression.db"}, "DATABASE_URL: write sqlite:///progression.db, or postgres://"),
        (HTTP | {"DATABASE_URL": "sqlite://"}, "DATABASE_URL: write sqlite:///progression.db, or postgres://"),
        (HTTP | {"DATABASE_URL": "sqlite:///:memory:"}, "DATABASE_URL: write sqlite:///progression.db"),
        (HTTP | {"DATABASE_URL": "postgres://host:port/name"}, "DATABASE_URL: that address can't be read"),
    ],
)
@pytest.mark.parametrize("process", ["run", "web", "worker"])
def test_what_is_wrong_is_named_with_what_to_do(process: str, environment: dict[str, str], wrong: str) -> None:
    result = command(process, **environment)
    assert result.exit_code == 2
    assert wrong in result.stderr
    assert len(result.stderr.splitlines()) == 2, "one line to begin with, and one for what is wrong"


def test_all_that_is_wrong_is_named_at_once() -> None:
    result = command("web", PORT="x", FRAMEWORKS_DIR="/no", DATABASE_URL="x", SLACK_SIGNING_SECRET="")
    named = ("PORT", "FRAMEWORKS_DIR", "DATABASE_URL", "SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN")
    assert [name for name in named if name not in result.stderr] == []


def test_secrets_are_not_shown() -> None:
    result = command("web", SLACK_BOT_TOKEN="xoxp-mine", SLACK_SIGNING_SECRET="mine-too", PORT="x")
    assert "mine" not in result.output


@pytest.mark.parametrize("around", [" {}", "{}\n", "\t {} \r\n"])
async def test_white_space_that_was_copied_too_is_no_part_of_a_setting(tmp_path: Path, around: str) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        environment = as_environment(opened.settings) | {"PORT": (port := free_port()), "LEVEL_FOR_GUESTS": "true"}
        pasted = {name: around.format(value) for name, value in environment.items()}
        async with started("web", **pasted):
            await until_well(port)
            request = b"command=/level&text=&team_id=T0HARBOUR&user_id=U0AMARA"
            async with (
                aiohttp.ClientSession() as session,
                session.post(
                    f"http://127.0.0.1:{port}/slack/events", data=request, headers=sign(SECRET, request)
                ) as answer,
            ):
                assert answer.status == 200


@pytest.mark.parametrize("process", ["web", "worker"])
def test_only_run_starts_without_credentials(process: str) -> None:
    result = command(process)
    assert (result.exit_code, result.stderr) == (
        2,
        "SLACK_BOT_TOKEN is missing. Only `run` starts without it, with the sandbox.\n",
    )


@pytest.mark.parametrize("process", ["run", "web", "worker"])
def test_a_database_without_its_tables_says_to_migrate(new_database: Callable[[], str], process: str) -> None:
    url = new_database()
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).touch()
    result = command(process, DATABASE_URL=url, PORT="0", **HTTP, **NOWHERE)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == NOT_MIGRATED
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("process", ["run", "web", "worker"])
def test_a_start_before_migrate_says_so_and_leaves_no_file_behind(tmp_path: Path, process: str) -> None:
    result = command(process, DATABASE_URL=f"sqlite:///{tmp_path / 'x.db'}", PORT="0", **HTTP, **NOWHERE)
    assert (result.exit_code, result.stderr) == (2, "There is no database yet. Run: python -m bot migrate\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("process", ["web", "worker", "migrate"])
@pytest.mark.parametrize("address", ["postgres://nobody:secret@127.0.0.1:1/name", "sqlite:////no/such/folder/x.db"])
def test_a_database_that_cannot_be_reached_is_named(process: str, address: str) -> None:
    result = command(process, DATABASE_URL=address, PORT="0", **HTTP, **NOWHERE)
    assert result.exit_code == 2
    assert "The database can't be used: " in result.stderr
    assert "Look at DATABASE_URL." in result.stderr
    assert "secret" not in result.stderr


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with closing(listen("127.0.0.1")) as taken:
        taken.listen()
        port = str(taken.getsockname()[1])
        for environment in ({}, HTTP):
            result = command(
                "run", HOST="127.0.0.1", PORT=port, DATABASE_URL=f"sqlite:///{tmp_path}/x", **environment
            )
            assert result.exit_code == 2
            assert result.stderr.startswith(f"The bot can't listen on 127.0.0.1:{port}: ")
            assert result.stderr.count("\n") == 1


async def test_a_token_that_slack_refuses_ends_the_start(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        environment = {
            "DATABASE_URL": opened.settings.database_url,
            "SLACK_API_URL": opened.settings.slack_api_url,
            "SLACK_BOT_TOKEN": "xoxb-of-another",
            "SLACK_SIGNING_SECRET": SECRET,
            "PORT": "0",
        }
        async with started("web", **environment) as process:
            code, said = await end(process)
    assert code == 2
    assert said.splitlines()[-1] == (
        "Slack does not accept SLACK_BOT_TOKEN (invalid_auth). Copy it again from your app's page."
    )
    assert "Traceback" not in said


def test_both_kinds_of_address_work(new_database: Callable[[], str]) -> None:
    assert command("migrate", DATABASE_URL=new_database()).exit_code == 0
