"""What may be looked up: a value for each thing that people ask for by words or with a button."""

from dataclasses import dataclass

from bot.core.frameworks.comparison import Comparison
from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.plain.problem import Problem


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of one framework, asked for without one of them."""

    framework: Framework


@dataclass(frozen=True, slots=True)
class Expectations:
    """What a level expects, in one topic or (None) in all. `by_ordinal`: its place was typed, not its key."""

    framework: Framework
    level: Level
    topic: Topic | None = None
    by_ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """The level of whoever asks, or the `next` one, in one topic or (None) in all.

    `explicit`: they typed so, and not just nothing.
    """

    next: bool = False
    explicit: bool = True
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class InOwn:
    """Words that name no framework: they may name something in that of whoever asks; `otherwise` is said if not."""

    typed: tuple[str, ...]
    otherwise: Problem


@dataclass(frozen=True, slots=True)
class CriteriaSearch:
    """Criteria that have these words, in one framework or in all."""

    words: str
    framework: Framework | None = None


@dataclass(frozen=True, slots=True)
class About:
    """A framework's prose, which says how it is meant."""

    framework: Framework


WantedWithin = Ladder | Expectations | Comparison | CriteriaSearch | About  # one framework
Wanted = Catalogue | Own | InOwn | WantedWithin
