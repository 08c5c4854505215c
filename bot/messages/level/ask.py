"""What the buttons under an answer of `/level` ask for, as their values carry it to Slack and back."""

import json
from dataclasses import dataclass

from bot.messages.kit.blocks import Element, button

SHOW, COMPARE, ABOUT = "level.show", "level.compare", "level.about"  # actions behind buttons
TRY, SHARE, LOG_HERE = "level.try", "level.share", "evidence.here"


@dataclass(frozen=True, slots=True)
class Ask:
    """A framework's levels, a level, or a topic of it; "" stands for none. `start`: criteria before it were shown."""

    framework: str = ""
    level: str = ""
    topic: str = ""
    examples: bool = False
    start: int = 0

    def encode(self) -> str:
        return compact([self.framework, self.level, self.topic, int(self.examples), self.start])

    @classmethod
    def decode(cls, value: str) -> "Ask":
        """Raises ValueError or TypeError for what no button of ours carries."""
        framework, level, topic, examples, start = json.loads(value)
        return cls(str(framework), str(level), str(topic), bool(examples), max(int(start), 0))


NOWHERE = Ask()


@dataclass(frozen=True, slots=True)
class AskBoth:
    """Two levels to compare, each a framework and a level key, in one topic or ("") in all.

    `own`: the first in whole, since it is the reader's, and what the second adds.
    """

    first: tuple[str, str]
    second: tuple[str, str]
    topic: str = ""
    own: bool = False

    def encode(self) -> str:
        return compact([*self.first, *self.second, self.topic, int(self.own)])

    @classmethod
    def decode(cls, value: str) -> "AskBoth":
        """Raises ValueError or TypeError for what no button of ours carries."""
        one, at, other, beside, topic, own = json.loads(value)
        return cls((str(one), str(at)), (str(other), str(beside)), str(topic), bool(own))


@dataclass(frozen=True, slots=True)
class AskAbout:
    """A framework's prose, from one of its passages on."""

    framework: str
    start: int = 0

    def encode(self) -> str:
        return compact([self.framework, self.start])

    @classmethod
    def decode(cls, value: str) -> "AskAbout":
        """Raises ValueError or TypeError for what no button of ours carries."""
        framework, start = json.loads(value)
        return cls(str(framework), max(int(start), 0))


def compact(values: list[str | int]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def show_button(label: str, ask: Ask, key: str | int = 0) -> Element:
    """`key` tells the buttons of one row apart."""
    return button(label, f"{SHOW}:{key}", ask.encode())


def try_button(words: str, command: str, key: int = 0) -> Element:
    """A button that does what typing it would."""
    return button(f"{command} {words}", f"{TRY}:{key}", words)
