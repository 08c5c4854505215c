"""Criteria under headings, as rich text and as plain, and as many of them as one message holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.core.frameworks.framework import Criterion, Topic
from bot.core.plain.text import count, enumerate_words, shorten
from bot.messages.kit.blocks import (
    HEADER,
    MOST_CHARACTERS,
    OPTION,
    Block,
    Element,
    bullets,
    escape,
    line,
    rich_text,
    run,
)

LONGEST_ITEM = 1_500  # escaped characters of one criterion or example; the longest seen has 510
NAMED, MOST_NAMED = 60, 15  # characters of a topic's name in a sentence, and how many are named in one
MOST_OFFERED = 30  # topics on buttons or in a menu
BESIDE = 700  # characters of other buttons, and of the words around names in sentences


@dataclass(frozen=True, slots=True)
class Item:
    """One bullet, with a `note` to it and examples under it."""

    text: str
    note: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Bullets, under a heading or none."""

    items: Sequence[Item]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What an answer says of one topic. `name` is the topic's."""

    name: str
    title: str
    groups: Sequence[Group]

    def block(self) -> Block:
        elements: list[Element] = [line(run(self.title, "bold"))]
        for group in self.groups:
            if group.heading:
                elements.append(line(run(group.heading, "italic")))
            elements += item_lists(group.items)
        return rich_text(*elements)

    def text(self) -> str:
        lines = [f"*{escape(self.title)}*"]
        for group in self.groups:
            lines += [escape(f"{group.heading}:")] if group.heading else []
            for item in group.items:
                lines.append(escape(f"• {item.text}{aside(item)}"))
                lines += [escape(f"    ◦ {one}") for one in item.examples]
        return "\n".join(lines)


class Fitting(NamedTuple):
    """The parts that one message holds, those that it does not, and how many bullets of the first had to go."""

    shown: Sequence[Part]
    rest: Sequence[Part]
    cut: int = 0


def part_of(topic: Topic, criteria: Sequence[Criterion], *, examples: bool) -> Part:
    return Part(topic.name, topic.title, [Group(items_of(criteria, examples=examples))])


def items_of(criteria: Sequence[Criterion], *, examples: bool = False) -> list[Item]:
    return [
        Item(
            shorten_escaped(one.text),
            examples=tuple(shorten_escaped(example) for example in one.examples) if examples else (),
        )
        for one in criteria
    ]


def shorten_escaped(text: str) -> str:
    """A text that stays within LONGEST_ITEM once it is escaped."""
    while len(escape(text)) > LONGEST_ITEM:
        text = shorten(text, min(LONGEST_ITEM, len(text) * 3 // 4))
    return text


def room_beside(title: str, topics: Sequence[str]) -> int:
    """Characters for the parts of a message, whose topics also stand on buttons and may be named in a sentence."""
    names = [escape(shorten(one, OPTION)) for one in topics[:MOST_OFFERED]]
    named = [escape(shorten(one, NAMED)) for one in topics[:MOST_NAMED]]
    return MOST_CHARACTERS - BESIDE - min(len(escape(title)), HEADER) - sum(map(len, names + named))


def name_topics(titles: Sequence[str]) -> str:
    """Topics in a sentence, however many and however long they are."""
    left = len(titles) - MOST_NAMED
    names = [shorten(one, NAMED) for one in titles[:MOST_NAMED]]
    return enumerate_words([*names, f"{left:,} more"] if left > 0 else names)


def fit(parts: Sequence[Part], room: int, blocks: int) -> Fitting:
    """As many parts as there is room for, in their order; the first in any case, cut where it is too long alone."""
    shown: list[Part] = []
    for part in parts:
        room -= len(part.text()) + 2
        if shown and (room < 0 or len(shown) >= blocks):
            return Fitting(shown, parts[len(shown) :])
        if room < 0:
            fitting, cut = shorten_part(part, room + len(part.text()))
            return Fitting([fitting], parts[1:], cut)
        shown.append(part)
    return Fitting(shown, ())


def shorten_part(part: Part, room: int) -> tuple[Part, int]:
    """The first bullets of a part, as many as there is room for but one at least, and how many had to go."""
    bullets_in = [(number, item) for number, group in enumerate(part.groups) for item in group.items]
    for most in range(len(bullets_in) - 1, 0, -1):
        kept = [
            replace(group, items=[item for at, item in bullets_in[:most] if at == number])
            for number, group in enumerate(part.groups)
        ]
        shorter = replace(part, groups=[group for group in kept if group.items])
        if len(shorter.text()) <= room:
            return shorter, len(bullets_in) - most
    number, first = bullets_in[0]
    alone = replace(part, groups=[replace(part.groups[number], items=[shorten_item(first, room - NAMED - HEADER)])])
    return alone, len(bullets_in) - 1


def shorten_item(item: Item, room: int) -> Item:
    """A bullet with the examples that there is room for, and how many more there are."""
    for kept in range(len(item.examples), 0, -1):
        left = len(item.examples) - kept
        examples = (*item.examples[:kept], *([f"and {count(left, 'more example')}"] if left else []))
        if len(escape("".join((item.text, item.note, *examples)))) <= room - 10 * len(examples):
            return replace(item, examples=examples)
    return replace(item, examples=())


def item_lists(items: Sequence[Item]) -> list[Element]:
    """A tight list; examples stand one step further in, which takes a list of their own."""
    lists: list[Element] = []
    for item in items:
        words = line(run(item.text), *([run(aside(item), "italic")] if item.note else []))
        if lists and lists[-1]["indent"] == 0:
            lists[-1]["elements"].append(words)
        else:
            lists.append(bullets([words]))
        if item.examples:
            lists.append(bullets([line(run(one, "italic")) for one in item.examples], indent=1))
    return lists


def aside(item: Item) -> str:
    return f"  ({item.note})" if item.note else ""
