"""An engineer's settings: where they stand and want to go, when they are asked, who reads with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.core.frameworks.dialect.levels import label_of
from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.plain.text import shorten

FRIDAY = 4  # as datetime counts: Monday is 0
AFTERNOON = time(14)
LONGEST_TITLE = 300  # characters of a title or a label that are said in a sentence


class Visibility(StrEnum):
    """Who sees an entry besides its engineer."""

    MANAGER = "manager"
    ME = "me"


class Aim(StrEnum):
    """Where somebody wants to go: to a level, to stay well where they are, or not said."""

    LEVEL = "level"
    STAY = "stay"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands and wants to go.

    `framework` is a path; `level` and `aim_level` are keys of its levels.
    """

    framework: str | None = None
    level: str | None = None
    aim: Aim = Aim.NONE
    aim_level: str | None = None

    @property
    def level_aimed_for(self) -> str | None:
        """Gives the key of the level that somebody aims for; None where they aim for none."""
        return self.aim_level if self.aim is Aim.LEVEL else None

    @property
    def asked_level(self) -> str | None:
        """Gives the key of the level that nudges ask about: the one aimed for, else one's own."""
        return self.aim_level if self.aim is Aim.LEVEL else self.level


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When somebody is asked. `weekday` counts from 0, Monday; None means never.

    `at` is local to `time_zone`, an IANA name that is None until Slack was asked for it.
    """

    weekday: int | None = FRIDAY
    at: time = AFTERNOON
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who reads with somebody: the manager that they named, and `visibility` of entries that don't say otherwise."""

    manager_id: str | None = None
    visibility: Visibility = Visibility.ME


@dataclass(frozen=True, slots=True)
class Person:
    """Settings of one engineer."""

    id: str
    standing: Standing = Standing()
    rhythm: Rhythm = Rhythm()
    sharing: Sharing = Sharing()


def own_level(standing: Standing, catalogue: Catalogue) -> tuple[Framework, Level] | None:
    """Finds the level that somebody stands on, as long as it is there."""
    return find_level(catalogue, standing.framework, standing.level)


def asked_about(standing: Standing, catalogue: Catalogue) -> tuple[Framework, Level] | None:
    """Finds the level that somebody's nudges are about, as long as it is there."""
    return find_level(catalogue, standing.framework, standing.asked_level)


def find_level(catalogue: Catalogue, path: str | None, key: str | None) -> tuple[Framework, Level] | None:
    """Finds the level with this key in the framework with this path; None where one of the two is not there."""
    framework = catalogue.framework(path or "")
    if framework is None:
        return None
    level = framework.level(key or "")
    return (framework, level) if level else None


def say_gone(standing: Standing, framework: Framework, now: Framework | None) -> str:
    """Says which of somebody's choices in a framework is retired; "" where none is.

    `framework` is as it was when it had them all, and `now` as it is now, None where all of it is retired.
    """
    title = shorten(framework.title, LONGEST_TITLE)
    if now is None:
        return f"The framework {title} is retired."
    for key, whose in chosen_levels(standing):
        if now.level(key) is None:
            return f"{whose}, {last_label(framework, key)}, is no longer in {title}."
    return ""


def chosen_levels(standing: Standing) -> Iterator[tuple[str, str]]:
    """Lists the keys of the levels that somebody chose, each with what it is to them."""
    if standing.level:
        yield standing.level, "Your level"
    if standing.level_aimed_for:
        yield standing.level_aimed_for, "The level you aim for"


def last_label(framework: Framework, key: str) -> str:
    """Tells the label of a level as the framework last had it, or as people would say its key."""
    level = framework.level(key)
    label = level.label if level else label_of(key, None, graded=framework.graded)
    return shorten(label, LONGEST_TITLE)
