"""What frameworks, levels and topics are called, and how a sentence names them."""

from collections.abc import Mapping, Sequence

from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.plain.text import enumerate_words, squeeze

MOST_TITLES = 5  # of frameworks in a sentence


def framework_word(catalogue: Catalogue, framework: Framework) -> str:
    """Finds the shortest to type for a framework: its name, or its path where another has the same name."""
    name = squeeze(framework.name)
    same = [other for other in catalogue.frameworks if squeeze(other.name) == name]
    return framework.name.casefold() if len(same) == 1 else framework.path.strip("/").casefold()


def level_names(level: Level) -> set[str]:
    """Lists what people may call a level, squeezed: "3", "level3senior", "3senior", "senior" of "Level 3: Senior"."""
    *_, name = level.label.partition(": ")
    return set(filter(None, map(squeeze, (level.key, level.label, f"{level.key}{name}", name))))


def levels_by_name(framework: Framework) -> Mapping[str, Level]:
    """Gives the levels by all that people may call them, "L3" too; what several are called is the lowest's."""
    levels: dict[str, Level] = {}
    for level in reversed(framework.levels):
        names = level_names(level)
        levels |= dict.fromkeys({f"l{name}" for name in names}, level) | dict.fromkeys(names, level)
    keys = {squeeze(level.key): level for level in reversed(framework.levels)}
    return {name: level for name, level in (levels | keys).items() if name}


def topic_names(topic: Topic) -> set[str]:
    """Lists what people may call a topic, squeezed."""
    return {squeeze(topic.name), squeeze(topic.title)}


def name_ladder(framework: Framework) -> str:
    """Names the levels: "levels 1 to 4", "level 1" where there is no other, "grades EO, HEO and SEO"."""
    kind = "grade" if framework.graded else "level"
    plural = "s" if len(framework.levels) > 1 else ""
    return f"{kind}{plural} {describe_ladder(framework)}"


def describe_ladder(framework: Framework) -> str:
    """Describes the keys of a ladder: "1 to 4" where they count without a gap, else each of them."""
    keys = [level.key for level in framework.levels]
    return f"{keys[0]} to {keys[-1]}" if count_without_gap(keys) else enumerate_words(keys)


def count_without_gap(keys: Sequence[str]) -> bool:
    """Tells whether they are three numbers or more, each one larger than the one before."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    first = numbers[0] if numbers else 0
    return len(keys) > 2 and numbers == list(range(first, first + len(keys)))


def titles(catalogue: Catalogue) -> str:
    """Names the first frameworks in a sentence, and how many more there are: "DevOps, Designer and 3 more"."""
    shown = [framework.title for framework in catalogue.frameworks[:MOST_TITLES]]
    left = len(catalogue.frameworks) - len(shown)
    return enumerate_words([*shown, f"{left} more"] if left else shown)
