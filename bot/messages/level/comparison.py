"""Two levels side by side: what the higher adds to the lower, or how two roles differ."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.frameworks.comparison import Compared, Comparison, Different, Rung, compare_topics
from bot.core.plain.text import count
from bot.messages.kit.blocks import (
    Element,
    Message,
    actions,
    button,
    context,
    escape,
    header,
    section,
)
from bot.messages.kit.buttons import settings_button
from bot.messages.level.ask import COMPARE, LOG_HERE, TRY, Ask, AskBoth, show_button, try_button
from bot.messages.level.expectations import MOST_TOPIC_BUTTONS, MOST_TOPICS, left_out
from bot.messages.level.parts import Fitting, Group, Item, Part, fit, items_of, room_beside

NOTHING_NEW = Item("Nothing new here.")


def show_comparison(comparison: Comparison) -> Message:
    """What the second level adds to the first; of two frameworks, what each has, and what both have."""
    topics = list(compare_topics(comparison))
    first, second = comparison.first, comparison.second
    if comparison.on_one_ladder:
        lower, higher = first.level.label, second.level.label
        title = f"{first.framework.title} · {lower} to {higher}"
        notes = [f"What {higher} adds to {lower}."]
        parts = [added(one, second) for one in topics]
    else:
        title = f"{first.title} and {second.title}"
        notes = [likeness(topics)]
        parts = [beside(one, first, second) for one in topics]
    return assemble(title, notes, parts, comparison)


def show_own(comparison: Comparison) -> Message:
    """The reader's own level in whole, and what the next one adds."""
    first, second = comparison.first, comparison.second
    note = f"Your level, and what {second.level.label} adds. Only you see this."
    parts = [own_and_added(one, second) for one in compare_topics(comparison)]
    return assemble(first.title, [note], parts, comparison, own=True)


def show_no_level(command: str) -> Message:
    """To somebody who asked for their own level, and has not said which it is."""
    words = "I don't know your level yet. Setting up takes a minute, or look around first."
    return Message(
        words, [section(words), actions(settings_button("Set up", primary=True), try_button("list", command))]
    )


def assemble(
    title: str, notes: Sequence[str], parts: Sequence[Part], comparison: Comparison, *, own: bool = False
) -> Message:
    fitting = fit(parts, room_beside(title, [part.title for part in parts]), MOST_TOPICS)
    notes = [escape(note) for note in notes]
    after = list(filter(None, [left_out(fitting)]))
    return Message(
        "\n\n".join([escape(title), *notes, *(part.text() for part in fitting.shown), *after]),
        [
            header(title),
            *map(context, notes),
            *(part.block() for part in fitting.shown),
            *map(context, after),
            *(actions(*row) for row in button_rows(comparison, parts, fitting, own=own)),
        ],
    )


def added(compared: Compared, second: Rung) -> Part:
    """A topic of two levels of a ladder."""
    groups = [Group(different(compared.second), f"{second.level.label} adds")] if compared.second else []
    if compared.same:
        groups.append(Group(items_of(compared.same), "Stays"))
    return Part(compared.name, compared.title, groups or [Group([NOTHING_NEW])])


def own_and_added(compared: Compared, second: Rung) -> Part:
    own = [*items_of(compared.same), *different(compared.first)]
    groups = [Group(own)] if own else []
    if compared.second:
        groups.append(Group(different(compared.second), f"{second.level.label} adds"))
    return Part(compared.name, compared.title, groups)


def beside(compared: Compared, first: Rung, second: Rung) -> Part:
    """A topic of two roles."""
    groups = [Group(items_of(compared.same), "In both, in the same words")] if compared.same else []
    for rung, some in ((first, compared.first), (second, compared.second)):
        if some:
            groups.append(Group(different(some), rung.title))
    return Part(compared.name, compared.title, groups)


def different(some: Sequence[Different]) -> list[Item]:
    """Criteria, each with where the other role has the same words."""
    items = items_of([one.criterion for one in some])
    return [replace(item, note=elsewhere(one)) for item, one in zip(items, some, strict=True)]


def elsewhere(one: Different) -> str:
    return f"same words at {one.elsewhere.level.label}" if one.elsewhere else ""


def likeness(topics: Sequence[Compared]) -> str:
    """How much of the wording is the same, here and at other levels of the other role."""
    here = sum(len(one.same) for one in topics)
    there = sum(bool(d.elsewhere) for one in topics for d in (*one.first, *one.second))
    said = f"Same wording in both: {count(here, 'expectation') if here else 'none'}."
    return f"{said} Same wording at another level of the other role: {there:,}." if there else said


def button_rows(comparison: Comparison, parts: Sequence[Part], fitting: Fitting, *, own: bool) -> list[list[Element]]:
    """Topics, where there are several; then each level alone."""
    rungs = (comparison.first, comparison.second)
    ends = [(rung.framework.path, rung.level.key) for rung in rungs]
    row = [
        show_button(rung.level.label if comparison.on_one_ladder else rung.title, Ask(*end, comparison.topic), n)
        for n, (rung, end) in enumerate(zip(rungs, ends, strict=True))
    ]
    if own:
        row.append(button("Log evidence", LOG_HERE, Ask(*ends[0], comparison.topic).encode()))
        row.append(button("All frameworks", f"{TRY}:list", "list"))
    if comparison.topic:
        row.append(button("All topics", f"{COMPARE}:all", AskBoth(ends[0], ends[1], own=own).encode()))
    offered = fitting.rest if len(parts) > MOST_TOPIC_BUTTONS else parts
    topics = [
        button(part.title, f"{COMPARE}:{n}", AskBoth(ends[0], ends[1], part.name, own).encode())
        for n, part in enumerate(offered[:25])
        if len(parts) > 1
    ]
    return [some for some in (topics, row) if some]
