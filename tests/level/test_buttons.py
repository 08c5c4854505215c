"""What a message can hold of buttons, menus and entries is all there, and one more is a click away."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.side_by_side import trying_out
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from bot.settings import Settings
from tests.kit.made_frameworks import topics, write
from tests.kit.steps import labels, log, press, read, set_up

REST = ["Log evidence", "My level", "All levels"]  # in the menu of a last level, in direct messages
LONG = "long" * 30


@pytest_asyncio.fixture(scope="module")
async def engineer(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Person]:
    folder = tmp_path_factory.mktemp("pressed")
    for number in (6, 7, 31):
        write(folder, f"Role {number}", topics(number, lambda n: [f"Tests {n}"]))
    write(folder, f"Very {LONG} role", {"Craft": {1: ["Tests 1"], 2: ["Tests 2"]}, "Care": {1: ["Plans 1"]}})
    for number, prose in ((24, "Words."), (25, "Words."), (26, "")):
        write(folder, f"Ladder {number}", {"Craft": {n: ["Tests"] for n in range(1, number + 1)}}, prose)
    settings = Settings(
        database_url=f"sqlite:///{folder / 'test.db'}", frameworks_dir=folder, host="127.0.0.1", port=0
    )
    async with trying_out(settings, tmp_path_factory.mktemp("dropped")) as address, Workspace(address) as opened:
        yield await opened.person("amara")


async def asked(person: Person, words: str) -> Json:
    await person.types(f"/level {words}")
    return await person.last_message()


async def test_topics_are_chosen_from_one_select_however_few_or_many(engineer: Person) -> None:
    for number in (6, 7):
        topics = ["All topics", *(f"Topic 0{n}" for n in range(1, number + 1))]
        assert labels(await asked(engineer, f"role {number} 1")) == [*topics, *REST]
    await press(engineer, "Topic 07")
    select = (await engineer.last_message())["blocks"][-1]["elements"][0]
    assert select["initial_option"]["text"]["text"] == "Topic 07"


async def test_thirty_topics_are_offered(engineer: Person) -> None:
    assert len(labels(await asked(engineer, "role 31 1"))) == len(["All topics", *REST]) + 30


async def test_a_level_with_one_topic_has_nothing_to_choose(engineer: Person) -> None:
    assert labels(await asked(engineer, f"{LONG} 2")) == ["← Level 1", *REST]


async def test_what_has_long_names_is_reached_like_all_else(engineer: Person) -> None:
    await asked(engineer, f"{LONG} 1")
    assert "Tests 2" in await press(engineer, "What Level 2 adds")
    await asked(engineer, f"{LONG} 1")
    assert "Plans 1" not in await press(engineer, "Craft")
    assert "Level 2: 1 expectation" in await press(engineer, "All levels")
    await asked(engineer, f"{LONG} 1")
    await press(engineer, "Craft")
    assert "Plans 1" in await press(engineer, "All topics")


async def test_evidence_is_logged_from_what_has_long_names(engineer: Person) -> None:
    await set_up(engineer, Framework="long", **{"My level": "Level 1", "The level I aim for": "Level 2"})
    await asked(engineer, f"{LONG} 1")
    await press(engineer, "Log evidence")
    assert "Those of Level 1 come first." in read(await engineer.form())


@pytest.mark.parametrize(("number", "last"), [(24, "How it is meant"), (25, "How it is meant"), (26, "Level 25")])
async def test_a_ladder_has_as_many_buttons_as_slack_takes(engineer: Person, number: int, last: str) -> None:
    assert labels(await asked(engineer, f"ladder {number}"))[23:] == ["Level 24", last]


async def test_thirty_five_entries_stand_in_one_list(engineer: Person) -> None:
    for number in range(1, 36):
        await log(engineer, f"Entry {number}.")
    await engineer.types("/evidence list")
    assert "Older entries" not in labels(await engineer.last_message())
    await log(engineer, "Entry 36.")
    await engineer.types("/evidence list")
    listed = await engineer.last_message()
    assert "Older entries" in labels(listed)
    assert ("Entry 2." in read(listed), "Entry 1." in read(listed)) == (True, False)
