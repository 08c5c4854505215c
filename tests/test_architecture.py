"""Imports go one way, as the house in docs/architecture.md has it."""

import sys
from pathlib import Path

from tests.house.modules import modules_in
from tests.house.offenders import MOST_MODULES_OF_A_FOLDER
from tests.house.walls import crowded_folders, floors, imports, imports_against_the_grain

BOT = modules_in(Path(__file__).parent.parent)
MAY_IMPORT = {
    "core": {"core"},
    "core/frameworks": {"core.frameworks", "core.plain"},
    "core/plain": {"core.plain"},
    "messages": {"messages", "core"},
    "messages/level": {"messages.level", "messages.kit", "core"},
    "messages/kit": {"messages.kit", "core"},
    "documents": {"documents", "core"},
    "storage": {"storage", "core"},
    "storage/frameworks": {"storage.frameworks", "storage.files", "storage.database", "core"},
    "storage/files": {"storage.files", "core"},
    "storage/database": {"storage.database", "core"},
    "slack": {"slack", "core"},
    "gateway": {"gateway", "slack", "messages", "core"},
    "listeners": {"listeners", "gateway", "slack", "storage", "documents", "messages", "core"},
    "worker": {"worker", "slack", "storage", "documents", "messages", "core"},
    "sandbox": {"sandbox"},
    "settings.py": set[str](),
    "log.py": set[str](),
    "serving.py": {"settings"},  # what a start that can't work ends with
}
SANDBOX_ROOMS = ("rules", "state", "told", "api", "people", "page")  # each may import from those before it
WITHOUT_EFFECTS = {"rapidfuzz"}  # what core may use besides the standard library
EFFECTS = {"asyncio", "io", "os", "pathlib", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time"}


def expect_none(offenders: list[str]) -> None:
    """Fails with a line for each offender; tests/house/__init__.py says what is counted."""
    assert not offenders, "\n".join(["", *offenders])


def test_imports_go_one_way() -> None:
    expect_none(imports_against_the_grain(BOT, MAY_IMPORT))


def test_rooms_of_the_sandbox_import_one_way() -> None:
    expect_none(imports_against_the_grain(BOT, floors("sandbox", SANDBOX_ROOMS)))


def test_core_has_no_effects() -> None:
    pure = (set(sys.stdlib_module_names) - EFFECTS) | WITHOUT_EFFECTS | {"bot"}
    effects = [
        f"{module.path} imports {name}"
        for module in BOT
        if module.path.startswith("bot/core/")
        for name in imports(module)
        if name.split(".")[0] not in pure
    ]
    expect_none(effects)


def test_a_folder_has_at_most_twelve_modules() -> None:
    expect_none(crowded_folders(BOT, MOST_MODULES_OF_A_FOLDER))
