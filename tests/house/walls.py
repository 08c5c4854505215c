"""What stands where: imports against the grain, classes that share a name, folders with too many modules."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeGuard

from tests.house.modules import Module

Grain = Mapping[str, Set[str]]
"""A folder or a file of bot/, and the folders and modules of bot/ that it may import."""


def imports(module: Module) -> Iterator[str]:
    """Names every module that a module imports, dotted, those of other libraries too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def imports_against_the_grain(modules: Iterable[Module], grain: Grain) -> list[str]:
    """Lists the imports that the grain does not allow: `bot/core/text.py imports bot.storage.people`."""
    return [
        f"{module.path} imports {name}"
        for module in modules
        for name in imports(module)
        if name.split(".")[0] == "bot" and not _may_import(module, name, grain)
    ]


def floors(folder: str, rooms: Sequence[str]) -> dict[str, set[str]]:
    """Makes the grain of a folder whose rooms stand on each other: each imports from itself and those before it."""
    return {
        f"{folder}/{room}": {f"{folder}.{below}" for below in rooms[: floor + 1]} for floor, room in enumerate(rooms)
    }


def classes_of_one_name(modules: Iterable[Module]) -> list[str]:
    """Lists the names that two or more classes outside the sandbox have, and where: `Draft: bot/a.py, bot/b.py`."""
    places = defaultdict[str, list[str]](list)
    for module in without_the_sandbox(modules):
        for line, name in _classes_of(module):
            places[name].append(f"{module.path}:{line}")
    return [f"{name}: {', '.join(where)}" for name, where in sorted(places.items()) if len(where) > 1]


def crowded_folders(modules: Iterable[Module], most: int) -> list[str]:
    """Lists the folders that hold more modules than that, the largest first: `bot/core: 20 modules`."""
    return [f"{folder}: {number} modules" for folder, number in folder_sizes(modules).most_common() if number > most]


def folder_sizes(modules: Iterable[Module]) -> Counter[str]:
    """Counts the modules of each folder, `__init__.py` and the folders inside left out."""
    return Counter(module.folder for module in modules if not module.path.endswith("/__init__.py"))


def without_the_sandbox(modules: Iterable[Module]) -> list[Module]:
    return [module for module in modules if not module.path.startswith("bot/sandbox/")]


def _classes_of(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            yield node.lineno, node.name
    for statement in module.tree.body:
        if isinstance(statement, ast.Assign) and not _is_type_variable(statement.value):
            yield from ((target.lineno, target.id) for target in statement.targets if _names_a_type(target))


def _is_type_variable(value: ast.expr) -> bool:
    """Type variables belong to their module: each declares its own."""
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "TypeVar"


def _names_a_type(target: ast.expr) -> TypeGuard[ast.Name]:
    return isinstance(target, ast.Name) and target.id[0].isupper() and not target.id.isupper()


def _may_import(module: Module, name: str, grain: Grain) -> bool:
    """Tells whether every folder that the module stands in allows the import; a folder without a rule allows all."""
    rules = [allowed for side, allowed in grain.items() if f"{module.path}/".startswith(f"bot/{side}/")]
    return all(any(f"{name}.".startswith(f"bot.{side}.") for side in allowed) for allowed in rules)
