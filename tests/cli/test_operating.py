"""docs/operating.md names every variable and every command, and the way back to an older version that there is."""

import re

from bot.__main__ import command_line
from bot.settings import Settings
from bot.storage.database.version import newest_version
from tests.kit.processes import ROOT, command

OPERATING = (ROOT / "docs/operating.md").read_text()


def first_cells(heading: str) -> str:
    """What the rows of the table under a heading are about."""
    section = OPERATING.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return "\n".join(re.findall(r"^\| (`.+?) \|", section, re.MULTILINE))


def test_every_variable_is_there_and_no_other() -> None:
    assert set(re.findall(r"`([A-Z_]+)`", first_cells("Variables"))) == {
        name.upper() for name in Settings.model_fields
    }


def test_every_command_is_there_and_no_other() -> None:
    commands = {
        registered.callback.__name__ for registered in command_line.registered_commands if registered.callback
    }
    groups = {group.name for group in command_line.registered_groups}
    named = re.findall(r"`(\w+)`", first_cells("Commands"))
    assert set(named) == commands | groups


def test_the_way_back_is_one_that_there_is() -> None:
    (revision,) = re.findall(r"bot migrate --to (\d+)", OPERATING)
    assert revision == newest_version(), "the one that the next version will be taken back to"
    assert "--to" in command("migrate", "--help").stdout
