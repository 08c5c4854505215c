"""A framework's prose, which says how it is meant."""

from collections.abc import Iterator, Sequence

from bot.core.frameworks.framework import Framework
from bot.core.frameworks.lookup.wanted import About, Ladder
from bot.core.plain.text import count
from bot.messages.kit.blocks import MOST_CHARACTERS, Message
from bot.messages.kit.fitting import Room, fit
from bot.messages.kit.parts import actions, compose, context, header, paragraph, rich_text
from bot.messages.level.ask import WHOLE, View, show_button
from bot.messages.level.prose.markdown import Passage, read_markdown
from bot.messages.level.prose.strands import strands_of

ROOM = Room(MOST_CHARACTERS - 1_000, 34)  # for the prose itself
SET_APART = {"heading", "paragraph"}  # passages that begin a block, unless a heading stands right above them


def show_about(about: About, view: View = WHOLE) -> Message:
    """Shows the prose from a passage on, as much as one message holds; the rest is a click away."""
    prose = read_markdown(about.framework.prose)
    if not prose:
        return show_no_prose(about.framework)
    passages = prose[view.start :]
    shown = first_passages(passages)
    parts = [header(f"About {about.framework.title}" + (", continued" if view.start else ""))]
    parts += [rich_text(*strands_of(chapter)) for chapter in chapters(shown)]
    buttons = [show_button("Show levels", Ladder(about.framework))]
    left = len(passages) - len(shown)
    if left:
        parts.append(context(f"{count(left, 'more paragraph')} below."))
        buttons.insert(0, show_button("Read on", about, "on", View(start=view.start + len(shown))))
    return compose(*parts, actions(*buttons))


def show_no_prose(framework: Framework) -> Message:
    """Says that a framework has no prose, and leads to its levels."""
    return compose(
        paragraph(f"{framework.title} has no words of its own beside its levels."),
        actions(show_button("Show levels", Ladder(framework))),
    )


def first_passages(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Gives as many passages as there is room for, one at least; no heading is left alone at the end."""
    shown = passages[: max(1, len(fit(with_those_before(passages), ROOM, size_of)))]
    if len(shown) == len(passages):
        return shown
    while len(shown) > 1:
        if shown[-1].kind != "heading":
            break
        shown = shown[:-1]
    return shown


def size_of(pair: tuple[Passage | None, Passage]) -> Room:
    """Tells what a passage takes up in a message, after the one before it."""
    before, passage = pair
    words = "".join(strand.text for strand in strands_of([passage]))
    return Room(len(words) + 1, int(stands_apart(before, passage)))


def chapters(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Gives the passages of each block: Slack sets blocks apart, and what is in one of them not."""
    blocks: list[list[Passage]] = []
    for before, passage in with_those_before(passages):
        if stands_apart(before, passage):
            blocks.append([])
        blocks[-1].append(passage)
    return blocks


def with_those_before(passages: Sequence[Passage]) -> Iterator[tuple[Passage | None, Passage]]:
    """Gives each passage with the one before it; the first has none."""
    yield from zip([None, *passages], passages, strict=False)


def stands_apart(before: Passage | None, passage: Passage) -> bool:
    """Tells whether a block begins with a passage."""
    if before is None:
        return True
    return before.kind != "heading" and passage.kind in SET_APART
