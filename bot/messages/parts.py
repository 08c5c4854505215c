"""Criteria under headings, as rich text and as plain, and as many of them as one message holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.core.framework import Criterion, Topic
from bot.core.text import shorten
from bot.messages.blocks import Block, Element, bullets, escape, line, rich_text, run

LONGEST_ITEM = 2_500  # characters of one criterion or example; the longest seen has 510


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
            shorten(one.text, LONGEST_ITEM),
            examples=tuple(shorten(example, LONGEST_ITEM) for example in one.examples) if examples else (),
        )
        for one in criteria
    ]


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
        if most == 1 or len(shorter.text()) <= room:
            return shorter, len(bullets_in) - most
    return part, 0


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
