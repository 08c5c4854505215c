"""As many topics as one message holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.core.plain.text import count, enumerate_words, shorten
from bot.messages.kit.blocks import HEADER, MOST_CHARACTERS, OPTION, escape
from bot.messages.kit.fitting import Room, fit
from bot.messages.kit.rich import subheading
from bot.messages.level.parts import Group, Item, TopicPart, item_lists

MOST_TOPICS = 30  # blocks of topics in one message: what stands around them takes up to nine
NAMED, MOST_NAMED = 60, 15  # characters of a topic's name in a sentence, and how many are named in one
MOST_OFFERED = 30  # topics on buttons or in a menu
BESIDE = 700  # characters of other buttons, and of the words around names in sentences
AROUND_TOPIC = 4  # characters between two topics in the text, and two to spare
BESIDE_ITEM = 208  # characters of a topic's title, and of the words on what had to go
BESIDE_EXAMPLE = 10  # characters before an example in the text, and some to spare


class Fitting(NamedTuple):
    """The parts that one message holds, those that it does not, and how many bullets of the first had to go."""

    shown: Sequence[TopicPart]
    rest: Sequence[TopicPart]
    cut: int = 0


def name_topics(titles: Sequence[str]) -> str:
    """Names topics in a sentence, however many and however long they are."""
    left = len(titles) - MOST_NAMED
    names = [shorten(title, NAMED) for title in titles[:MOST_NAMED]]
    return enumerate_words([*names, f"{left:,} more"] if left > 0 else names)


def room_beside(title: str, topics: Sequence[str]) -> Room:
    """Tells the room for parts of a message, whose topics also stand on buttons and may be named in a sentence."""
    names = [escape(shorten(topic, OPTION)) for topic in topics[:MOST_OFFERED]]
    named = [escape(shorten(topic, NAMED)) for topic in topics[:MOST_NAMED]]
    taken = BESIDE + min(len(escape(title)), HEADER) + sum(map(len, names + named))
    return Room(MOST_CHARACTERS - taken, MOST_TOPICS)


def fit_topics(parts: Sequence[TopicPart], room: Room) -> Fitting:
    """Gives the parts that there is room for, in their order; the first in any case, cut where it is too long."""
    if not parts:
        return Fitting((), ())
    shown = fit(parts, room, size_of_topic)
    if shown:
        return Fitting(shown, parts[len(shown) :])
    first, cut = shorten_topic(parts[0], room.characters - AROUND_TOPIC)
    return Fitting([first], parts[1:], cut)


def size_of_topic(part: TopicPart) -> Room:
    """Tells what a part takes up in a message."""
    return Room(len(part.written.text) + AROUND_TOPIC, 1)


def shorten_topic(part: TopicPart, room: int) -> tuple[TopicPart, int]:
    """Gives the first bullets of a part, as `room` characters hold them but one at least; and how many had to go."""
    sizes = list(sizes_of_bullets(part))
    room -= len(escape(part.description))
    kept = len(fit(sizes, Room(room - len(escape(part.title)), 0), lambda size: size))
    if kept:
        return first_bullets(part, kept), len(sizes) - kept
    group = first_bullets(part, 1).groups[0]
    item = shorten_item(group.items[0], room - BESIDE_ITEM - len(subheading(group.heading).text))
    return replace(part, groups=[group._replace(items=[item])]), len(sizes) - 1


def sizes_of_bullets(part: TopicPart) -> Iterator[Room]:
    """Tells what each bullet takes up in the text, with a heading right above it."""
    for group in part.groups:
        heading = f"{subheading(group.heading).text}\n" if group.heading else ""
        for item in group.items:
            words = "\n".join(strand.text for strand in item_lists([item]))
            yield Room(len(f"{heading}{words}\n"), 0)
            heading = ""


def first_bullets(part: TopicPart, most: int) -> TopicPart:
    """Gives a part with its first `most` bullets, and the groups that these stand in."""
    groups: list[Group] = []
    for group in part.groups:
        kept = group.items[:most]
        if kept:
            groups.append(group._replace(items=kept))
        most -= len(kept)
    return replace(part, groups=groups)


def shorten_item(item: Item, room: int) -> Item:
    """Gives a bullet with the examples that there is room for, and a word on how many more there are."""
    for kept in range(len(item.examples), 0, -1):
        shorter = item._replace(examples=first_examples(item.examples, kept))
        if size_of_item(shorter) <= room:
            return shorter
    return item._replace(examples=())


def first_examples(examples: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Gives the first examples, and how many more there are."""
    left = len(examples) - most
    return (*examples[:most], f"and {count(left, 'more example')}") if left else examples


def size_of_item(item: Item) -> int:
    """Tells the characters of a bullet with its examples."""
    words = escape("".join((item.text, item.note, *item.examples)))
    return len(words) + BESIDE_EXAMPLE * len(item.examples)
