"""Topics that are written as headings with lists or paragraphs, in the shape that front matter has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.core.frameworks.dialect.body.headings import NAMELESS, Section, Spot, find_spot, names_level, read_sections
from bot.core.frameworks.dialect.body.items import ListItem, read_items
from bot.core.frameworks.dialect.body.losses import check_prose, check_section
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import MOST_NODES, Items, Node, Pairs, Place, Text


@dataclass(frozen=True, slots=True)
class Outline:
    """Topics and labels as front matter would have them, and the prose: what belongs to no level."""

    topics: Items
    labels: Pairs
    prose: str


@dataclass(frozen=True, slots=True)
class SpottedSection:
    """A section with its items, and where they belong; without a spot it is prose."""

    section: Section
    spot: Spot | None
    items: Sequence[ListItem]


@dataclass(slots=True)
class OutlinedTopic:
    """A topic while its sections are gathered: what it is about, and the items of each level."""

    about: list[str] = field(default_factory=list)
    cells: dict[str, list[ListItem]] = field(default_factory=dict)

    def add(self, spot: Spot, items: Sequence[ListItem]) -> None:
        """Adds a section. A heading with nothing but groups below it says what the topic is about."""
        has_only_groups = all(item.group for item in items)
        if has_only_groups:
            self.add_about(spot.group)
        for item in items:
            item.group = item.group or spot.group
        self.cells.setdefault(spot.level, []).extend(items)

    def add_about(self, heading: str) -> None:
        """Adds what a heading says that the topic is about, once."""
        if heading not in {"", *self.about}:
            self.about.append(heading)


def read_outline(body: str, first_line: int, findings: Findings) -> Outline:
    """Reads the topics below headings such as "## Level 1"; none where a body has no such headings."""
    sections = [spot_section(section) for section in read_sections(body, first_line)]
    start = Place(first_line)
    number = sum(len(spotted.items) for spotted in sections)
    if number > MOST_NODES:
        message = f"There are more than {MOST_NODES:,} items in these lists. Make several frameworks of it."
        findings.error(start, message)
        return Outline(Items((), start), Pairs((), start), "")
    titles = {spotted.spot.topic.casefold() for spotted in sections if spotted.spot}
    for spotted in sections:
        if spotted.spot:
            check_section(spotted.section, spotted.spot, spotted.items, titles, findings)
    sections = list(map(part_introduction, sections))
    topics = Items(tuple(read_topics(sections)), start)
    return Outline(topics, Pairs(tuple(read_labels(sections)), start), read_prose(sections, findings))


def spot_section(section: Section) -> SpottedSection:
    """Reads the items of a section that belongs to a level."""
    spot = find_spot(section.headings)
    return SpottedSection(section, spot, read_items(section.text_lines) if spot else [])


def part_introduction(spotted: SpottedSection) -> SpottedSection:
    """Takes paragraphs alone for prose where they stand below a level's heading, above those of its topics."""
    has_list = not all(item.is_paragraph for item in spotted.items)
    has_topic = spotted.spot is not None and spotted.spot.topic != NAMELESS
    belongs_to_topic = has_list or has_topic or spotted.section.is_leaf
    return spotted if belongs_to_topic else replace(spotted, spot=None, items=())


def placed_items(sections: Sequence[SpottedSection]) -> Iterator[tuple[Spot, Sequence[ListItem]]]:
    """Lists the sections of levels that have items."""
    for spotted in sections:
        if not spotted.items:
            continue
        if spotted.spot:
            yield spotted.spot, spotted.items


def read_topics(sections: Sequence[SpottedSection]) -> list[Pairs]:
    """Reads the topics, in the order in which they come first."""
    topics: dict[str, OutlinedTopic] = {}
    for spot, items in placed_items(sections):
        topics.setdefault(spot.topic, OutlinedTopic()).add(spot, items)
    return [topic_node(title, topic) for title, topic in topics.items()]


def read_labels(sections: Sequence[SpottedSection]) -> list[tuple[Text, Text]]:
    """Reads the levels' names, each level's first."""
    labels: dict[str, tuple[Text, Text]] = {}
    for spot, items in placed_items(sections):
        if spot.level_name:
            place = items[0].place
            labels.setdefault(spot.level, (Text(spot.level, place), Text(spot.level_name, place)))
    return list(labels.values())


def read_prose(sections: Sequence[SpottedSection], findings: Findings) -> str:
    """Gives what belongs to no level: all above the first level's heading, and from there on what says something."""
    first = first_below_level(sections)
    depths = {spotted.section.headings[-1].depth for spotted in sections if is_level(spotted.section)}
    above = [spotted.section for spotted in sections[:first]]
    below = [spotted.section for spotted in sections[first:] if is_prose(spotted)]
    for section in above:
        check_prose(section, (), findings)
    for section in below:
        check_prose(section, depths, findings)
    return "\n".join(section.text for section in (*above, *below))


def first_below_level(sections: Sequence[SpottedSection]) -> int:
    """Finds the position of the first section below a level's heading; behind the last where there is none."""
    for position, spotted in enumerate(sections):
        if find_spot(spotted.section.headings):
            return position
    return len(sections)


def is_prose(spotted: SpottedSection) -> bool:
    """Tells whether a section belongs to no level, and says something."""
    if spotted.section.is_empty:
        is_level_or_leaf = find_spot(spotted.section.headings) or spotted.section.is_leaf
        return not is_level_or_leaf
    return spotted.spot is None


def is_level(section: Section) -> bool:
    """Tells whether a section's own heading names a level."""
    return bool(section.headings and names_level(section.headings[-1].title))


def topic_node(title: str, topic: OutlinedTopic) -> Pairs:
    """Makes a topic with its cells."""
    cells = tuple(cell_node(level, items) for level, items in topic.cells.items())
    place = cells[0].place
    about = Text(". ".join(topic.about), place)
    return pairs(place, name=Text(title, place), description=about, content=Items(cells, place))


def cell_node(level: str, items: Sequence[ListItem]) -> Pairs:
    """Makes the criteria of a topic at a level."""
    place = items[0].place
    return pairs(place, level=Text(level, place), criteria=Items(tuple(map(criterion_node, items)), place))


def criterion_node(item: ListItem) -> Pairs:
    """Makes a criterion with its examples."""
    place = item.place
    examples = Items(tuple(Text(" ".join(example), place) for example in item.examples), place)
    text, group = Text(" ".join(item.text), place), Text(item.group, place)
    return pairs(place, criteria=text, examples=examples, group=group)


def pairs(place: Place, **fields: Node) -> Pairs:
    """Pairs that stand in one place."""
    return Pairs(tuple((Text(key, place), value) for key, value in fields.items()), place)
