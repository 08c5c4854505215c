"""What the buttons under an answer of `/level` ask for, encoded in their values; `asked.py` decodes them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.frameworks.comparison import Comparison
from bot.core.frameworks.lookup.wanted import About, Expectations, Ladder
from bot.messages.kit.blocks import Element
from bot.messages.kit.buttons import button

SHOW, COMPARE, ABOUT = "level.show", "level.compare", "level.about"  # actions behind buttons
TRY, SHARE, LOG_HERE = "level.try", "level.share", "evidence.here"
LONGEST_BRIEF = 11  # characters of a name in a value that has to be short, quotes included
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
    return compact(values_of(wanted, view))


def encode_within(most: int, wanted: Askable, view: View = WHOLE) -> str:
    """Encodes it in at most so many bytes, and never more than 63: long names become marks."""
    values = values_of(wanted, view)
    whole = compact(values)
    return whole if len(whole.encode()) <= most else compact(map(brief, values))


def values_of(wanted: Askable, view: View) -> Sequence[str | int]:
    """Lists what tells an answer from all others; "" for the second framework is the first one."""
    match wanted:
        case Ladder(framework):
            return framework.path, "", "", 0, 0
        case Expectations(framework, level, topic):
            return framework.path, level.key, topic.name if topic else "", int(view.examples), view.start
        case Comparison(first, second, name):
            path = "" if wanted.on_one_ladder else second.framework.path
            return first.framework.path, first.level.key, path, second.level.key, name, int(view.own)
        case About(framework):
            return framework.path, view.start


def brief(value: str | int) -> str | int:
    """Gives a mark in the place of a name that is longer than one; numbers and short names stay."""
    if isinstance(value, int):
        return value
    if len(json.dumps(value)) <= LONGEST_BRIEF:
        return value
    return f"#{hashlib.sha256(value.encode()).hexdigest()[:8]}"


def compact(values: Iterable[str | int]) -> str:
    """Writes JSON without a space: Slack takes 2,000 characters of a button's value, and 75 of an option's."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


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
