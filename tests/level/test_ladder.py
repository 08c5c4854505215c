"""People read what each level of a framework is about."""

from pathlib import Path

import pytest

from bot.sandbox.people.client import Person
from tests.kit.made_frameworks import one_level, topics, write
from tests.kit.processes import command
from tests.kit.steps import look_up


async def test_a_framework_says_what_each_level_is_about(engineer: Person) -> None:
    shown = await look_up(engineer, "platform")
    assert shown.split("\n")[:8] == [
        "Platform Engineer",
        "Level 1: 2 expectations",
        "📣 Communication: Says early when something is late",
        "Craft: Keeps a change small",
        "Level 2: 3 expectations",
        "📣 Communication: Explains a decision to people outside…",
        "Craft: Finds the cause of a fault…",
        "Level 3: 3 expectations",
    ]
    said = (await engineer.last_message())["text"]
    assert (
        "Level 3: 3 expectations\n• 📣 Communication: Writes proposals that others build on\n• Craft: Makes" in said
    )


def ask(folder: Path, words: str) -> str:
    """What `/level WORDS` answers, as the shell prints it."""
    return command("level", words, FRAMEWORKS_DIR=str(folder)).stdout


def test_six_topics_of_a_level_are_begun_and_more_are_counted(tmp_path: Path) -> None:
    for number in (6, 7, 8):
        write(tmp_path, f"Role {number}", topics(number, lambda n: [f"Tests {n}"]))
    assert "• Topic 06: Tests 6\n\n" in ask(tmp_path, "role 6").replace("\nOr type", "\n\nOr type")
    assert "• Topic 06: Tests 6\n• and 1 more topic\n" in ask(tmp_path, "role 7")
    assert "• and 2 more topics\n" in ask(tmp_path, "role 8")


@pytest.mark.parametrize(
    ("criterion", "begun"),
    [
        ("One two three four five six", "One two three four five six"),
        ("One two three four five six, seven", "One two three four five six…"),
        ("o" * 50, "o" * 50),
        ("o" * 51, "o" * 49 + "…"),
    ],
)
def test_six_words_of_a_criterion_are_its_beginning(tmp_path: Path, criterion: str, begun: str) -> None:
    write(tmp_path, "Role", one_level(criterion))
    assert f"• Craft: {begun}\n" in ask(tmp_path, "role")


def test_forty_characters_of_a_topic_stand_before_its_beginning(tmp_path: Path) -> None:
    for length, shown in ((40, "t" * 40), (41, "t" * 39 + "…")):
        write(tmp_path, "Role", {"t" * length: {1: ["Tests"]}})
        assert f"• {shown}: Tests\n" in ask(tmp_path, "role")


def test_thirty_levels_are_described_and_of_more_the_size_is_said(tmp_path: Path) -> None:
    for number in (30, 31):
        write(tmp_path, f"Role {number}", {"Craft": {level: ["Tests"] for level in range(1, number + 1)}})
    assert "Level 30: 1 expectation\n• Craft: Tests\n" in ask(tmp_path, "role 30")
    assert "• Level 30: 1 expectation\n• Level 31: 1 expectation\n" in ask(tmp_path, "role 31")


def test_where_the_beginnings_of_all_topics_are_too_long_there_are_fewer_for_each_level(tmp_path: Path) -> None:
    cells = {f"{n}{'t' * 39}": {level: ["w" * 50] for level in range(1, 15)} for n in range(6)}
    write(tmp_path, "Role", cells)
    shown = ask(tmp_path, "role")
    assert len(shown) <= 9_000
    assert shown.count("• and 2 more topics\n") == 14
