"""Criteria under headings, topic by topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from bot.core.frameworks.framework import Criterion, Topic
from bot.messages.kit.fitting import shorten_escaped
from bot.messages.kit.parts import Part, rich_text
from bot.messages.kit.rich import Strand, bullets, line, subheading
from bot.messages.kit.runs import bold, italic

LONGEST_DESCRIPTION = 500  # escaped characters of what a topic is about; the longest seen has 75
LONGEST_ITEM = 1_500  # escaped characters of one criterion or example; the longest seen has 510


class Item(NamedTuple):
    """One bullet, with a `note` to it and examples under it."""

    text: str
    note: str = ""
    examples: tuple[str, ...] = ()


class Group(NamedTuple):
    """Bullets, under a heading or none."""

    items: Sequence[Item]
    heading: str = ""


@dataclass(frozen=True)
class TopicPart:
    """What an answer says of one topic. `name` is the topic's; `description` stands below the title."""

    name: str
    title: str
    groups: Sequence[Group]
    description: str = ""

    @cached_property
    def written(self) -> Part:
        """The part of the message that says it."""
        strands = [line(bold(self.title))]
        if self.description:
            strands.append(line(self.description))
        for group in self.groups:
            if group.heading:
                strands.append(subheading(group.heading))
            strands += item_lists(group.items)
        return rich_text(*strands)


def part_of(topic: Topic, criteria: Sequence[Criterion], *, examples: bool) -> TopicPart:
    """Makes the part about a topic of one level; `criteria` are those of them that are shown."""
    bullets_of = items_with_examples if examples else items_of
    groups = [Group(bullets_of(list(grouped)), heading) for heading, grouped in groupby(criteria, group_of)]
    return TopicPart(topic.name, topic.title, groups, shorten_escaped(topic.description, LONGEST_DESCRIPTION))


def group_of(criterion: Criterion) -> str:
    """Gives the heading that a criterion stands below; "" where there is none."""
    return criterion.group


def items_of(criteria: Sequence[Criterion]) -> list[Item]:
    """Makes a bullet of each criterion."""
    return [Item(shorten_escaped(criterion.text, LONGEST_ITEM)) for criterion in criteria]


def items_with_examples(criteria: Sequence[Criterion]) -> list[Item]:
    """Makes a bullet of each criterion, with its examples under it."""
    return [
        item._replace(examples=tuple(shorten_escaped(example, LONGEST_ITEM) for example in criterion.examples))
        for item, criterion in zip(items_of(criteria), criteria, strict=True)
    ]


def item_lists(items: Sequence[Item]) -> list[Strand]:
    """Makes tight lists; examples stand one step further in, which takes a list of their own."""
    lists: list[Strand] = []
    tight: list[Strand] = []
    for item in items:
        tight.append(item_line(item))
        if item.examples:
            examples = [line(italic(example)) for example in item.examples]
            lists += [bullets(tight), bullets(examples, indent=1)]
            tight = []
    return [*lists, bullets(tight)] if tight else lists


def item_line(item: Item) -> Strand:
    """Writes a bullet, with the note to it behind its words."""
    return line(item.text, italic(f"  ({item.note})")) if item.note else line(item.text)
