"""What a message can hold of buttons, menus and entries is all there, and one more is a click away."""

from collections.abc import AsyncIterator
from itertools import chain

import pytest
import pytest_asyncio

from bot.demo.side_by_side import trying_out
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from bot.settings import Settings
from tests.kit.made_frameworks import topics, write
from tests.kit.steps import log, read


@pytest_asyncio.fixture(scope="module")
async def engineer(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Person]:
    folder = tmp_path_factory.mktemp("pressed")
    for number in (6, 7, 31):
        write(folder, f"Role {number}", topics(number, lambda n: [f"Tests {n}"]))
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


def labels(message: Json) -> list[str]:
    """What stands on the buttons, in their order."""
    elements = [element for block in message["blocks"] for element in block.get("elements", [])]
    return [element["text"]["text"] for element in elements if element["type"] == "button"]


def offered(message: Json) -> list[str]:
    """What stands in the menus."""
    elements = [element for block in message["blocks"] for element in block.get("elements", [])]
    options = [element.get("options", []) for element in elements]
    return [option["text"]["text"] for option in chain.from_iterable(options)]


async def test_six_topics_are_buttons_and_seven_a_menu(engineer: Person) -> None:
    assert labels(await asked(engineer, "role 6 1"))[:6] == [f"Topic 0{n}" for n in range(1, 7)]
    assert offered(await asked(engineer, "role 6 1")) == []
    assert offered(await asked(engineer, "role 7 1")) == [f"Topic 0{n}" for n in range(1, 8)]


async def test_thirty_topics_are_offered(engineer: Person) -> None:
    assert len(offered(await asked(engineer, "role 31 1"))) == 30


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
