"""What a search through all criteria found."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Framework, Placed
from bot.core.frameworks.lookup import CriteriaSearch, Expectations
from bot.core.frameworks.search import Hit
from bot.core.plain.text import shorten
from bot.messages.kit.blocks import Element, Message, actions, context, escape, header, section
from bot.messages.level.ask import show_button, try_button

MOST_SHOWN = 8  # more are not read
MOST_PLACES = 3  # of one wording that are named
LONGEST = 400  # characters of a criterion that are shown


def show_found(search: CriteriaSearch, hits: Sequence[Hit], command: str) -> Message:
    """The best few, each with its place and a button that leads there."""
    scope = f" in {search.framework.title}" if search.framework else ""
    if not hits:
        words = f"Nothing{scope} is about “{search.words}”. Try fewer words, or others."
        return Message(escape(words), [section(escape(words)), actions(try_button("list", command))])
    title = f"“{shorten(search.words, 60)}”{scope}"
    left = len(hits) - MOST_SHOWN
    note = f"The best {MOST_SHOWN} of {len(hits)}." if left > 0 else ""
    shown = hits[:MOST_SHOWN]
    texts = [shorten(hit.places[0].criterion.text, LONGEST) for hit in shown]
    places = [name_places(hit, search.framework) for hit in shown]
    lines = [f"• {one} ({place})" for one, place in zip(texts, places, strict=True)]
    return Message(
        escape("\n".join([title, *lines, *([note] if note else [])])),
        [
            header(title),
            *(
                section(f"{escape(text)}\n_{escape(place)}_", lead_to(hit.places[0], number))
                for number, (hit, text, place) in enumerate(zip(shown, texts, places, strict=True))
            ),
            *([context(note)] if note else []),
        ],
    )


def lead_to(placed: Placed, number: int) -> Element:
    wanted = Expectations(placed.framework, placed.level, placed.topic)
    return show_button(placed.level.label, wanted, number)


def name_places(hit: Hit, within: Framework | None) -> str:
    """Where a wording stands: "🛠️ Mastery · Level 3 · DevOps, and SEO · Cloud Engineer"."""
    named = [f"{one.topic.title} · {one.level.label}" for one in hit.places[:MOST_PLACES]]
    if within is None:
        named = [f"{name} · {one.framework.title}" for name, one in zip(named, hit.places, strict=False)]
    left = len(hit.places) - len(named)
    return shorten("; ".join([*named, f"{left} more"] if left else named), LONGEST)
