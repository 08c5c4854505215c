"""The row under a level: the levels beside it, its topics, its examples, and a menu of all else."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Criterion, Framework, Level, Topic
from bot.core.frameworks.lookup.wanted import Expectations, Ladder
from bot.messages.kit.blocks import OPTION, Element, plain
from bot.messages.kit.buttons import menu, menu_item, room_in_menu
from bot.messages.kit.forms import PLACEHOLDER, option
from bot.messages.level.ask import (
    COMPARE,
    LOG_HERE,
    SHARE,
    SHOW,
    TRY,
    WHOLE,
    Askable,
    View,
    encode_within,
    show_button,
)
from bot.messages.level.fitting import MOST_OFFERED, Fitting

MORE = f"{SHOW}:more"  # the menu itself: what is chosen in it names its own action


def action_row(wanted: Expectations, view: View, fitting: Fitting, *, shareable: bool) -> list[Element]:
    """Makes the one row of a level, in the order of use; what is used seldom is in the menu at its end."""
    view = View(examples=view.examples)
    return [
        *reading_on(wanted, view, fitting),
        *neighbours(wanted, view),
        *topics_to_choose(wanted, view, fitting),
        *examples_button(wanted, view),
        menu(MORE, all_else(wanted, view, shareable=shareable)),
    ]


def reading_on(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """Leads on in a topic that was cut."""
    if not fitting.cut:
        return []
    if wanted.topic is None:
        return []  # one reads on in a topic alone: there is a select of them
    start = len(wanted.topic.at(wanted.level)) - fitting.cut
    return [show_button("Read on", wanted, "on", replace(view, start=start))]


def neighbours(wanted: Expectations, view: View) -> list[Element]:
    """Leads to the levels before and after."""
    before, after = level_before(wanted.framework, wanted.level), level_after(wanted.framework, wanted.level)
    row = []
    if before:
        row.append(show_button(f"← {before.label}", replace(wanted, level=before), "before", view))
    if after:
        row.append(show_button(f"{after.label} →", replace(wanted, level=after), "after", view))
    return row


def topics_to_choose(wanted: Expectations, view: View, fitting: Fitting) -> list[Element]:
    """Offers the topics that expect something, and all of them; nothing where the only one was read whole."""
    topics = [topic for topic in wanted.framework.topics if topic.at(wanted.level)]
    if was_read_whole(wanted, topics, fitting):
        return []
    choices = [replace(wanted, topic=topic) for topic in (None, *topics[:MOST_OFFERED])]
    return [topic_select([topic_option(choice, view) for choice in choices], topic_option(wanted, view))]


def was_read_whole(wanted: Expectations, topics: Sequence[Topic], fitting: Fitting) -> bool:
    """Tells whether a level's only topic, shown as all that it expects, stands in the message to its end."""
    if wanted.topic:
        return False
    return len(topics) < 2 and not fitting.cut


def topic_option(wanted: Expectations, view: View) -> Element:
    """Makes the option of one topic, or of all."""
    title = wanted.topic.title if wanted.topic else "All topics"
    return option(title, encode_within(OPTION, wanted, view))


def topic_select(options: Sequence[Element], current: Element) -> Element:
    """Makes a select of topics; `current` stands there already, unless it is none of them."""
    select: Element = {
        "type": "static_select",
        "action_id": f"{SHOW}:topic",
        "placeholder": plain("One topic", PLACEHOLDER),
        "options": list(options),
    }
    return select | ({"initial_option": current} if current in options else {})


def examples_button(wanted: Expectations, view: View) -> list[Element]:
    """Shows or hides the examples, where there are any."""
    if not have_examples(criteria_of(wanted)):
        return []
    label = "Hide examples" if view.examples else "Show examples"
    return [show_button(label, wanted, "examples", View(examples=not view.examples))]


def have_examples(criteria: Sequence[Criterion]) -> bool:
    """Tells whether there is an example under any of the criteria."""
    return any(criterion.examples for criterion in criteria)


def all_else(wanted: Expectations, view: View, *, shareable: bool) -> list[Element]:
    """Offers what one does seldom: two things at least and five at most, which is what Slack takes."""
    items = what_next_adds(wanted)
    if criteria_of(wanted):
        items.append(level_item("Log evidence", LOG_HERE, wanted))
        if shareable:
            items.append(level_item("Share here", SHARE, wanted, view))
    return [*items, menu_item("My level", TRY, "me"), level_item("All levels", SHOW, Ladder(wanted.framework))]


def what_next_adds(wanted: Expectations) -> list[Element]:
    """Leads to a comparison with the level after, if there is one."""
    after = level_after(wanted.framework, wanted.level)
    if after is None:
        return []
    name = wanted.topic.name if wanted.topic else ""
    both = Comparison(Rung(wanted.framework, wanted.level), Rung(wanted.framework, after), name)
    return [level_item(f"What {after.label} adds", COMPARE, both)]


def level_item(label: str, action: str, wanted: Askable, view: View = WHOLE) -> Element:
    """Makes an item of the menu, which does what a button with that action would."""
    return menu_item(label, action, encode_within(room_in_menu(action), wanted, view))


def criteria_of(wanted: Expectations) -> Sequence[Criterion]:
    """Lists what is expected, in the topic that is wanted or in all."""
    return list(chain.from_iterable(topic.at(wanted.level) for topic in topics_of(wanted)))


def topics_of(wanted: Expectations) -> Sequence[Topic]:
    """Gives the topic that is wanted, or all."""
    return [wanted.topic] if wanted.topic else wanted.framework.topics


def level_before(framework: Framework, level: Level) -> Level | None:
    """Gives the level below one, if there is any."""
    return framework.levels[level.ordinal - 2] if level.ordinal > 1 else None


def level_after(framework: Framework, level: Level) -> Level | None:
    """Gives the level above one, if there is any."""
    return framework.levels[level.ordinal] if level.ordinal < len(framework.levels) else None
