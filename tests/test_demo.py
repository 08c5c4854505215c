"""The demo: what somebody drops on its page can be looked up, and is gone with the next fresh start."""

import pytest

from bot.sandbox.people.client import Person, Workspace
from tests.kit.framework_texts import one_cell
from tests.kit.steps import look_up

BAKER = one_cell('criteria: ["Keeps the oven hot"]', head="path: /test/baker\ntitle: Baker")
MINE = one_cell('criteria: ["Runs what I say it runs"]', head="path: /test/platform\ntitle: My Platform")


@pytest.mark.parametrize(
    ("text", "words", "looked_for"),
    [
        pytest.param(BAKER, "baker 1", "Keeps the oven hot", id="a new framework"),
        pytest.param(MINE, "platform 1", "Runs what I say it runs", id="one with the path of the demo's own"),
    ],
)
async def test_a_framework_that_was_tried_is_gone_after_starting_over_and_can_be_tried_again(
    workspace: Workspace, engineer: Person, text: str, words: str, looked_for: str
) -> None:
    before = await look_up(engineer, words)
    for _ in range(2):
        await workspace.post("check", name="mine.md", text=text)
        assert looked_for in await look_up(engineer, words)
        await workspace.reset()
        assert await look_up(engineer, words) == before


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a\0b.md",
        "/etc/passwd",
        "../up.md",
        "c:\\mine.md",
        "m" * 300 + ".md",
        "é" * 101 + ".md",
        "a\nb.md",
        "\ud800.md",
    ],
)
async def test_a_file_with_an_impossible_name_is_refused_with_a_sentence(workspace: Workspace, name: str) -> None:
    answer = await workspace.post("check", name=name, text=BAKER)
    assert answer["report"].startswith("A file can't have that name here.")


@pytest.mark.parametrize("name", ["m" * 197 + ".md", "mine", ".md", "..", "große Leiter (2).markdown"])
async def test_any_other_name_will_do(workspace: Workspace, name: str) -> None:
    answer = await workspace.post("check", name=name, text=BAKER)
    assert answer["report"] == "Read: type /level baker"
    await workspace.reset()


async def test_what_is_no_text_can_not_be_read(workspace: Workspace) -> None:
    answer = await workspace.post("check", name="mine.md", text=f"{BAKER}\ud800")
    assert answer["report"] == "It can't be read as it is."


@pytest.mark.parametrize(
    ("name", "text", "report"),
    [
        ("large.csv", "x" * 1_000_001, "large.csv has more than 1,000,000 bytes. Make several tables of it."),
        ("book.xlsx", "PK\x03\x04", "This is a workbook, not CSV. Save the spreadsheet as “CSV UTF-8”."),
    ],
)
async def test_a_spreadsheet_that_can_not_be_read_is_refused_by_the_name_that_it_has(
    workspace: Workspace, name: str, text: str, report: str
) -> None:
    assert (await workspace.post("check", name=name, text=text))["report"] == report


async def test_a_framework_with_one_level_is_listed_as_having_one(workspace: Workspace, engineer: Person) -> None:
    await workspace.post("check", name="one.csv", text="topic,level,criterion\nCraft,1,Plans\n")
    await workspace.post("check", name="rung.csv", text="topic,grade,criterion\nCraft,HEO,Plans\n")
    answer = await look_up(engineer, "list")
    assert "level 1\n" in answer
    assert "grade HEO\n" in answer
    await workspace.reset()
