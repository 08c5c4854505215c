"""Those who write frameworks check, load, begin and import them on the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import command_line
from bot.settings import CREDENTIALS
from bot.storage.files.folder import read_file

ROOT = Path(__file__).parent.parent.parent
ROLE = """---
path: /role
title: Role
topics:
  - name: craft
    content:
      - level: 1
        criteria: [Keeps a change small, Measures first, Listens]
      - level: 2
        criteria: [Teaches]
---
"""
CHANGED = (
    ROLE.replace("Keeps a change small", "Keeps every change small")
    .replace(", Listens]", "]")
    .replace("[Teaches]", "[Listens, Writes]")
)


class Terminal:
    """A terminal in a folder with framework files and, once migrated, a database."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.folder, self.database_url = folder, database_url

    def run(self, *words: str, database: bool = True) -> tuple[int, str]:
        """Exit code, and all that was printed."""
        done = CliRunner().invoke(command_line, words, env=self.environment(database=database))
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.output

    def environment(self, *, database: bool) -> dict[str, str | None]:
        url = self.database_url if database else ""
        return {"FRAMEWORKS_DIR": str(self.folder), "DATABASE_URL": url or None, **dict.fromkeys(CREDENTIALS)}

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal without a database."""
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path)


@pytest.fixture
def terminal(shell: Terminal, new_database: Callable[[], str]) -> Terminal:
    shell.database_url = new_database()
    return shell


def test_check_says_what_would_change(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    terminal.write("role.md", CHANGED)
    assert terminal.run("check", "role.md") == (
        0,
        "1 framework read, nothing to mend.\n"
        "\n"
        "Role (/role) would change: 1 unchanged, 1 reworded, 1 moved, 1 new and 1 retired.\n"
        "  reworded: Craft, Level 1: Keeps a change small -> Keeps every change small\n"
        "  moved: Craft, Level 1 -> Craft, Level 2: Listens\n"
        "  new: Craft, Level 2: Writes\n"
        "  retired: Craft, Level 2: Teaches\n",
    )
    code, said = terminal.run("check", "role.md", "--format", "json")
    (changes,) = json.loads(said)["changes"]
    assert (code, changes["unchanged"], changes["moved"][0]["after"]) == (
        0,
        1,
        {"topic": "craft", "level": "2", "text": "Listens"},
    )
    assert terminal.run("check", "role.md", database=False) == (0, "1 framework read, nothing to mend.\n")


def test_check_on_a_file_that_is_put_back_says_what_load_does(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    terminal.write("role.md", ROLE.replace("Keeps a change small", "Makes haste"))
    terminal.run("frameworks", "load")
    terminal.write("role.md", ROLE)
    assert terminal.run("check", "role.md")[1].endswith(
        "Role (/role) would change: 3 unchanged, 1 returned and 1 retired.\n"
        "  returned: Craft, Level 1: Keeps a change small\n"
        "  retired: Craft, Level 1: Makes haste\n"
    )
    assert terminal.run("frameworks", "load")[1].startswith("  changed: Role (/role)\n")
    assert "Role (/role) stays as it is." in terminal.run("check", "role.md")[1]


def test_check_and_load_say_what_stays_with_a_file_whose_path_is_edited(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    terminal.write("role.md", CHANGED.replace("/role", "/craft/role"))
    stays = "role.md was /role: its 3 criteria stay with it."
    assert terminal.run("check", "role.md")[1].splitlines()[2:4] == [
        stays,
        "Role (/craft/role) would change: 1 unchanged, 1 reworded, 1 moved, 1 new and 1 retired.",
    ]
    _, said = terminal.run("check", "role.md", "--format", "json")
    assert json.loads(said)["changes"][0]["renamed"] == {
        "file": "role.md",
        "formerly": "/role",
        "criteria": 3,
        "entries": 0,
    }
    assert terminal.run("frameworks", "load", "role.md")[1].splitlines()[1:] == [
        f"  {stays}",
        "  changed: Role (/craft/role)",
        "Frameworks: 1 framework current.",
    ]
    assert "Role (/craft/role) stays as it is." in terminal.run("check", "role.md")[1]


def test_check_and_load_ask_where_two_files_may_be_one_framework(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    terminal.write("role.md", ROLE.replace("/role", "/craft/role"))
    terminal.write("other.md", ROLE.replace("Listens", "Asks"))
    asked = (
        "role.md:1:1: error: role.md was /role, and other.md says that it is that now. If role.md goes on with it, "
        "write `formerly: /role` below its `path:`. If other.md does, write `formerly: none` there. Until then "
        "neither file changes anything."
    )
    for command in (["check"], ["frameworks", "load"]):
        code, said = terminal.run(*command, "role.md", "other.md")
        assert code == 1
        assert asked in said.splitlines()
    assert "  changed" not in said
    assert terminal.run("frameworks", "load")[1].endswith("Frameworks: 1 framework current.\n")
    code, said = terminal.run("doctor")
    assert code == 1
    assert asked in said
    terminal.write("role.md", ROLE.replace("path: /role", "path: /craft/role\nformerly: /role"))
    code, said = terminal.run("check", "role.md", "other.md")
    assert code == 0
    assert "role.md was /role: its 4 criteria stay with it." in said
    assert "Role (/role) is new: 4 criteria." in said
    assert terminal.run("frameworks", "load")[1].splitlines()[-4:] == [
        "  role.md was /role: its 4 criteria stay with it.",
        "  changed: Role (/craft/role)",
        "  new: Role (/role)",
        "Frameworks: 2 frameworks current.",
    ]


def test_a_framework_goes_on_with_the_file_that_says_so_before_the_one_of_its_name(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    terminal.write("role.md", ROLE.replace("/role", "/other"))
    terminal.write("craft.md", ROLE.replace("path: /role", "path: /craft/role\nformerly: /role"))
    stays = "craft.md was /role: its 4 criteria stay with it."
    code, said = terminal.run("check", "role.md", "craft.md")
    assert (code, stays in said, "Role (/other) is new: 4 criteria." in said) == (0, True, True)
    assert terminal.run("frameworks", "load")[1].splitlines()[-4:] == [
        f"  {stays}",
        "  changed: Role (/craft/role)",
        "  new: Role (/other)",
        "Frameworks: 2 frameworks current.",
    ]


def test_check_and_load_ask_where_two_files_say_that_they_were_one_framework(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    for name in ("role", "craft"):
        terminal.write(f"{name}.md", ROLE.replace("path: /role", f"path: /{name}/new\nformerly: /role"))
    asked = (
        "role.md:1:1: error: role.md and craft.md say `formerly: /role`. One of them can go on with it: "
        "write `formerly: none` in the other. Until then neither changes anything."
    )
    for command in (["check"], ["frameworks", "load"]):
        code, said = terminal.run(*command, "role.md", "craft.md")
        assert (code, asked in said.splitlines()) == (1, True)
    assert "  changed" not in said
    terminal.write("craft.md", ROLE.replace("path: /role", "path: /craft/new\nformerly: none"))
    assert terminal.run("frameworks", "load")[1].splitlines()[-4:] == [
        "  role.md was /role: its 4 criteria stay with it.",
        "  changed: Role (/role/new)",
        "  new: Role (/craft/new)",
        "Frameworks: 2 frameworks current.",
    ]


def test_check_says_where_it_cannot_compare_and_goes_on(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    code, said = terminal.run("check", "role.md")
    assert code == 0
    assert "1 framework read, nothing to mend." in said
    assert "Traceback" not in said
    terminal.database_url = "postgres://nobody@127.0.0.1:9/nothing"
    code, said = terminal.run("check", "role.md")
    assert (code, said.count("What would change can't be said")) == (0, 1)
    assert "Traceback" not in said


def test_what_is_loaded_is_current_and_a_file_alone_retires_no_other(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.write("other.md", ROLE.replace("/role", "/other"))
    terminal.run("migrate")
    terminal.write("role.md", CHANGED)
    assert terminal.run("frameworks", "load", "role.md")[0] == 0
    code, said = terminal.run("doctor")
    assert code == 0
    assert "framework /role: current since" in said
    assert "framework /other: current since" in said
    assert "Role (/role) stays as it is." in terminal.run("check", "role.md")[1]
    (terminal.folder / "other.md").unlink()
    assert terminal.run("frameworks", "load")[0] == 0
    assert "/other" not in terminal.run("doctor")[1]


def test_several_processes_that_load_at_once_make_one_revision(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    terminal.run("migrate")
    terminal.write("role.md", CHANGED)
    set_here = {name: value for name, value in terminal.environment(database=True).items() if value}
    command = [sys.executable, "-m", "bot", "frameworks", "load"]
    processes = [subprocess.Popen(command, env=os.environ | set_here | {"PYTHONPATH": str(ROOT)}) for _ in range(4)]
    assert [process.wait(60) for process in processes] == [0, 0, 0, 0]
    assert "Role (/role) stays as it is." in terminal.run("check", "role.md")[1]


def test_the_doctor_names_what_is_wrong(terminal: Terminal) -> None:
    terminal.write("role.md", ROLE)
    code, said = terminal.run("doctor")
    assert code == 1
    assert "python -m bot migrate" in said
    terminal.run("migrate")
    assert terminal.run("doctor")[0] == 0
    terminal.write("role.md", ROLE.replace("path:", "pfad:"))
    code, said = terminal.run("doctor")
    assert code == 1
    assert "role.md:2:1: error: There is no path." in said
    assert "framework /role: current since" in said, "the last good revision is in force"


def test_a_new_framework_is_a_file_that_check_accepts_without_a_word(shell: Terminal) -> None:
    assert shell.run("frameworks", "new", "mine.md")[0] == 0
    assert shell.run("check", "mine.md") == (0, "1 framework read, nothing to mend.\n")
    code, said = shell.run("frameworks", "new", "mine.md")
    assert code == 2
    assert "mine.md can't be written" in said, "a file that is there is not written over"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_becomes_a_framework(shell: Terminal, separator: str) -> None:
    rows = [
        ["Example", "Criterion", "Grade", "Topic"],
        ['A "page"; with, signs', "Writes: proposals", "SEO", "Talk & more"],
        ["A talk", "Writes: proposals", "SEO", "Talk & more"],
        ["", "=Listens", "HEO", "Craft"],
    ]
    shell.write("Data analyst.csv", "\ufeff" + "\r\n".join(separator.join(map(quoted, row)) for row in rows))
    assert shell.run("frameworks", "import", "Data analyst.csv", "analyst.md")[0] == 0
    reading = read_file(shell.folder / "analyst.md")
    assert reading.findings == ()
    framework = reading.files[0].framework
    assert (framework.path, framework.title) == ("/imported/data-analyst", "Data analyst")
    assert [level.key for level in framework.levels] == ["SEO", "HEO"]
    assert [(one.topic.title, one.criterion.text, one.criterion.examples) for one in framework.criteria()] == [
        ("Talk & more", "Writes: proposals", ('A "page"; with, signs', "A talk")),
        ("Craft", "=Listens", ()),
    ]


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "The table is empty."),
        ("topic,criterion\n", "Row 1: the columns must have one of level and grade."),
        ("topic,level,grade,criterion\n", "Row 1: the columns must have one of level and grade."),
        ("topic,level,criterion,criteria\n", "Row 1: there are two columns for the criterion."),
        ("topic,level,criterion\n", "There are no rows below the first."),
        ("topic,level,criterion\n,,\nCraft,,a\n", "Row 3: there is no level."),
        ("topic,level,criterion\nCraft,Senior,a\n", "Row 2: “Senior” is no number."),
        ("topic,level,criterion\nCraft,1,a,b\n", "Row 2: there are more cells than columns."),
        ('topic,level,criterion\nCraft,1,"a\n', "Row 2: a quote is not closed"),
    ],
)
def test_a_table_that_is_unclear_is_refused_with_its_row(shell: Terminal, table: str, said: str) -> None:
    shell.write("table.csv", table)
    code, printed = shell.run("frameworks", "import", "table.csv", "role.md")
    assert code == 1
    assert said in printed
    assert not (shell.folder / "role.md").exists()
