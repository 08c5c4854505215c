"""What a page says that is read as nothing, or otherwise than it looks: each is named at its line."""

import re
from collections.abc import Collection, Sequence

from rapidfuzz.fuzz import ratio

from bot.core.frameworks.dialect.body.headings import Section, Spot, names_level
from bot.core.frameworks.dialect.body.items import ListItem
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Place

NEARLY_LEVEL = re.compile(r"(\w{2,7})[ -]?(\d{1,2})\b.*")
NEAR = 70  # of 100: "Levl" and "Lvl" are near "level", "Phase" is not


def check_section(
    section: Section, spot: Spot, items: Sequence[ListItem], topics: Collection[str], findings: Findings
) -> None:
    """Finds what is left out of a level's section, and what may be a heading; `topics` has all titles, casefolded."""
    code = next((line for line in section.below if line.in_code), None)
    if code:
        findings.warning(Place(code.number), "Code is left out of what a level expects. Take out the ``` around it.")
    if section.is_silent:
        message = "Nothing stands below this heading, so nothing is expected. Write a list or paragraphs below it."
        findings.warning(section.place, message)
    if spot.group.casefold() in topics:
        findings.warning(section.place, as_group(spot.group))
    for item in items:
        check_item(item, topics, findings)


def check_item(item: ListItem, topics: Collection[str], findings: Findings) -> None:
    """Finds headings that have lost their marks, and tables, in what is no item's first line."""
    check_group(item, topics, findings)
    first = 0 if item.is_paragraph else 1
    for number, line in enumerate(item.text[first:], item.place.line + first):
        check_line(Place(number), line, topics, findings)


def check_group(item: ListItem, topics: Collection[str], findings: Findings) -> None:
    """Finds the heading of a level or a topic that is written as a group's."""
    if item.group_place is None:
        return
    if names_level(item.group):
        findings.error(item.group_place, f"Is this the heading of a level? Write `## {item.group}`.")
    elif item.group.casefold() in topics:
        findings.warning(item.group_place, as_group(item.group))


def check_line(place: Place, line: str, topics: Collection[str], findings: Findings) -> None:
    """Finds a heading that has lost its marks, and the line of a table."""
    text = line.strip("*_ ")
    if names_level(text):
        findings.error(place, f"Is this the heading of a level? Write `## {text}`.")
    elif text.casefold() in topics:
        findings.error(place, f"Is this the heading of a topic? Write `### {text}`.")
    elif text.startswith("|"):
        findings.warning(place, "This table is read as one paragraph. Write a list.")


def as_group(title: str) -> str:
    """Says that a topic's title is read as the heading of a group."""
    return f"“{title}” is a topic elsewhere, and a group within a topic here. If it is a topic, write `### {title}`."


def check_prose(section: Section, depths: Collection[int], findings: Findings) -> None:
    """Finds a heading that nearly names a level, or stands where levels stand; `depths` is how deep those are."""
    if not section.headings:
        return
    heading = section.headings[-1]
    number = near_level(heading.title)
    if names_level(heading.title):
        return
    if number:
        findings.error(section.place, f"Is this the heading of a level? Write `## Level {number}`.")
    elif heading.depth in depths:
        message = "This heading names no level, so what stands below it is prose. If it is one, write `## Level 1`."
        findings.warning(section.place, message)


def near_level(title: str) -> str:
    """Finds the level of a heading that is a slip for one, as "Levl 3" is; "" for another heading."""
    match = NEARLY_LEVEL.fullmatch(title)
    if match is None:
        return ""
    return match[2] if ratio(match[1].casefold(), "level") >= NEAR else ""
