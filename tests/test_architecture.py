"""The house keeps the shape that docs/architecture.md draws, and its functions stay short and plain."""

import re
import sys
from pathlib import Path
from typing import get_args

import pytest

from bot.core.plain.commands import Commands
from bot.gateway.manifest import make_manifest
from bot.listeners.routes import ROUTES
from bot.storage.owed.references import CODECS, FixedAnswer, Owed
from bot.worker.wordings import WORDINGS
from tests.house.modules import modules_in
from tests.house.offenders import MOST_MODULES_OF_A_FOLDER, dense_lines, forked_functions, long_functions
from tests.house.walls import classes_of_one_name, crowded_folders, floors, imports, imports_against_the_grain

ROOT = Path(__file__).parent.parent
BOT = modules_in(ROOT)
MAY_IMPORT = {
    "core": {"core"},
    "core/frameworks": {"core.frameworks", "core.plain"},
    "core/frameworks/lookup": {
        "core.frameworks.lookup",
        "core.frameworks.framework",
        "core.frameworks.comparison",
        "core.plain",
    },
    "core/plain": {"core.plain"},
    "messages": {"messages", "core"},
    "messages/level": {"messages.level", "messages.kit", "core"},
    "messages/kit": {"messages.kit", "core"},
    "documents": {"documents", "core"},
    "storage": {"storage", "core", "shipped"},
    "storage/frameworks": {"storage.frameworks", "storage.files", "storage.database", "core"},
    "storage/files": {"storage.files", "core"},
    "storage/database": {"storage.database", "core", "shipped"},
    "slack": {"slack", "core"},
    "gateway": {"gateway", "slack", "messages", "core"},
    "listeners": {"listeners", "gateway", "slack", "storage", "documents", "messages", "core"},
    "worker": {"worker", "slack", "storage", "documents", "messages", "core"},
    "sandbox": {"sandbox"},
    "measuring.py": {"metrics", "gateway", "slack", "storage", "worker"},
    "metrics.py": set[str](),
    "settings.py": {"shipped"},
    "shipped.py": set[str](),
    "log": {"log"},
    "slow_clients.py": set[str](),
    "serving.py": {"settings", "slow_clients"},  # what a start that can't work ends with
}
SANDBOX_ROOMS = ("rules", "state", "told", "api", "people", "page")  # each may import from those before it
BOTS_WORDS = ("frameworks?", "evidence", "nudges?", "progression", "criteri(on|a)", "grades?")  # beside its commands
WITHOUT_EFFECTS = {  # what these may use besides the standard library
    "core": {"rapidfuzz", "snowballstemmer"},
    "messages": {"markdown_it"},
}
EFFECTS = {"asyncio", "io", "os", "pathlib", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time"}


def expect_none(offenders: list[str]) -> None:
    """Fails with a line for each offender; tests/house/__init__.py says what is counted."""
    assert not offenders, "\n".join(["", *offenders])


def test_imports_go_one_way() -> None:
    expect_none(imports_against_the_grain(BOT, MAY_IMPORT))


def test_rooms_of_the_sandbox_import_one_way() -> None:
    expect_none(imports_against_the_grain(BOT, floors("sandbox", SANDBOX_ROOMS)))


def test_the_sandbox_has_no_word_of_the_bot() -> None:
    features = make_manifest(ROUTES, Commands())["features"]
    commands = [re.escape(command["command"]) for command in features["slash_commands"]]
    word = re.compile(rf"(?<!\w)({'|'.join([*commands, *BOTS_WORDS])})(?!\w)", re.IGNORECASE)
    files = [file for file in (ROOT / "bot/sandbox").rglob("*.*") if "__pycache__" not in file.parts]
    told = [f"{file.relative_to(ROOT)}: {word.findall(file.read_text())}" for file in files]
    assert len(files) > 60
    expect_none([line for line in told if not line.endswith(": []")])


def test_lines_of_the_sandboxs_page_are_short() -> None:
    files = [
        file for file in (ROOT / "bot/sandbox/page/static").rglob("*") if file.suffix in (".js", ".css", ".html")
    ]
    assert len(files) > 40
    expect_none([f"{file}: {line}" for file in files for line in file.read_text().splitlines() if len(line) >= 110])


@pytest.mark.parametrize("folder", WITHOUT_EFFECTS)
def test_core_and_messages_have_no_effects(folder: str) -> None:
    pure = (set(sys.stdlib_module_names) - EFFECTS) | WITHOUT_EFFECTS[folder] | {"bot"}
    effects = [
        f"{module.path} imports {name}"
        for module in BOT
        if module.path.startswith(f"bot/{folder}/")
        for name in imports(module)
        if name.split(".")[0] not in pure
    ]
    expect_none(effects)


def test_a_folder_has_at_most_twelve_modules() -> None:
    expect_none(crowded_folders(BOT, MOST_MODULES_OF_A_FOLDER))


def test_a_function_has_at_most_thirty_lines() -> None:
    expect_none(long_functions(BOT))


def test_no_two_classes_have_one_name() -> None:
    expect_none(classes_of_one_name(BOT))


def test_a_function_has_at_most_eight_forks() -> None:
    expect_none(forked_functions(BOT))


def test_a_line_has_at_most_one_decision() -> None:
    expect_none(dense_lines(BOT))


def test_every_kind_of_delivery_can_be_stored_and_is_worded() -> None:
    kinds = set(get_args(Owed))
    assert {*CODECS, FixedAnswer} == kinds
    assert set(WORDINGS) == kinds
