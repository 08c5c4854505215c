"""People read under which heading a criterion stands, and what a topic is about."""

from bot.core.frameworks.framework import Criterion, Framework, Level, Topic
from bot.core.frameworks.lookup.wanted import Expectations
from bot.messages.kit.blocks import MOST_CHARACTERS
from bot.messages.level.expectations import show_expectations

LEVEL = Level("1", 1, "Level 1")


def text_of(description: str, *criteria: Criterion) -> str:
    topic = Topic("craft", "Craft", {"1": criteria}, description)
    framework = Framework("/test", "Test", (LEVEL,), (topic,))
    return show_expectations(Expectations(framework, LEVEL, None)).text


def test_a_topics_description_and_the_headings_of_groups_stand_above_the_criteria() -> None:
    criteria = (Criterion("Listens"), Criterion("Reads", group="Code"), Criterion("Writes", group="Code"))
    assert "Craft\nWhat it takes\n• Listens\nCode:\n• Reads\n• Writes\n" in text_of("What it takes", *criteria) + "\n"


def test_however_long_they_are_a_message_holds_them() -> None:
    criteria = [Criterion(f"{number} {'<' * 1_000}", group="&" * 100) for number in range(40)]
    assert len(text_of("<" * 5_000, *criteria)) <= MOST_CHARACTERS
