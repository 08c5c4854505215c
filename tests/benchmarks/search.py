"""Searching the criteria of 100 frameworks of the largest size seen."""

import gc
import random
import time
from collections.abc import Iterator

from bot.core.frameworks.framework import Catalogue, Criterion, Framework, Level, Topic
from bot.core.frameworks.search.index import SearchIndex

FRAMEWORKS = 100
LEVELS, TOPICS, IN_CELL, EXAMPLES = 4, 5, 7, 22  # the largest seen: 135 criteria, 22 of them with an example
VOCABULARY = 8_000  # words that are used, most of them seldom
SEARCHES = 2_000
SEED = 20261122


async def measure() -> None:
    chance = random.Random(SEED)  # noqa: S311 - a benchmark is the same each time
    words = list(made_up_words(chance, VOCABULARY))
    catalogue = Catalogue(tuple(made_up_framework(chance, words, n) for n in range(FRAMEWORKS)))
    started = time.perf_counter()
    index = SearchIndex(catalogue)
    built = time.perf_counter() - started
    gc.collect()
    gc.freeze()  # as the bot does when it has started
    times = []
    for _ in range(SEARCHES):
        typed = made_up_search(chance, words)
        started = time.perf_counter()
        index.find(typed)
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    p50, p99, most = (times[int(len(times) * q) - 1] for q in (0.5, 0.99, 1))
    print(f"search over {FRAMEWORKS} frameworks   p50 {p50:.1f} ms   p99 {p99:.1f} ms (20)   most {most:.1f} ms")
    print(f"made ready to be searched in {built:.2f} s, once for each catalogue")


def made_up_words(chance: random.Random, number: int) -> Iterator[str]:
    syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "or")]
    endings = ["", "", "s", "ing", "ed", "er", "ion", "ment"]
    for _ in range(number):
        yield "".join(chance.choices(syllables, k=chance.randint(1, 4))) + chance.choice(endings)


def made_up_framework(chance: random.Random, words: list[str], number: int) -> Framework:
    levels = tuple(Level(str(n), n, f"Level {n}") for n in range(1, LEVELS + 1))
    topics = tuple(
        Topic(f"topic {n}", f"Topic {words[n]}", {one.key: tuple(made_up_cell(chance, words)) for one in levels})
        for n in range(TOPICS)
    )
    return Framework(f"/roles/role-{number}", f"Role {number}", levels, topics)


def made_up_cell(chance: random.Random, words: list[str]) -> Iterator[Criterion]:
    for _ in range(IN_CELL):
        examples = (sentence(chance, words),) if chance.random() < EXAMPLES / 135 else ()
        yield Criterion(sentence(chance, words), examples)


def sentence(chance: random.Random, words: list[str]) -> str:
    """Some 18 words: few of them everywhere, most of them rare."""
    return " ".join(words[int(len(words) * chance.random() ** 3)] for _ in range(chance.randint(6, 30)))


def made_up_search(chance: random.Random, words: list[str]) -> str:
    """One to twelve words, common or rare, some with a slip in them."""
    typed = [chance.choice(words[: chance.choice([20, 400, len(words)])]) for _ in range(chance.randint(1, 12))]
    return " ".join(word[:-1] + "x" if chance.random() < 0.2 else word for word in typed)
