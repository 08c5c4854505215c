"""What each level of a framework is about, in the first words of its topics."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Framework, Level, Topic
from bot.core.plain.text import ELLIPSIS, count, shorten
from bot.messages.kit.blocks import MOST_CHARACTERS
from bot.messages.kit.parts import Part, compose, rich_text
from bot.messages.kit.rich import bullets, line
from bot.messages.kit.runs import bold

MOST_TOPICS_SAID = 6  # of a level; where all levels together are too long, fewer of each
FIRST_WORDS = 6  # of a topic's first criterion: on a phone that is a line or two
LONGEST_WORDS, LONGEST_TOPIC = 50, 40  # characters of these words, and of the topic's title
MOST_DESCRIBED = 30  # levels, each a block
ROOM_FOR_LEVELS = MOST_CHARACTERS - 3_000  # characters: the rest is for the title, and the levels' names on buttons


def describe_levels(framework: Framework) -> Sequence[Part]:
    """Says how much each level expects and, as far as there is room, how each of its topics begins."""
    if len(framework.levels) <= MOST_DESCRIBED:
        for most in range(MOST_TOPICS_SAID, 0, -1):
            parts = [describe_level(framework, level, most) for level in framework.levels]
            if len(compose(*parts).text) <= ROOM_FOR_LEVELS:
                return parts
    return [rich_text(bullets([line(size_of_level(framework, level)) for level in framework.levels]))]


def describe_level(framework: Framework, level: Level, most: int) -> Part:
    """Says how much a level expects, and how its first `most` topics begin."""
    topics = [topic for topic in framework.topics if topic.at(level)]
    lines = [line(begin_topic(topic, level)) for topic in topics[:most]]
    left = len(topics) - most
    if left > 0:
        lines.append(line(f"and {count(left, 'more topic')}"))
    heading = line(bold(size_of_level(framework, level)))
    return rich_text(heading, bullets(lines)) if lines else rich_text(heading)


def begin_topic(topic: Topic, level: Level) -> str:
    """Gives the beginning of what a topic expects: "🛠️ Mastery: Designs for the loss of a…"."""
    return f"{shorten(topic.title, LONGEST_TOPIC)}: {first_words(topic.at(level)[0].text)}"


def first_words(text: str) -> str:
    """Gives the first words of a text, with an ellipsis where there are more."""
    words = text.split()
    if len(words) > FIRST_WORDS:
        text = " ".join(words[:FIRST_WORDS]).rstrip(",;:.") + ELLIPSIS
    return shorten(text, LONGEST_WORDS)


def size_of_level(framework: Framework, level: Level) -> str:
    """Says how much a level expects: "Level 3: 34 expectations"."""
    number = sum(len(topic.at(level)) for topic in framework.topics)
    return f"{level.label}: {count(number, 'expectation')}"
