"""The largest framework that anybody has written, and one larger still: Slack takes every answer."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.demo.side_by_side import trying_out
from bot.messages.kit.blocks import MOST_CHARACTERS, escape
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.people.sights import find_element
from bot.sandbox.rules.json import Json
from bot.settings import Settings
from tests.kit.steps import choose, log, read, set_up
from tests.test_nudge import next_nudge

TITLE = "Principal engineer for <platforms> & everything that they stand on, ".ljust(150, "x")
NAME = "communication; influence & stakeholder management (incl. suppliers), across all of the org"
HOSTILE = " & <!channel> <@U0AMARA01> *bold* `code` "
LONGEST = 510  # characters of a criterion
MOST_BLOCKS, MOST_PRESSES = 40, 120


def words(number: str, length: int) -> str:
    """A text of that length that no other begins like."""
    return f"{number}{HOSTILE}{'word ' * (length // 5)}"[:length]


def block(level: int, criteria: list[str], examples: int = 0) -> Json:
    if not examples:
        return {"level": level, "criteria": criteria}
    some = [words(f"Example {n} at {level}", 300) for n in range(examples)]
    return {"level": level, "exampleCriteria": [{"criteria": one, "examples": some} for one in criteria]}


def topic(number: int, name: str = "") -> Json:
    """82 criteria and 11,600 characters at level 7 of fifteen topics; 24 in a cell, 9 examples to one."""
    each = [words(f"{number}.{level}.{n}", 140) for level in range(1, 8) for n in range(6)]
    content = [block(level, each[6 * level - 6 : 6 * level]) for level in range(1, 7)]
    last = 24 if number == 2 else 4 if number < 15 else 6
    content.append(block(7, [words(f"{number}.7.{n}", 141) for n in range(last)], 9 if number == 3 else 0))
    return {
        "name": name or f"topic-{number}",
        "title": f"Topic {number} 🛠️ & <more>".ljust(150, "y"),
        "content": content,
    }


def framework(path: str, title: str, topics: list[Json]) -> str:
    return f"---\n{json.dumps({'path': path, 'title': title, 'topics': topics})}\n---\n\n{'Prose. ' * 3_000}"


def write_frameworks(folder: Path) -> None:
    largest = [topic(1, NAME), *map(topic, range(2, 16))]
    (folder / "largest.md").write_text(framework("/largest", TITLE, largest))
    cell = [words(f"One of many {n}:", LONGEST) for n in range(24)]
    beyond = [{"name": "one", "content": [block(1, cell, 9), block(2, [words("And", LONGEST)])]}]
    (folder / "beyond.md").write_text(framework("/beyond", "Beyond all measure", beyond))
    for number in range(118):
        small = [{"name": "craft", "content": [block(1, ["Something"])]}]
        (folder / f"small-{number}.md").write_text(framework(f"/many/small-{number}", f"Ladder {number:03}", small))


@pytest_asyncio.fixture(scope="module")
async def workspace(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Workspace]:
    folder = tmp_path_factory.mktemp("largest")
    write_frameworks(folder)
    settings = Settings(
        database_url=f"sqlite:///{folder / 'test.db'}", frameworks_dir=folder, host="127.0.0.1", port=0
    )
    async with trying_out(settings, tmp_path_factory.mktemp("dropped")) as address, Workspace(address) as opened:
        await opened.keep_rates(kept=False)
        yield opened


async def refused(workspace: Workspace) -> list[str]:
    return [f"{one['what']}: {one['refused']}" for one in await workspace.traffic() if one["refused"]]


def texts(part: Any) -> Iterator[str]:
    """What is there to be read in blocks."""
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        if isinstance(each, str):
            yield from ()
        else:
            yield from texts(each)
    if isinstance(part, dict) and isinstance(part.get("text"), str):
        yield part["text"]


def assert_it_fits(message: Json) -> None:
    blocks = message.get("blocks", [])
    assert len(blocks) <= MOST_BLOCKS
    assert sum(len(escape(text)) for text in texts(blocks)) <= MOST_CHARACTERS
    assert "<!channel>" not in message["text"], "what is in a framework stays dead"
    said = message["text"].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    shown = [line for one in blocks if one["type"] == "rich_text" for line in texts(one)]
    assert [line for line in shown if line not in said] == [], "the text says what the blocks say"


def choices(message: Json) -> Iterator[tuple[str, Any]]:
    """Everything that one can press in an answer, and what it would ask for."""
    for one in message.get("blocks", []):
        for element in [*one.get("elements", []), one.get("accessory") or {}]:
            if element.get("type") == "button" and element["action_id"].startswith("level."):
                yield element["action_id"], element["value"]
            for option in element.get("options", []):
                yield element["action_id"], option["value"]


async def walk(person: Person, command: str, pressed: set[tuple[str, str]]) -> None:
    """Presses whatever was not pressed yet, and looks at every answer."""
    while len(pressed) < MOST_PRESSES:
        await person.types(command, "general")
        message = await person.last_message("general")
        new = None
        while True:
            assert_it_fits(message)
            fresh = [one for one in choices(message) if one not in pressed]
            if not fresh:
                break
            new = fresh[0]
            pressed.add(new)
            element = find_element(message, new[0])[1]
            await person.presses(message, new[0], new[1] if element["type"] != "button" else None)
            message = next(one for one in await person.reads("general") if one["ts"] == message["ts"])
        if new is None:
            return


async def test_slack_takes_every_answer_about_the_largest_framework(workspace: Workspace) -> None:
    engineer, pressed = await workspace.person("amara"), set[tuple[str, str]]()
    for command in ("/level largest 7", "/level largest 7 communication", "/level search word", "/level largest"):
        await walk(engineer, command, pressed)
    assert len(pressed) > 100
    assert await refused(workspace) == []


async def test_slack_takes_a_list_of_120_frameworks(workspace: Workspace) -> None:
    engineer = await workspace.person("amara")
    for command in ("/level", "/level ladder", "/level nothing like it"):
        await engineer.types(command, "general")
        assert_it_fits(await engineer.last_message("general"))
    await engineer.types("/level", "general")
    assert "90 more" in (await engineer.last_message("general"))["text"]


@pytest.mark.parametrize("examples", [False, True])
async def test_a_cell_that_no_message_holds_says_so_and_is_read_to_its_end(
    workspace: Workspace, examples: bool
) -> None:
    engineer = await workspace.person("amara")
    await engineer.types("/level beyond 1", "general")
    message = await engineer.last_message("general")
    pressing = ["Show examples"] if examples else []
    pressing.append("One")
    for name in pressing:
        message = await press(engineer, message, name)
    seen: list[str] = []
    while True:
        assert_it_fits(message)
        seen += [line for line in read(message).split("\n") if line.startswith("One of many")]
        if "Read on" not in read(message):
            break
        assert f"Not in this message: {24 - len(seen)} more expectation" in read(message)
        message = await press(engineer, message, "Read on")
    assert [one.split(":")[0] for one in seen] == [f"One of many {n}" for n in range(24)]


async def press(person: Person, message: Json, name: str) -> Json:
    await choose(person, message, name)
    return next(one for one in await person.reads("general") if one["ts"] == message["ts"])


async def test_slack_takes_the_forms_and_the_nudge_of_the_largest_framework(workspace: Workspace) -> None:
    engineer, manager = [await workspace.person(name) for name in ("amara", "priya")]
    about_it = {"Framework": TITLE[:30], "My level": "Level 6", "The level I aim for": "Level 7"}
    await set_up(engineer, **about_it)
    await engineer.types("/evidence")
    form = await engineer.form()
    assert len(await engineer.searches(form, "Criteria", "")) == 82
    chosen = [f"2.7.{n} " for n in range(10)]
    await log(engineer, "x" * 3_000, **{"What came of it?": "y" * 3_000, "Criteria": chosen})
    await engineer.types("/evidence list")
    await engineer.opens_home()
    for _ in range(2):
        await engineer.presses(await next_nudge(workspace, engineer), "Log evidence")
        assert await engineer.form()
    await manager.writes(f"summary <@{engineer.id}>")
    await manager.receives(lambda message: bool(message.get("files")))
    assert await refused(workspace) == []
