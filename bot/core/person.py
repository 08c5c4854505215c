"""An engineer's settings: where they stand, where they want to go, who reads with them, when they are asked."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.core.frameworks.dialect.levels import label_of
from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.plain.problem import Problem
from bot.core.plain.text import shorten

FRIDAY = 4  # as datetime counts: Monday is 0
AFTERNOON = time(14)
LONGEST = 300  # characters of a title or a label that are said in a sentence


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
class Person:
    """Settings of one engineer. `framework` is a path; `level` and `aim_level` are keys of its levels.

    `nudge_weekday` counts from 0, Monday; None means no nudges. `nudge_time` is local to `time_zone`, an IANA name
    that is None until Slack was asked for it.
    """

    id: str
    framework: str | None = None
    level: str | None = None
    aim: Aim = Aim.NONE
    aim_level: str | None = None
    manager_id: str | None = None
    visibility: Visibility = Visibility.ME
    nudge_weekday: int | None = FRIDAY
    nudge_time: time = AFTERNOON
    time_zone: str | None = None

    @property
    def asked_level(self) -> str | None:
        """The level that nudges ask about: the one aimed for, else one's own."""
        return self.aim_level if self.aim is Aim.LEVEL else self.level


def own_level(person: Person, catalogue: Catalogue) -> tuple[Framework, Level] | None:
    """Where a person stands, as long as it is there."""
    framework = catalogue.framework(person.framework) if person.framework else None
    level = framework.level(person.level) if framework and person.level else None
    return (framework, level) if framework and level else None


def asked_about(person: Person, catalogue: Catalogue) -> tuple[Framework, Level] | None:
    """The level that a person's nudges are about, as long as it is there."""
    framework = catalogue.framework(person.framework) if person.framework else None
    level = framework.level(person.asked_level) if framework and person.asked_level else None
    return (framework, level) if framework and level else None


def say_gone(person: Person, framework: Framework, now: Framework | None) -> str:
    """Which of a person's choices in a framework is retired; "" where none is. `now` is None where all of it is."""
    title = shorten(framework.title, LONGEST)
    if now is None:
        return f"The framework {title} is retired."
    aim_level = person.aim_level if person.aim is Aim.LEVEL else None
    for key, said in ((person.level, "Your level"), (aim_level, "The level you aim for")):
        if key and not now.level(key):
            gone = framework.level(key)
            label = gone.label if gone else label_of(key, None, graded=framework.graded)
            return f"{said}, {shorten(label, LONGEST)}, is no longer in {title}."
    return ""


def may_read(reader_id: str, engineer_id: str, manager_id: str | None) -> bool:
    """Whether somebody may have an engineer's summary: the engineer, and the manager that they named."""
    return reader_id in {engineer_id, manager_id}


class NotTheirManager(Problem):
    """Somebody asked for a summary that is not for them."""

    def __init__(self, command: str = "/evidence") -> None:
        super().__init__(
            "You can't read that summary: only the engineer can, and the manager they named."
            f" If that should be you, ask them to choose you in `{command} settings`."
        )
