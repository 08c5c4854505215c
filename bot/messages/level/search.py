"""What a search through all criteria found."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Framework, Placed
from bot.core.frameworks.lookup.wanted import CriteriaSearch, Expectations
from bot.core.frameworks.search.index import Hit
from bot.core.plain.text import shorten
from bot.messages.kit.blocks import Element, Message
from bot.messages.kit.parts import Part, actions, compose, context, header, listed, paragraph
from bot.messages.kit.runs import italic
from bot.messages.level.ask import show_button, try_button

MOST_SHOWN = 8  # more are not read
MOST_PLACES = 3  # of one wording that are named
LONGEST_CRITERION = 400  # characters of a criterion, and of its places, that are shown
LONGEST_SEARCH = 60  # characters of what was searched for that the title says


def show_found(search: CriteriaSearch, hits: Sequence[Hit], command: str) -> Message:
    """Shows the best few, each with its place and a button that leads there."""
    scope = f" in {search.framework.title}" if search.framework else ""
    if not hits:
        nothing = f"Nothing{scope} is about “{search.words}”. Try fewer words, or others."
        return compose(paragraph(nothing), actions(try_button("list", command)))
    parts = [header(f"“{shorten(search.words, LONGEST_SEARCH)}”{scope}")]
    for number, hit in enumerate(hits[:MOST_SHOWN]):
        parts.append(show_hit(hit, number, search.framework))
    if len(hits) > MOST_SHOWN:
        parts.append(context(f"The best {MOST_SHOWN} of {len(hits)}."))
    return compose(*parts)


def show_hit(hit: Hit, number: int, within: Framework | None) -> Part:
    """Shows one wording, the places that have it, and a button to the first of them; `number` tells buttons apart."""
    first = hit.places[0]
    place = italic(name_places(hit, within))
    return listed(shorten(first.criterion.text, LONGEST_CRITERION), place, lead_to(first, number))


def lead_to(placed: Placed, number: int) -> Element:
    """Makes a button that leads to the topic and level of a criterion."""
    wanted = Expectations(placed.framework, placed.level, placed.topic)
    return show_button(placed.level.label, wanted, number)


def name_places(hit: Hit, within: Framework | None) -> str:
    """Names where a wording stands: "🛠️ Mastery · Level 3 · DevOps; Mastery · SEO · Cloud Engineer; 2 more"."""
    names = [name_place(placed, within) for placed in hit.places[:MOST_PLACES]]
    left = len(hit.places) - len(names)
    if left:
        names.append(f"{left} more")
    return shorten("; ".join(names), LONGEST_CRITERION)


def name_place(placed: Placed, within: Framework | None) -> str:
    """Names a place, without its framework where only one was searched."""
    place = f"{placed.topic.title} · {placed.level.label}"
    return place if within else f"{place} · {placed.framework.title}"
