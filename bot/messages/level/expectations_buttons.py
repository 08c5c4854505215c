"""The buttons under a level: its topics, the levels beside it, and what one can do with it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Criterion, Framework, Level, Topic
from bot.core.frameworks.lookup.wanted import Expectations
from bot.messages.kit.blocks import OPTION, Element, plain
from bot.messages.kit.buttons import button
from bot.messages.kit.forms import PLACEHOLDER, option
from bot.messages.kit.parts import MOST_IN_A_ROW
from bot.messages.level.ask import LOG_HERE, SHARE, SHOW, View, encode, show_button
from bot.messages.level.fitting import MOST_OFFERED, Fitting

MOST_TOPIC_BUTTONS = 6  # more topics are in a menu


def button_rows(wanted: Expectations, view: View, fitting: Fitting, *, shareable: bool) -> list[list[Element]]:
    """Makes rows of buttons: topics; then the levels beside this one; then what one can do with it."""
    view = View(examples=view.examples)
    topics, beside = topic_row(wanted, view, fitting), neighbours(wanted, view)
    rows = [topics + beside] if wanted.topic else [topics, beside]
    return [row for row in [*rows, deeds(wanted, view, shareable=shareable)] if row]


def topic_row(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """Makes the buttons from a level to its topics; from a topic back to all, and on where it was cut."""
    if wanted.topic is None:
        return topics_offered(wanted, view, fitting)
    row = [show_button("All topics", replace(wanted, topic=None), "all", view)]
    if fitting.cut:
        start = len(wanted.topic.at(wanted.level)) - fitting.cut
        row.insert(0, show_button("Read on", wanted, "on", replace(view, start=start)))
    return row


def topics_offered(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """Offers the topics that expect something: a button each, or a menu where they are many."""
    topics = [topic for topic in wanted.framework.topics if topic.at(wanted.level)]
    if len(topics) > MOST_TOPIC_BUTTONS:
        values = [encode(replace(wanted, topic=topic), view) for topic in topics]
        if fit_a_menu(values):
            return [topic_menu(topics, values)]
    if was_read_whole(topics, fitting):
        return []
    return [
        show_button(topic.title, replace(wanted, topic=topic), number, view)
        for number, topic in enumerate(topics[:MOST_IN_A_ROW])
    ]


def fit_a_menu(values: Sequence[str]) -> bool:
    """Tells whether Slack takes these as values of a menu's options."""
    return max(len(value.encode()) for value in values) <= OPTION


def was_read_whole(topics: Sequence[Topic], fitting: Fitting) -> bool:
    """Tells whether a level's only topic stands in the message from its beginning to its end."""
    return len(topics) == 1 and not fitting.cut


def topic_menu(topics: Sequence[Topic], values: Sequence[str]) -> Element:
    """Makes a menu of topics, with the value of a button for each."""
    options = [option(topic.title, value) for topic, value in zip(topics, values, strict=True)]
    menu = {"type": "static_select", "action_id": f"{SHOW}:topic", "placeholder": plain("One topic", PLACEHOLDER)}
    return menu | {"options": options[:MOST_OFFERED]}


def neighbours(wanted: Expectations, view: View) -> list[Element]:
    """Offers the levels before and after, and what the next one adds."""
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
    """Offers what one can do with a level that expects something: see examples, log evidence, share it."""
    criteria = list(chain.from_iterable(topic.at(wanted.level) for topic in topics_of(wanted)))
    if not criteria:
        return []
    row = [button("Log evidence", LOG_HERE, encode(wanted))]
    if shareable:
        row.append(button("Share here", SHARE, encode(wanted, view)))
    if have_examples(criteria):
        label = "Hide examples" if view.examples else "Show examples"
        row.insert(0, show_button(label, wanted, "examples", View(examples=not view.examples)))
    return row


def have_examples(criteria: Sequence[Criterion]) -> bool:
    """Tells whether there is an example under any of the criteria."""
    return any(criterion.examples for criterion in criteria)


def topics_of(wanted: Expectations) -> Sequence[Topic]:
    """Gives the topic that is wanted, or all."""
    return [wanted.topic] if wanted.topic else wanted.framework.topics


def level_before(framework: Framework, level: Level) -> Level | None:
    """Gives the level below one, if there is any."""
    return framework.levels[level.ordinal - 2] if level.ordinal > 1 else None


def level_after(framework: Framework, level: Level) -> Level | None:
    """Gives the level above one, if there is any."""
    return framework.levels[level.ordinal] if level.ordinal < len(framework.levels) else None
