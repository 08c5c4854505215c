"""What a level expects, as `/level devops 3` prints it, and as somebody shares it with a channel."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.frameworks.comparison import Comparison, Rung
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
    plain,
)
from bot.messages.kit.forms import option
from bot.messages.level.ask import LOG_HERE, SHARE, SHOW, WHOLE, View, encode, show_button
from bot.messages.level.parts import MOST_OFFERED, NAMED, Fitting, fit, name_topics, part_of, room_beside

MOST_TOPICS = 30  # blocks of topics in one message: what stands around them takes up to nine
MOST_TOPIC_BUTTONS = 6  # more topics are in a menu


def show_expectations(wanted: Expectations, view: View = WHOLE, *, shareable: bool = True) -> Message:
    """Everything that a level expects, topic by topic, or one topic of it; with the examples or without.

    What does not fit into one message is named at its end, and its topics are a click away. `shareable`: there is a
    channel to share it with.
    """
    title = f"{wanted.framework.title} · {wanted.level.label}"
    fitting = fit_topics(wanted, view, title)
    notes = [] if not wanted.by_ordinal else [place_on_ladder(wanted)]
    after = [silence(wanted), left_out(fitting)]
    rows = button_rows(wanted, view, fitting, shareable=shareable)
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


def show_shared(wanted: Expectations, view: View, person_id: str, command: str) -> Message:
    """The same for everybody in a channel, without buttons: what one presses would change it for all.

    It says who shared it, and not whose level it is.
    """
    title = f"{wanted.framework.title} · {wanted.level.label}"
    fitting = fit_topics(wanted, view, title)
    said = f"Shared by <@{person_id}>. `{escape(command)}` shows this and every other level."
    after = [note for note in (left_out(fitting), said) if note]
    return Message(
        "\n\n".join([escape(title), *(part.text() for part in fitting.shown), *after]),
        [header(title), *(part.block() for part in fitting.shown), *map(context, after)],
    )


def fit_topics(wanted: Expectations, view: View, title: str) -> Fitting:
    """The topics that expect something, as many as one message holds; `view.start` criteria of a topic were seen."""
    parts = [
        part_of(topic, topic.at(wanted.level)[view.start if wanted.topic else 0 :], examples=view.examples)
        for topic in topics_of(wanted)
        if topic.at(wanted.level)
    ]
    if view.start and parts:
        parts = [replace(part, title=f"{part.title}, continued") for part in parts]
    return fit(parts, room_beside(title, [topic.title for topic in topics_of(wanted)]), MOST_TOPICS)


def topics_of(wanted: Expectations) -> Sequence[Topic]:
    return [wanted.topic] if wanted.topic else wanted.framework.topics


def place_on_ladder(wanted: Expectations) -> str:
    steps = len(wanted.framework.levels)
    return escape(f"{wanted.level.label} is step {wanted.level.ordinal} of {steps} on this ladder.")


def silence(wanted: Expectations) -> str:
    """Which topics expect nothing at this level."""
    silent = [topic.title for topic in topics_of(wanted) if not topic.at(wanted.level)]
    return escape(f"Nothing is expected at {wanted.level.label} in {name_topics(silent)}.") if silent else ""


def left_out(fitting: Fitting) -> str:
    """What of the level is not in the message."""
    rest = name_topics([part.title for part in fitting.rest])
    if not fitting.cut:
        return escape(f"Not in this message: {rest}.") if rest else ""
    cut = f"{count(fitting.cut, 'more expectation')} in {shorten(fitting.shown[0].title, NAMED)}"
    return escape(f"Not in this message: {cut}{f'; {rest}' if rest else ''}.")


def button_rows(wanted: Expectations, view: View, fitting: Fitting, *, shareable: bool) -> list[list[Element]]:
    """Topics; then the levels beside this one; then what one can do with it."""
    view = View(examples=view.examples)
    topics, beside = topic_row(wanted, view, fitting), neighbours(wanted, view)
    rows = [topics + beside] if wanted.topic else [topics, beside]
    return [row for row in [*rows, deeds(wanted, view, shareable=shareable)] if row]


def topic_row(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """From a level its topics, from a topic the way back."""
    return way_back(wanted, view, fitting) if wanted.topic else topics_offered(wanted, view, fitting)


def way_back(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """From a topic to all of them; before that the way on, where the topic was cut."""
    row = [show_button("All topics", replace(wanted, topic=None), "all", view)]
    if wanted.topic and fitting.cut:
        start = len(wanted.topic.at(wanted.level)) - fitting.cut
        row.insert(0, show_button("Read on", wanted, "on", replace(view, start=start)))
    return row


def topics_offered(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """The topics that expect something: a button each, or a menu where they are many. One alone was just read."""
    expecting = [topic for topic in wanted.framework.topics if topic.at(wanted.level)]
    if len(expecting) > MOST_TOPIC_BUTTONS:
        values = [encode(replace(wanted, topic=topic), view) for topic in expecting]
        if all(len(value.encode()) <= OPTION for value in values):
            return [topic_menu(expecting, values)]
    if len(expecting) < 2 and not fitting.cut:
        return []
    return [show_button(topic.title, replace(wanted, topic=topic), n, view) for n, topic in enumerate(expecting[:25])]


def topic_menu(topics: Sequence[Topic], values: Sequence[str]) -> Element:
    """A menu of topics, with the value of a button for each."""
    options = [option(topic.title, value) for topic, value in zip(topics, values, strict=True)]
    menu = {"type": "static_select", "action_id": f"{SHOW}:topic", "placeholder": plain("One topic", 150)}
    return menu | {"options": options[:MOST_OFFERED]}


def neighbours(wanted: Expectations, view: View) -> list[Element]:
    """The levels before and after, and what the next one adds."""
    framework, level = wanted.framework, wanted.level
    before, after = level_before(framework, level), level_after(framework, level)
    row = []
    if before:
        row.append(show_button(f"← {before.label}", replace(wanted, level=before), "before", view))
    if after:
        row.append(show_button(f"{after.label} →", replace(wanted, level=after), "after", view))
        name = wanted.topic.name if wanted.topic else ""
        both = Comparison(Rung(framework, level), Rung(framework, after), name)
        row.append(show_button(f"What {after.label} adds", both, "adds"))
    return row


def deeds(wanted: Expectations, view: View, *, shareable: bool) -> list[Element]:
    """What one can do with a level that expects something: see examples, log evidence, share it."""
    criteria = [criterion for topic in topics_of(wanted) for criterion in topic.at(wanted.level)]
    row = []
    if any(criterion.examples for criterion in criteria):
        label = "Hide examples" if view.examples else "Show examples"
        row.append(show_button(label, wanted, "examples", View(examples=not view.examples)))
    if criteria:
        row.append(button("Log evidence", LOG_HERE, encode(wanted)))
    if criteria and shareable:
        row.append(button("Share here", SHARE, encode(wanted, view)))
    return row


def level_before(framework: Framework, level: Level) -> Level | None:
    return framework.levels[level.ordinal - 2] if level.ordinal > 1 else None


def level_after(framework: Framework, level: Level) -> Level | None:
    return framework.levels[level.ordinal] if level.ordinal < len(framework.levels) else None
