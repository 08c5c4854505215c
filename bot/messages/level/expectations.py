"""What a level expects, as `/level devops 3` prints it, and as somebody shares it with a channel."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.frameworks.framework import Framework, Level, Topic
from bot.core.frameworks.lookup import Expectations
from bot.core.plain.text import count, shorten
from bot.messages.kit.blocks import (
    OPTION,
    Element,
    Message,
    actions,
    button,
    context,
    escape,
    header,
    option,
    plain,
)
from bot.messages.level.ask import COMPARE, LOG_HERE, SHARE, SHOW, Ask, AskBoth, show_button
from bot.messages.level.parts import MOST_OFFERED, NAMED, Fitting, fit, name_topics, part_of, room_beside

MOST_TOPICS = 30  # blocks of topics in one message: what stands around them takes up to nine
MOST_TOPIC_BUTTONS = 6  # more topics are in a menu


def show_expectations(found: Expectations, ask: Ask, *, shareable: bool = True) -> Message:
    """Everything that a level expects, topic by topic, or one topic of it; with the examples or without.

    What does not fit into one message is named at its end, and its topics are a click away. `shareable`: there is a
    channel to share it with.
    """
    title = f"{found.framework.title} · {found.level.label}"
    fitting = fit_topics(found, ask, title)
    notes = [] if not found.by_ordinal else [place_on_ladder(found)]
    after = [silence(found), left_out(fitting)]
    rows = button_rows(found, ask, fitting, shareable=shareable)
    return Message(
        "\n\n".join([escape(title), *notes, *(part.text() for part in fitting.shown), *filter(None, after)]),
        [
            header(title),
            *map(context, notes),
            *(part.block() for part in fitting.shown),
            *map(context, filter(None, after)),
            *(actions(*row) for row in rows),
        ],
    )


def show_shared(found: Expectations, ask: Ask, person_id: str, command: str) -> Message:
    """The same for everybody in a channel, without buttons: what one presses would change it for all.

    It says who shared it, and not whose level it is.
    """
    title = f"{found.framework.title} · {found.level.label}"
    fitting = fit_topics(found, ask, title)
    said = f"Shared by <@{person_id}>. `{escape(command)}` shows this and every other level."
    after = [note for note in (left_out(fitting), said) if note]
    return Message(
        "\n\n".join([escape(title), *(part.text() for part in fitting.shown), *after]),
        [header(title), *(part.block() for part in fitting.shown), *map(context, after)],
    )


def fit_topics(found: Expectations, ask: Ask, title: str) -> Fitting:
    """The topics that expect something, as many as one message holds; `ask.start` criteria of a topic were seen."""
    parts = [
        part_of(topic, topic.at(found.level)[ask.start if found.topic else 0 :], examples=ask.examples)
        for topic in topics_of(found)
        if topic.at(found.level)
    ]
    if ask.start and parts:
        parts = [replace(part, title=f"{part.title}, continued") for part in parts]
    return fit(parts, room_beside(title, [topic.title for topic in topics_of(found)]), MOST_TOPICS)


def topics_of(found: Expectations) -> Sequence[Topic]:
    return [found.topic] if found.topic else found.framework.topics


def place_on_ladder(found: Expectations) -> str:
    steps = len(found.framework.levels)
    return escape(f"{found.level.label} is step {found.level.ordinal} of {steps} on this ladder.")


def silence(found: Expectations) -> str:
    """Which topics expect nothing at this level."""
    silent = [topic.title for topic in topics_of(found) if not topic.at(found.level)]
    return escape(f"Nothing is expected at {found.level.label} in {name_topics(silent)}.") if silent else ""


def left_out(fitting: Fitting) -> str:
    """What of the level is not in the message."""
    rest = name_topics([part.title for part in fitting.rest])
    if not fitting.cut:
        return escape(f"Not in this message: {rest}.") if rest else ""
    cut = f"{count(fitting.cut, 'more expectation')} in {shorten(fitting.shown[0].title, NAMED)}"
    return escape(f"Not in this message: {cut}{f'; {rest}' if rest else ''}.")


def button_rows(found: Expectations, ask: Ask, fitting: Fitting, *, shareable: bool) -> list[list[Element]]:
    """Topics; then the levels beside this one; then what one can do with it."""
    here = replace(ask, framework=found.framework.path, level=found.level.key, start=0)
    here = replace(here, topic=found.topic.name if found.topic else "")
    topics, beside = topic_row(found, here, fitting), neighbours(found, here)
    rows = [topics + beside] if found.topic else [topics, beside]
    return [row for row in [*rows, deeds(found, here, shareable=shareable)] if row]


def topic_row(found: Expectations, here: Ask, fitting: Fitting) -> list[Element]:
    """One topic each, in a menu where they are many; from a topic the way back, and on where it was cut."""
    if found.topic:
        row = [show_button("All topics", replace(here, topic=""), "all")]
        if fitting.cut:
            start = len(found.topic.at(found.level)) - fitting.cut
            row.insert(0, show_button("Read on", replace(here, start=start), "on"))
        return row
    expecting = [topic for topic in found.framework.topics if topic.at(found.level)]
    asks = [replace(here, topic=topic.name) for topic in expecting]
    if len(asks) > MOST_TOPIC_BUTTONS and all(len(one.encode()) <= OPTION for one in asks):
        options = [option(topic.title, one.encode()) for topic, one in zip(expecting, asks, strict=True)]
        placeholder = plain("One topic", 150)
        menu = {"type": "static_select", "action_id": f"{SHOW}:topic", "placeholder": placeholder}
        return [menu | {"options": options[:MOST_OFFERED]}]
    if len(asks) < 2 and not fitting.cut:
        return []
    return [show_button(topic.title, one, n) for n, (topic, one) in enumerate(zip(expecting, asks, strict=True))][:25]


def neighbours(found: Expectations, here: Ask) -> list[Element]:
    """The levels before and after, and what the next one adds."""
    before, after = level_before(found.framework, found.level), level_after(found.framework, found.level)
    row = []
    if before:
        row.append(show_button(f"← {before.label}", replace(here, level=before.key), "before"))
    if after:
        row.append(show_button(f"{after.label} →", replace(here, level=after.key), "after"))
        path = found.framework.path
        both = AskBoth((path, found.level.key), (path, after.key), here.topic)
        row.append(button(f"What {after.label} adds", f"{COMPARE}:adds", both.encode()))
    return row


def deeds(found: Expectations, here: Ask, *, shareable: bool) -> list[Element]:
    row = []
    if any(criterion.examples for topic in topics_of(found) for criterion in topic.at(found.level)):
        label = "Hide examples" if here.examples else "Show examples"
        row.append(show_button(label, replace(here, examples=not here.examples), "examples"))
    if any(topic.at(found.level) for topic in topics_of(found)):
        row.append(button("Log evidence", LOG_HERE, replace(here, examples=False).encode()))
        if shareable:
            row.append(button("Share here", SHARE, here.encode()))
    return row


def level_before(framework: Framework, level: Level) -> Level | None:
    return framework.levels[level.ordinal - 2] if level.ordinal > 1 else None


def level_after(framework: Framework, level: Level) -> Level | None:
    return framework.levels[level.ordinal] if level.ordinal < len(framework.levels) else None
