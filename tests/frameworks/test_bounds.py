"""What a framework file may hold at most is read, and one more is refused or cut."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import command_line
from tests.kit.framework_texts import one_cell, read

ENTRIES_AROUND = 20  # of a file whose level has one criterion, and whose head has one more key with a list


def of_bytes(size: int) -> str:
    text = one_cell("criteria: [a]")
    return text + "x" * (size - len(text))


def with_head(line: str) -> str:
    return one_cell("criteria: [a]", head=f"path: /role\ntitle: Role\n{line}")


def nested(deep: int) -> str:
    """A value with that many lists in each other, the file's own mapping counted."""
    return with_head(f"other: {'[' * (deep - 1)}{']' * (deep - 1)}")


def entries(number: int) -> str:
    return with_head(f"other: [{', '.join('a' for _ in range(number - ENTRIES_AROUND))}]")


def items(number: int) -> str:
    lists = "\n".join(f"- {item}" for item in range(number))
    return f"---\npath: /role\ntitle: Role\n---\n\n# Level 1\n\n{lists}\n"


def marks(number: int) -> str:
    return one_cell("criteria: [a]", body="a" + "\u0315" * number)


@pytest.mark.parametrize(
    ("made", "most", "said"),
    [
        (of_bytes, 200_000, "The file has more than 200,000 bytes."),
        (nested, 20, "This is nested more than 20 deep."),
        (entries, 10_000, "There are more than 10,000 entries."),
        (items, 10_000, "There are more than 10,000 items in these lists."),
        (marks, 30, "There are more than 30 marks on one letter here."),
        (lambda length: one_cell(f"criteria: [{'a' * length}]"), 5_000, "This text has more than 5,000 characters."),
    ],
    ids=["bytes", "depth", "entries", "items", "marks", "characters"],
)
def test_the_most_that_a_file_may_hold_is_read_and_one_more_is_refused(
    tmp_path: Path, made: Callable[[int], str], most: int, said: str
) -> None:
    assert read(tmp_path, made(most)).errors == []
    (error,) = read(tmp_path, made(most + 1)).errors
    assert said in error


def test_a_hundred_warnings_are_said_and_of_more_it_is_said_that_there_are(tmp_path: Path) -> None:
    for number, more in ((100, 0), (101, 1)):
        blank = ", ".join(["''"] * number)
        warnings = read(tmp_path, one_cell(f"criteria: [a, {blank}]")).warnings
        assert [sum(words in warning for warning in warnings) for words in ("is blank", "There is more.")] == [
            100,
            more,
        ]


def ids(same: int) -> str:
    """Two criteria, whose ids differ after so many characters."""
    lines = [f"  - id: {'i' * same}{end}\n    criteria: {end}" for end in "ab"]
    return one_cell("\n".join(["exampleCriteria:", *lines]))


def test_an_id_is_told_from_others_by_its_first_hundred_characters(tmp_path: Path) -> None:
    assert read(tmp_path, ids(same=99)).cell("craft", "1") == ["a", "b"]
    (error,) = read(tmp_path, ids(same=100)).errors
    assert "is on line 9 already" in error


def test_a_table_of_a_million_bytes_is_imported_and_a_larger_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = "Topic,Level,Criterion\nCraft,1,Keeps a change small\n"
    for size, code in ((1_000_000, 0), (1_000_001, 1)):
        (tmp_path / "table.csv").write_text(head + "," * 2 + "\n" * (size - len(head) - 2))
        ended = CliRunner().invoke(command_line, ["frameworks", "import", "table.csv", f"role-{size}.md"])
        assert (ended.exit_code, "more than 1,000,000 bytes" in ended.output) == (code, bool(code)), ended.output
