"""What a button under an answer of `/level` asked for: its value, decoded against today's frameworks."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.lookup.wanted import About, Expectations, Ladder
from bot.core.plain.problem import Outdated, Problem, reading_back
from bot.messages.level.ask import WHOLE, Askable, View, brief

T = TypeVar("T")


@reading_back()
def decode(catalogue: Catalogue, value: str) -> tuple[Askable, View]:
    """Reads what a button asks for, and how it is to be shown: what `encode` or `encode_within` wrote, in this
    version or one before.

    Raises Problem where the catalogue no longer has it, Outdated for what no button of ours carries.
    """
    match json.loads(value):
        case [path, "", _, _, _]:
            return Ladder(framework_at(catalogue, path)), WHOLE
        case [path, key, topic, examples, start]:
            return expectations_at(catalogue, path, key, topic), View(bool(examples), at_least_0(start))
        case [first_path, first_key, second_path, second_key, topic, own]:
            first, second = (
                rung_at(catalogue, first_path, first_key),
                rung_at(catalogue, second_path or first_path, second_key),
            )
            return Comparison(first, second, str(topic)), View(own=bool(own))
        case [path, start]:
            return About(framework_at(catalogue, path)), View(start=at_least_0(start))
    raise Outdated


@reading_back()
def find_cell(catalogue: Catalogue, value: str) -> tuple[Framework | None, Level | None, Topic | None]:
    """Finds the level, and the topic of it, that a button or form is about, as far as the catalogue still has them.

    Raises Outdated for what none of ours carries.
    """
    path, key, topic, _, _ = json.loads(value)
    framework = find_framework(catalogue, path)
    if framework is None:
        return None, None, None
    return framework, find_level(framework, key), find_topic(framework, topic)


def expectations_at(catalogue: Catalogue, path: str, key: str, name: str) -> Expectations:
    """Finds a level, in the topic of that name or ("") in all. Raises Problem where it is gone."""
    rung = rung_at(catalogue, path, key)
    if not name:
        return Expectations(rung.framework, rung.level)
    topic = find_topic(rung.framework, name)
    if topic is None:
        raise changed(rung.framework)
    return Expectations(rung.framework, rung.level, topic)


def rung_at(catalogue: Catalogue, path: str, key: str) -> Rung:
    """Finds a level with its framework. Raises Problem where either is gone."""
    framework = framework_at(catalogue, path)
    level = find_level(framework, key)
    if level is None:
        raise changed(framework)
    return Rung(framework, level)


def framework_at(catalogue: Catalogue, path: str) -> Framework:
    """Finds the framework of that path. Raises Problem where it is gone."""
    framework = find_framework(catalogue, path)
    if framework is None:
        raise Problem("That framework is no longer here.")
    return framework


def find_framework(catalogue: Catalogue, path: str) -> Framework | None:
    """Finds the framework of that path, or mark of one."""
    return find_named(catalogue.frameworks, lambda framework: framework.path, path)


def find_level(framework: Framework, key: str) -> Level | None:
    """Finds the level of that key, or mark of one."""
    return find_named(framework.levels, lambda level: level.key, key)


def find_topic(framework: Framework, name: str) -> Topic | None:
    """Finds the topic of that name, or mark of one."""
    return find_named(framework.topics, lambda topic: topic.name, name)


def find_named(things: Iterable[T], name_of: Callable[[T], str], name: str) -> T | None:
    """Finds the first thing that is called so, in whole or by its mark."""
    return next((thing for thing in things if name in (name_of(thing), brief(name_of(thing)))), None)


def changed(framework: Framework) -> Problem:
    """Words the problem that a framework has no longer what a button asks for."""
    return Problem(f"{framework.title} has changed since, and no longer has that.")


def at_least_0(start: Any) -> int:
    """Reads a number from a value. Raises ValueError or TypeError for what is none."""
    return max(int(start), 0)
