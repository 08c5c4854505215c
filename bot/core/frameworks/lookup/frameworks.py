"""Which framework somebody's words name, and what to try instead where they name none, or several."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.lookup.likeness import beginning, nearest, nearness, sameness
from bot.core.frameworks.lookup.names import framework_word, titles
from bot.core.plain.problem import Problem
from bot.core.plain.text import enumerate_words, shorten, squeeze

MOST_WORDS = 20  # that may name a framework; more are compared with nothing
WITH_LEVEL = re.compile(r"(.*[^\W\d])(?::(.+)|(\d{1,4}))")  # "devops:3", "cloud:SEO", "devops3"


class NoFramework(Problem):
    """Words name no framework."""


Way = Callable[[Framework, str], float]
"""How well a framework fits squeezed words; 0: not at all."""


@dataclass(frozen=True, slots=True)
class Match:
    """A framework that the first words may name: how many words, and how well they fit. Scores of one way compare.

    `rest` are the words that are left: the level, too, that was written without a space, as in "devops3".
    """

    framework: Framework
    words: int
    score: float
    rest: Sequence[str]

    @property
    def rank(self) -> tuple[float, int, int]:
        """Sorts matches: the best last, and of equal ones the one that more of what was typed names."""
        return self.score, self.words, -len(self.rest)


def is_name(framework: Framework, word: str) -> float:
    """Fits by 1 where the word is a name: "cloudengineer" is Cloud Engineer."""
    return sameness(word, framework.names)


def begins_name(framework: Framework, word: str) -> float:
    """Fits by 1 where a name, or a word of the title, begins so: "eng" begins "engineer" in Cloud Engineer."""
    return beginning(word, framework.beginnings)


def is_near_name(framework: Framework, word: str) -> float:
    """Fits by up to 100 where only letters are wrong: "devop" is DevOps by 91."""
    return nearness(word, framework.names)


WAYS: Sequence[Way] = (is_name, begins_name, is_near_name)  # tried in this order: the first that fits decides


def find_framework(catalogue: Catalogue, typed: Sequence[str]) -> tuple[Framework, Sequence[str]]:
    """Finds the framework that the first words name, by as many of them as fit, and the words that are left.

    "cloud engineer SEO" is Cloud Engineer, and leaves "SEO". Raises NoFramework where none fits, Problem for several.
    """
    for fits in WAYS:
        matches = best_matches(catalogue, typed, fits)
        if len(matches) > 1:
            raise several_fit(catalogue, typed, matches)
        if matches:
            return matches[0].framework, matches[0].rest
    raise none_fits(catalogue, typed)


def best_matches(catalogue: Catalogue, typed: Sequence[str], fits: Way) -> Sequence[Match]:
    """Finds the frameworks that fit best by one way, and of equal ones those that more of the words names."""
    matches = list(match_frameworks(catalogue, typed, fits))
    best = max((match.rank for match in matches), default=None)
    return [match for match in matches if match.rank == best]


def match_frameworks(catalogue: Catalogue, typed: Sequence[str], fits: Way) -> Iterator[Match]:
    """Finds the frameworks that fit by one way: the first word alone, the first two together, and so on."""
    for words, together, rest in beginnings_of(typed):
        for framework in catalogue.frameworks:
            score = fits(framework, together)
            if score:
                yield Match(framework, words, score, rest)


def beginnings_of(typed: Sequence[str]) -> Iterator[tuple[int, str, Sequence[str]]]:
    """Lists what may be a name: how many words, squeezed, and what is left, such as the "3" of "devops3"."""
    for words in range(1, min(len(typed), MOST_WORDS) + 1):
        rest = typed[words:]
        yield words, squeeze("".join(typed[:words])), rest
        attached = WITH_LEVEL.fullmatch(typed[words - 1])
        if attached:
            name = "".join([*typed[: words - 1], attached[1]])
            yield words, squeeze(name), [attached[2] or attached[3], *rest]


def several_fit(catalogue: Catalogue, typed: Sequence[str], matches: Sequence[Match]) -> Problem:
    """Names those that fit, with each of which to go on as it was typed."""
    names = [match.framework.title for match in matches]
    return Problem(
        f"“{' '.join(typed[: matches[0].words])}” could be {enumerate_words(names, 'or')}.",
        suggestions=tuple(
            " ".join([framework_word(catalogue, match.framework), *match.rest]) for match in matches[:3]
        ),
    )


def none_fits(catalogue: Catalogue, typed: Sequence[str]) -> NoFramework:
    """Names some of those that there are, and suggests what is near to the first word."""
    what_happened = f"No framework is called “{shorten(' '.join(typed), 40)}”."
    if catalogue.frameworks:
        verb = "is" if len(catalogue.frameworks) == 1 else "are"
        what_happened += f" There {verb} {titles(catalogue)}."
    close = nearest(squeeze(typed[0]), catalogue.frameworks, lambda framework: framework.names)
    return NoFramework(what_happened, suggestions=tuple(framework_word(catalogue, framework) for framework in close))
