"""A framework's prose, which says how it is meant."""

from bot.core.frameworks.lookup import About, Ladder
from bot.core.plain.text import count
from bot.messages.kit.blocks import (
    MOST_CHARACTERS,
    Message,
    actions,
    context,
    escape,
    header,
    rich_text,
    section,
)
from bot.messages.level.ask import WHOLE, View, show_button
from bot.messages.level.markdown import Passage, elements_of, read_markdown

ROOM = MOST_CHARACTERS - 1_000  # characters for the prose itself
MOST_CHAPTERS = 34  # blocks for it


def show_about(about: About, view: View = WHOLE) -> Message:
    """The prose from a passage on, as much as one message holds; the rest is a click away."""
    framework, start = about.framework, view.start
    passages = read_markdown(framework.prose)
    levels = show_button("Show levels", Ladder(framework))
    if not passages:
        words = escape(f"{framework.title} has no words of its own beside its levels.")
        return Message(words, [section(words), actions(levels)])
    shown = fit(passages[start:])
    left = len(passages) - start - len(shown)
    note = f"{count(left, 'more paragraph')} below." if left > 0 else ""
    buttons = [levels]
    if left > 0:
        buttons.insert(0, show_button("Read on", about, "on", View(start=start + len(shown))))
    title = f"About {framework.title}" + (", continued" if start else "")
    return Message(
        "\n".join([escape(title), *(passage.plain() for passage in shown), *([note] if note else [])]),
        [
            header(title),
            *(rich_text(*elements_of(some)) for some in chapters(shown)),
            *([context(note)] if note else []),
            actions(*buttons),
        ],
    )


def fit(passages: list[Passage]) -> list[Passage]:
    """As many as there is room for, one at least; no heading is left alone at the end."""
    room, blocks, shown = ROOM, 0, 0
    for before, passage in zip([None, *passages], passages, strict=False):
        room -= len(passage.plain()) + 1
        blocks += stands_apart(passage, before)
        if shown and (room < 0 or blocks > MOST_CHAPTERS):
            break
        shown += 1
    while 1 < shown < len(passages) and passages[shown - 1].kind == "heading":
        shown -= 1
    return passages[:shown]


def chapters(passages: list[Passage]) -> list[list[Passage]]:
    """A block for each heading with what follows it, and for each paragraph: Slack sets blocks apart."""
    found: list[list[Passage]] = []
    for before, passage in zip([None, *passages], passages, strict=False):
        if not found or stands_apart(passage, before):
            found.append([])
        found[-1].append(passage)
    return found


def stands_apart(passage: Passage, before: Passage | None) -> bool:
    return before is None or (passage.kind in {"heading", "paragraph"} and before.kind != "heading")
