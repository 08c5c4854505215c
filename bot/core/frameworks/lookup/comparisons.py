"""Two levels in one breath: "devops 2..3", "devops 3 vs cloud SEO leadership", "1 to 2"."""

import re
from collections.abc import Sequence

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup.frameworks import find_framework
from bot.core.frameworks.lookup.levels import begin_with_level, find_level, name_level
from bot.core.frameworks.lookup.names import framework_word
from bot.core.frameworks.lookup.topics import find_topic
from bot.core.plain.problem import Problem

AGAINST = re.compile(
    r"(?:^|\s)(?:vs\.?|versus|against|compared? (?:to|with))(?:\s|$)|\s*(?:\.{2,}|…|->|[→–—])\s*", re.I
)
TO = re.compile(r"\s+to\s+|\s*-\s*", re.I)  # these stand in names, too: they separate levels alone


def split(framework: Framework, typed: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Splits words at "vs", ".." and the like, and at "to" and "-" where levels stand on both sides; None without."""
    if name_level(framework, typed):
        return None
    text = " ".join(typed)
    mark = AGAINST.search(text)
    if mark:
        return sides_of(mark)
    for mark in TO.finditer(text):
        left, right = sides_of(mark)
        if separates_levels(framework, left, right):
            return left, right
    return None


def sides_of(mark: re.Match[str]) -> tuple[list[str], list[str]]:
    """Gives the words before and after a mark."""
    return mark.string[: mark.start()].split(), mark.string[mark.end() :].split()


def separates_levels(framework: Framework, left: Sequence[str], right: Sequence[str]) -> bool:
    """Tells whether a level stands to the left, and one is first to the right."""
    return bool(name_level(framework, left)) and begin_with_level(framework, right)


def compare(catalogue: Catalogue, framework: Framework, left: Sequence[str], right: Sequence[str]) -> Comparison:
    """Reads two levels of a framework, the lower first, or a level of it and one of another; of one topic or of all.

    Raises Problem where a side is missing, or names no level.
    """
    if not left:
        raise no_first(catalogue, framework, right)
    level, _, more = find_level(catalogue, framework, left)
    start = f"{framework_word(catalogue, framework)} {level.key} vs"
    if not right:
        raise no_second(framework, level, start)
    second, rest = find_second(catalogue, framework, right, start)
    words = [*more, *rest]
    topic = find_topic(catalogue, framework, level, words).name if words else ""
    return Comparison(*lower_first(Rung(framework, level), second), topic)


def no_first(catalogue: Catalogue, framework: Framework, right: Sequence[str]) -> Problem:
    """Suggests the last levels of the framework as the first side."""
    word = framework_word(catalogue, framework)
    return Problem(
        f"Say which level of {framework.title}.",
        suggestions=tuple(f"{word} {level.key} vs {' '.join(right)}".strip() for level in framework.levels[-3:]),
    )


def no_second(framework: Framework, level: Level, start: str) -> Problem:
    """Suggests other levels of the framework as the second side."""
    others = [other for other in framework.levels if other != level]
    return Problem("Say what to compare it with.", suggestions=tuple(f"{start} {other.key}" for other in others[:3]))


def lower_first(first: Rung, second: Rung) -> tuple[Rung, Rung]:
    """Sorts two levels of one ladder from below; those of two frameworks stay as they are."""
    if first.framework is not second.framework:
        return first, second
    lower, higher = sorted((first, second), key=lambda rung: rung.level.ordinal)
    return lower, higher


def find_second(
    catalogue: Catalogue, framework: Framework, typed: Sequence[str], start: str
) -> tuple[Rung, Sequence[str]]:
    """Finds the second side of a comparison, and the words that are left. `start` is how its first is typed.

    Raises Problem with suggestions that begin with `start`.
    """
    if begin_with_level(framework, typed):
        level, _, rest = find_level(catalogue, framework, typed)
        return Rung(framework, level), rest
    other, rest = find_second_framework(catalogue, framework, typed, start)
    if not rest:
        word = framework_word(catalogue, other)
        raise Problem(
            f"Say which level of {other.title}.",
            suggestions=tuple(f"{start} {word} {level.key}" for level in other.levels[:5]),
        )
    level, _, rest = find_level(catalogue, other, rest)
    return Rung(other, level), rest


def find_second_framework(
    catalogue: Catalogue, framework: Framework, typed: Sequence[str], start: str
) -> tuple[Framework, Sequence[str]]:
    """Finds the other framework. Raises Problem, about a level of the first where no framework comes near."""
    try:
        return find_framework(catalogue, typed)
    except Problem as problem:
        if not problem.suggestions:
            find_level(catalogue, framework, typed)
        suggestions = tuple(f"{start} {suggestion}" for suggestion in problem.suggestions)
        raise Problem(problem.what_happened, suggestions=suggestions) from None
