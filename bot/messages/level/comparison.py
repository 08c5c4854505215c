"""Two levels side by side: what the higher adds to the lower, or how two roles differ."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.frameworks.comparison import Compared, Comparison, Different, Rung, compare_topics
from bot.core.frameworks.lookup import Expectations
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
from bot.messages.level.ask import LOG_HERE, TRY, WHOLE, View, encode, show_button, try_button
from bot.messages.level.expectations import MOST_TOPIC_BUTTONS, MOST_TOPICS, left_out
from bot.messages.level.parts import Fitting, Group, Item, Part, fit, items_of, room_beside

NOTHING_NEW = Item("Nothing new here.")


def show_comparison(comparison: Comparison, view: View = WHOLE) -> Message:
    """What the second level adds to the first; of two frameworks, what each has, and what both have."""
    topics = list(compare_topics(comparison))
    first, second = comparison.first, comparison.second
    lower, higher = first.level.label, second.level.label
    if view.own:
        title, note = first.title, f"Your level, and what {higher} adds. Only you see this."
        parts = [own_and_added(compared, second) for compared in topics]
    elif comparison.on_one_ladder:
        title, note = f"{first.framework.title} · {lower} to {higher}", f"What {higher} adds to {lower}."
        parts = [added(compared, second) for compared in topics]
    else:
        title, note = f"{first.title} and {second.title}", likeness(topics)
        parts = [beside(compared, first, second) for compared in topics]
    return assemble(title, note, parts, comparison, view)


def show_no_level(command: str) -> Message:
    """To somebody who asked for their own level, and has not said which it is."""
    words = "I don't know your level yet. Setting up takes a minute, or look around first."
    return Message(
        words, [section(words), actions(settings_button("Set up", primary=True), try_button("list", command))]
    )


def assemble(title: str, note: str, parts: Sequence[Part], comparison: Comparison, view: View) -> Message:
    """The message of a comparison, with as many of its topics as there is room for."""
    fitting = fit(parts, room_beside(title, [part.title for part in parts]), MOST_TOPICS)
    note = escape(note)
    after = list(filter(None, [left_out(fitting)]))
    return Message(
        "\n\n".join([escape(title), note, *(part.text() for part in fitting.shown), *after]),
        [
            header(title),
            context(note),
            *(part.block() for part in fitting.shown),
            *map(context, after),
            *(actions(*row) for row in button_rows(comparison, view, parts, fitting)),
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


def button_rows(comparison: Comparison, view: View, parts: Sequence[Part], fitting: Fitting) -> list[list[Element]]:
    """Topics, where there are several; then each level alone."""
    rows = [topics_offered(comparison, view, parts, fitting), ends(comparison)]
    if view.own:
        rows[-1] += own_deeds(comparison)
    if comparison.topic:
        rows[-1].append(show_button("All topics", replace(comparison, topic=""), "all", view))
    return [row for row in rows if row]


def topics_offered(comparison: Comparison, view: View, parts: Sequence[Part], fitting: Fitting) -> list[Element]:
    """A button for each topic that both were compared in; where they are many, for each that was left out."""
    if len(parts) < 2:
        return []
    offered = fitting.rest if len(parts) > MOST_TOPIC_BUTTONS else parts
    return [
        show_button(part.title, replace(comparison, topic=part.name), number, view)
        for number, part in enumerate(offered[:25])
    ]


def ends(comparison: Comparison) -> list[Element]:
    """Each of the two levels alone."""
    rungs = (comparison.first, comparison.second)
    labels = [rung.title for rung in rungs]
    if comparison.on_one_ladder:
        labels = [rung.level.label for rung in rungs]
    return [
        show_button(label, alone(rung, comparison), number)
        for number, (label, rung) in enumerate(zip(labels, rungs, strict=True))
    ]


def alone(rung: Rung, comparison: Comparison) -> Expectations:
    """What one of the levels expects, in the topic that was compared, or in all where its framework lacks that."""
    return Expectations(rung.framework, rung.level, rung.framework.topic(comparison.topic))


def own_deeds(comparison: Comparison) -> list[Element]:
    """What one does from one's own level."""
    log = button("Log evidence", LOG_HERE, encode(alone(comparison.first, comparison)))
    return [log, button("All frameworks", f"{TRY}:list", "list")]
