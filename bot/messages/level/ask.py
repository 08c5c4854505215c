"""What the buttons under an answer of `/level` ask for, encoded in their values and decoded when they are pressed."""

import json
from dataclasses import dataclass
from typing import Any

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.lookup.wanted import About, Expectations, Ladder
from bot.core.plain.problem import Outdated, Problem, reading_back
from bot.messages.kit.blocks import Element
from bot.messages.kit.buttons import button

SHOW, COMPARE, ABOUT = "level.show", "level.compare", "level.about"  # actions behind buttons
TRY, SHARE, LOG_HERE = "level.try", "level.share", "evidence.here"
NOWHERE = '["","","",0,0]'  # the value that stands for no level at all

Askable = Ladder | Expectations | Comparison | About  # of all that is wanted, what a button can ask for


@dataclass(frozen=True, slots=True)
class View:
    """How an answer is shown.

    `examples`: with those under each criterion. `start`: how many criteria of a topic, or passages of the prose, were
    shown before. `own`: the first of two levels in whole, since it is the reader's.
    """

    examples: bool = False
    start: int = 0
    own: bool = False


WHOLE = View()


def encode(wanted: Askable, view: View = WHOLE) -> str:
    """Encodes the value of a button, as `decode` reads it: ["/devops","3","mastery",0,0]."""
    match wanted:
        case Ladder(framework):
            return compact(framework.path, "", "", 0, 0)
        case Expectations(framework, level, topic):
            return compact(framework.path, level.key, topic.name if topic else "", int(view.examples), view.start)
        case Comparison(first, second, name):
            ends = (first.framework.path, first.level.key, second.framework.path, second.level.key)
            return compact(*ends, name, int(view.own))
        case About(framework):
            return compact(framework.path, view.start)


@reading_back()
def decode(catalogue: Catalogue, value: str) -> tuple[Askable, View]:
    """Reads what a button asks for, and how it is to be shown: what `encode` wrote, in this version or one before.

    Raises Problem where the catalogue no longer has it, Outdated for what no button of ours carries.
    """
    match json.loads(value):
        case [path, "", _, _, _]:
            return Ladder(framework_at(catalogue, path)), WHOLE
        case [path, key, topic, examples, start]:
            return expectations_at(catalogue, path, key, topic), View(bool(examples), at_least_0(start))
        case [first_path, first_key, second_path, second_key, topic, own]:
            first, second = rung_at(catalogue, first_path, first_key), rung_at(catalogue, second_path, second_key)
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
    framework = catalogue.framework(path)
    if framework is None:
        return None, None, None
    return framework, framework.level(key), framework.topic(topic)


def expectations_at(catalogue: Catalogue, path: str, key: str, name: str) -> Expectations:
    """Finds a level, in the topic of that name or ("") in all. Raises Problem where it is gone."""
    rung = rung_at(catalogue, path, key)
    if not name:
        return Expectations(rung.framework, rung.level)
    topic = rung.framework.topic(name)
    if topic is None:
        raise changed(rung.framework)
    return Expectations(rung.framework, rung.level, topic)


def rung_at(catalogue: Catalogue, path: str, key: str) -> Rung:
    """Finds a level with its framework. Raises Problem where either is gone."""
    framework = framework_at(catalogue, path)
    level = framework.level(key)
    if level is None:
        raise changed(framework)
    return Rung(framework, level)


def framework_at(catalogue: Catalogue, path: str) -> Framework:
    """Finds the framework of that path. Raises Problem where it is gone."""
    framework = catalogue.framework(path)
    if framework is None:
        raise Problem("That framework is no longer here.")
    return framework


def changed(framework: Framework) -> Problem:
    """Words the problem that a framework has no longer what a button asks for."""
    return Problem(f"{framework.title} has changed since, and no longer has that.")


def at_least_0(start: Any) -> int:
    """Reads a number from a value. Raises ValueError or TypeError for what is none."""
    return max(int(start), 0)


def compact(*values: str | int) -> str:
    """Writes JSON without a space: Slack takes 2,000 characters of a value, and 75 of a menu's."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def show_button(label: str, wanted: Askable, key: str | int = 0, view: View = WHOLE) -> Element:
    """Makes a button that shows an answer in this one's place; `key` tells the buttons of one message apart."""
    return button(label, f"{action_of(wanted)}:{key}", encode(wanted, view))


def action_of(wanted: Askable) -> str:
    """Names the action behind a button that asks for this."""
    match wanted:
        case Comparison():
            return COMPARE
        case About():
            return ABOUT
    return SHOW


def try_button(words: str, command: str, key: int = 0) -> Element:
    """Makes a button that does what typing the words after the command would."""
    return button(f"{command} {words}", f"{TRY}:{key}", words)
