"""Spreadsheets as people have them, from `frameworks import` to `/level`."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.core.frameworks.framework import Framework
from bot.storage.files.folder import read_file
from tests.kit.processes import cleared, command

ROOT = Path(__file__).parent.parent.parent
LEVELS = ("Associate", "Engineer", "Senior", "Lead", "Staff", "Senior Staff", "Principal", "Distinguished")
THEMES = ("Delivery", "Quality", "Design", "Operations", "Security", "Data", "Communication", "Mentoring", "Strategy")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(table: str | bytes, *options: str) -> tuple[int, str]:
    """Imports a table; gives the exit code and what is said."""
    Path("ladder.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    ended = command("frameworks", "import", "ladder.csv", "ladder.md", *options)
    return ended.exit_code, ended.output


def imported(table: str | bytes, *options: str) -> Framework:
    """The framework that comes of a table; `check` has nothing to say on it."""
    code, output = run(table, *options)
    assert code == 0, output
    reading = read_file(Path("ladder.md"))
    assert reading.findings == ()
    return reading.files[0].framework


def cells(framework: Framework) -> Mapping[str, Mapping[str, list[str]]]:
    """The criteria by the titles of their topics and the keys of their levels."""
    return {
        topic.title: {key: [criterion.text for criterion in cell] for key, cell in topic.cells.items()}
        for topic in framework.topics
    }


def export(*headings: str) -> str:
    """A table of 9 themes at 8 levels that have names: 72 competencies, the theme in the first of its rows alone."""
    rows = [";".join(headings)]
    for theme in THEMES:
        for number, level in enumerate(LEVELS):
            name = "" if number else theme
            rows.append(f"{theme[:3]}-{number};{name};{level};{theme} as a {level} does it;2026-11-0{number + 1}")
    return "\ufeff" + "\r\n".join(rows) + "\r\n"


@pytest.mark.parametrize(
    ("headings", "options"),
    [
        (("ID", "Theme", "Level", "Competency", "Updated"), ("--grades",)),
        (("id", "Dimension", "Grade", "Skill", "Updated"), ()),
        (("Id", "Topics", "Levels", "Behaviours", "Updated"), ("--grades",)),
    ],
)
def test_an_export_of_72_competencies_is_looked_up_after_its_columns_were_renamed(
    headings: tuple[str, ...], options: tuple[str, ...]
) -> None:
    code, output = run(export(*headings), *options)
    assert code == 0, output
    assert "Left out: “Updated”." in output
    assert f"Topics: 9. Criteria: 72. Levels, the lowest first: {', '.join(LEVELS)}." in output
    assert command("check", "ladder.md").output.startswith("1 framework read, nothing to mend.\n")
    for asked in ("Distinguished", "8"):
        answer = command("level", "ladder", asked, FRAMEWORKS_DIR=".").output
        assert all(f"{theme} as a Distinguished does it" in answer for theme in THEMES)


def test_an_id_is_kept_and_one_that_two_criteria_have_is_refused() -> None:
    table = "id,topic,level,criterion,example\nb1,Craft,1,Restores backups,Once\nb1,Craft,1,Restores backups,Again\n"
    (placed,) = imported(table).criteria()
    assert (placed.criterion.name, placed.criterion.examples) == ("b1", ("Once", "Again"))
    code, output = run(table + "b1,Craft,2,Plans,\n")
    assert (code, "Row 4: the id “b1” is in row 2 already." in output) == (1, True)


def test_columns_that_are_not_known_are_named_and_left_out() -> None:
    code, output = run("topic,colour,level,criterion,Owner\nCraft,red,1,Plans,Ada\n")
    assert (code, "Left out: “colour” and “Owner”." in output) == (0, True)
    assert "Ada" not in Path("ladder.md").read_text()


@pytest.mark.parametrize(("columns", "end"), [(12, "“c10” and “c11”."), (10_000, "“c11” and 9988 more.")])
def test_of_very_many_columns_that_are_not_known_the_first_are_named(columns: int, end: str) -> None:
    unknown = ",".join(f"c{number}" for number in range(columns))
    code, output = run(f"topic,level,criterion,{unknown}\nCraft,1,Plans\n")
    assert (code, f"{end} The first row names" in output) == (0, True)


@pytest.mark.parametrize("beginning", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_that_is_called_csv_is_named_as_such(beginning: bytes) -> None:
    code, output = run(beginning + bytes(range(256)))
    assert (code, "This is a workbook, not CSV. Save the spreadsheet as “CSV UTF-8”." in output) == (1, True)


def test_a_column_for_each_level_is_read_with_the_names_of_the_levels() -> None:
    framework = imported(
        "ref,Competency,Description,L1 (Junior),Level 2: Senior,L3\nx,Craft,About,Tests,Plans,\ny,,,,Reviews,Leads\n"
    )
    assert [level.label for level in framework.levels] == ["Level 1: Junior", "Level 2: Senior", "Level 3"]
    assert cells(framework) == {"Craft": {"1": ["Tests"], "2": ["Plans", "Reviews"], "3": ["Leads"]}}


def test_a_column_for_each_grade_is_read_in_the_order_of_the_columns_and_its_id_has_the_grade() -> None:
    framework = imported("id,Skill,Junior,Senior,Notes\nx,Craft,,Plans,-\ny,Talk,Asks,Explains,-\n", "--grades")
    assert 'grades: ["Junior", "Senior"]' in Path("ladder.md").read_text(), "the first topic begins with Senior"
    assert [level.key for level in framework.levels] == ["Junior", "Senior"]
    assert cells(framework) == {"Craft": {"Senior": ["Plans"]}, "Talk": {"Junior": ["Asks"], "Senior": ["Explains"]}}
    assert [placed.criterion.name for placed in framework.criteria()] == ["x-senior", "y-junior", "y-senior"]


def test_a_blank_cell_below_a_merged_one_has_what_stands_above() -> None:
    table = "topic,level,criterion,example\nCraft,1,Tests,Once\n,,,Twice\n,,Plans,\n,2,Reviews,\nTalk,,,\n,1,Asks,\n"
    framework = imported(table)
    assert cells(framework) == {"Craft": {"1": ["Tests", "Plans"], "2": ["Reviews"]}, "Talk": {"1": ["Asks"]}}
    assert next(framework.criteria()).criterion.examples == ("Once", "Twice")


def test_a_level_that_is_merged_over_several_topics_is_read_where_its_column_comes_first() -> None:
    framework = imported("level,topic,criterion\n1,Craft,Tests\n,Talk,Asks\n2,Craft,Plans\n")
    assert cells(framework) == {"Craft": {"1": ["Tests"], "2": ["Plans"]}, "Talk": {"1": ["Asks"]}}


def test_a_new_topic_does_not_take_the_level_of_the_one_above() -> None:
    code, output = run("topic,level,criterion\nCraft,1,Tests\nTalk,,Asks\n")
    assert (code, "Row 3: there is no level." in output) == (1, True)


@pytest.mark.parametrize("heading", ["Competency", "Skill", "Theme", "Dimension", "Skills", "AREA", "Category"])
def test_a_topic_is_known_by_what_people_call_it(heading: str) -> None:
    assert cells(imported(f"{heading},Level,Description\nCraft,L1,Tests\n")) == {"Craft": {"1": ["Tests"]}}


def test_lines_with_dashes_in_a_cell_are_criteria_and_examples_of_their_own() -> None:
    framework = imported(
        'topic,level,criterion,example\nCraft,1,"- Tests first\n- Plans,\nwith others","• a day\n• a week"\n'
        'Craft,2,"One\ntext",\nCraft,3,"Expected:\n* Leads",\n'
    )
    assert cells(framework) == {
        "Craft": {"1": ["Tests first", "Plans, with others"], "2": ["One text"], "3": ["Expected:", "Leads"]}
    }
    assert [placed.criterion.examples for placed in framework.criteria()][:2] == [(), ("a day", "a week")]


def test_it_is_said_which_of_several_criteria_an_example_is_read_for() -> None:
    assert "Row 2: the example is read as one of “Plans”." in run(
        'topic,level,criterion,example\nCraft,1,"- Tests\n- Plans",a\n'
    )[1].replace("\n", " ")


@pytest.mark.parametrize(
    ("encoded", "is_noted"),
    [
        ("topic;level;criterion\r\nQualität;1;Überblick\r\n".encode("cp1252"), True),
        ("\ufefftopic;level;criterion\r\nQualität;1;Überblick\r\n".encode(), False),
        ("sep=;\r\ntopic;level;criterion\r\nQualität;1;Überblick\r\n".encode(), False),
        ("topic\tlevel\tcriterion\r\nQualität\t1\tÜberblick\r\n".encode("utf-16"), False),
        (';;\r\n"topic";"level";"criterion"\r\nQualität;1;Überblick\r\n'.encode(), False),
        ('Topic,"of; the; team",Level,Criterion\r\nQualität,x,1,Überblick\r\n'.encode(), False),
    ],
)
def test_what_excel_exports_is_read(encoded: bytes, is_noted: bool) -> None:
    assert cells(imported(encoded)) == {"Qualität": {"1": ["Überblick"]}}
    Path("ladder.md").unlink()
    assert ("is read as Windows-1252" in run(encoded)[1]) == is_noted


def test_names_of_levels_are_refused_with_what_to_do_where_nobody_can_answer() -> None:
    code, output = run("topic,level,criterion\nCraft,Junior,Tests\nCraft,Senior,Plans\n")
    assert code == 1
    assert "Row 2: “Junior” is no number." in output
    assert "add --grades: Junior, Senior." in output


def test_one_name_among_numbers_is_a_mistake_in_its_row() -> None:
    code, output = run("topic,level,criterion\nCraft,1,Tests\nCraft,2,Plans\nCraft,Levl 3,Leads\n")
    assert (code, "Row 4: “Levl 3” is no number. Name the column grade" in output) == (1, True)


@pytest.mark.parametrize(("answer", "code", "levels"), [("y\n", 0, ["Junior", "Senior"]), ("n\n", 1, None)])
def test_names_of_levels_are_asked_about_once_in_a_terminal(answer: str, code: int, levels: list[str] | None) -> None:
    Path("ladder.csv").write_text("topic,level,criterion\nCraft,Junior,Tests\nCraft,Senior,Plans\nTalk,Junior,Asks\n")
    person, terminal = pty.openpty()
    os.write(person, answer.encode())
    environment = {name: value for name, value in (os.environ | cleared({"PYTHONPATH": str(ROOT)})).items() if value}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "frameworks", "import", "ladder.csv", "ladder.md"],
        stdin=terminal,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    os.close(person)
    os.close(terminal)
    assert (ended.returncode, ended.stderr.count("Are these grades, the lowest first: Junior, Senior?")) == (code, 1)
    files = [read_file(path).files[0].framework for path in Path().glob("*.md")]
    assert [level.key for file in files for level in file.levels] == (levels or [])
