"""The commands can be called something else, where another app has their names."""

import json
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from tests.kit.joined import Slack, bot, slack
from tests.kit.processes import command
from tests.kit.steps import eventually, read


@pytest_asyncio.fixture
async def place(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database(), prefix="acme-") as made, bot(made):
        yield made


async def test_commands_with_a_prefix_answer_and_name_themselves(place: Slack) -> None:
    amara = await place.workspace.person("amara")
    said = []
    for typed in (
        "/acme-level",
        "/acme-level plumber",
        "/acme-evidence list",
        "/acme-evidence what",
        "/acme-level me",
    ):
        await amara.types(typed)
        said.append(read(await amara.last_message()))
    await amara.writes("help")
    said.append(read(await amara.receives(lambda message: "What you can do" in read(message))))
    await amara.opens_home()
    said.append(read(await eventually(amara.home)))
    everything = "\n".join(said)
    assert "/acme-level data-analyst 7" in everything
    assert "/acme-evidence settings" in everything
    assert "/acme-summary @engineer" in everything
    for name in ("level", "evidence", "summary"):
        assert f"/{name}" not in everything


async def test_the_button_of_a_suggestion_names_the_command_too(place: Slack) -> None:
    amara = await place.workspace.person("amara")
    await amara.types("/acme-level platform 9")
    await amara.presses(await amara.last_message(), "/acme-level platform 3")
    assert "Level 3" in read(await amara.last_message())


def test_the_manifest_has_the_prefix() -> None:
    manifest = json.loads(command("manifest", SLACK_COMMAND_PREFIX="acme-").stdout)
    names = {one["command"] for one in manifest["features"]["slash_commands"]}
    assert names == {"/acme-level", "/acme-evidence", "/acme-summary"}


@pytest.mark.parametrize("prefix", ["Acme-", "acme level ", "/acme", "a" * 21, "ä-"])
def test_a_prefix_that_slack_would_not_take_is_refused(prefix: str) -> None:
    result = command("manifest", SLACK_COMMAND_PREFIX=prefix)
    assert result.exit_code == 2
    assert "SLACK_COMMAND_PREFIX: write up to 20 lower-case letters" in result.output
