"""Imports go one way, as the house in docs/architecture.md has it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "core": {"core"},
    "messages": {"messages", "core"},
    "documents": {"documents", "core"},
    "storage": {"storage", "core"},
    "slack": {"slack", "core"},
    "listeners": {"listeners", "slack", "storage", "documents", "messages", "core"},
    "worker": {"worker", "slack", "storage", "documents", "messages", "core"},
    "sandbox": {"sandbox"},
    "settings.py": set[str](),
    "log.py": set[str](),
    "serving.py": {"settings"},  # what a start that can't work ends with
    "loading.py": {"storage", "core"},
    "framework_commands.py": {"release", "settings", "storage", "documents", "core"},
}
SANDBOX_ROOMS = ("rules", "state", "told", "api", "people", "page")  # each may import from those before it
WITHOUT_EFFECTS = {"rapidfuzz"}  # what core may use besides the standard library
EFFECTS = {"asyncio", "io", "os", "pathlib", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time"}


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_imports_go_one_way() -> None:
    against_the_grain = [
        f"{file.relative_to(ROOT)} imports {name}"
        for side, allowed in MAY_IMPORT.items()
        for file in (ROOT / "bot").glob(f"{side}/**/*.py" if "." not in side else side)
        for name in imports(file)
        if name.split(".")[0] == "bot" and f"{name}.".split(".")[1] not in allowed
    ]
    assert against_the_grain == []


def test_rooms_of_the_sandbox_import_one_way() -> None:
    against_the_grain = [
        f"{file.relative_to(ROOT)} imports {name}"
        for floor, room in enumerate(SANDBOX_ROOMS)
        for file in (ROOT / "bot/sandbox" / room).rglob("*.py")
        for name in imports(file)
        if name.startswith("bot.") and f"{name}..".split(".")[2] not in SANDBOX_ROOMS[: floor + 1]
    ]
    assert against_the_grain == []


def test_core_has_no_effects() -> None:
    pure = (set(sys.stdlib_module_names) - EFFECTS) | WITHOUT_EFFECTS | {"bot"}
    effects = {
        f"{file.name} imports {name}"
        for file in (ROOT / "bot/core").rglob("*.py")
        for name in imports(file)
        if name.split(".")[0] not in pure
    }
    assert effects == set()
