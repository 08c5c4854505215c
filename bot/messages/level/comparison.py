"""Two levels side by side: what the higher adds to the lower, or how two roles differ."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.frameworks.comparison import Compared, Comparison, Different, Rung, compare_topics
from bot.core.frameworks.lookup.wanted import Expectations
from bot.core.plain.text import count
from bot.messages.kit.blocks import Element, Message
from bot.messages.kit.buttons import button, settings_button
from bot.messages.kit.parts import MOST_IN_A_ROW, actions, compose, context, header, paragraph
from bot.messages.level.ask import LOG_HERE, TRY, WHOLE, View, encode, show_button, try_button
from bot.messages.level.expectations import left_out, notes
from bot.messages.level.fitting import Fitting, fit_topics, room_beside
from bot.messages.level.parts import Group, Item, TopicPart, items_of

MOST_TOPIC_BUTTONS = 6  # of more topics, only those that were left out have a button
NOTHING_NEW = Item("Nothing new here.")


def show_comparison(comparison: Comparison, view: View = WHOLE) -> Message:
    """Shows what the second level adds to the first; of two frameworks, what each has, and what both have."""
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
        title, note = f"{first.title} and {second.title}", say_likeness(topics)
        parts = [beside(compared, first, second) for compared in topics]
    return assemble(title, note, parts, comparison, view)


def show_no_level(command: str) -> Message:
    """Answers somebody who asked for their own level, and has not said which it is."""
    return compose(
        paragraph("Your level is not known here yet. Setting up takes a minute, or look around first."),
        actions(settings_button("Set up", primary=True), try_button("list", command)),
    )


def assemble(title: str, note: str, parts: Sequence[TopicPart], comparison: Comparison, view: View) -> Message:
    """Makes the message of a comparison, with as many of its topics as there is room for."""
    fitting = fit_topics(parts, room_beside(title, [part.title for part in parts]))
    topics = [part.written for part in fitting.shown]
    rows = [actions(*row) for row in button_rows(comparison, view, parts, fitting)]
    return compose(header(title), context(note), *topics, *notes(left_out(fitting)), *rows, gap="\n\n")


def added(compared: Compared, second: Rung) -> TopicPart:
    """Shows what a topic of the second level adds to the first, of one ladder."""
    groups = what_is_added(compared, second)
    if compared.same:
        groups.append(Group(items_of(compared.same), "Stays"))
    return TopicPart(compared.name, compared.title, groups or [Group([NOTHING_NEW])])


def own_and_added(compared: Compared, second: Rung) -> TopicPart:
    """Shows a topic of the first level in whole, and what the second adds."""
    own = [*items_of(compared.same), *different(compared.first)]
    groups = [Group(own)] if own else []
    return TopicPart(compared.name, compared.title, groups + what_is_added(compared, second))


def what_is_added(compared: Compared, second: Rung) -> list[Group]:
    """Groups what only the second level has; nothing where it adds nothing."""
    return [Group(different(compared.second), f"{second.level.label} adds")] if compared.second else []


def beside(compared: Compared, first: Rung, second: Rung) -> TopicPart:
    """Shows a topic of two roles: what both have, then what each has."""
    groups = [
        Group(items_of(compared.same), "In both, in the same words"),
        Group(different(compared.first), first.title),
        Group(different(compared.second), second.title),
    ]
    return TopicPart(compared.name, compared.title, [group for group in groups if group.items])


def different(criteria: Sequence[Different]) -> list[Item]:
    """Makes a bullet of each criterion, with where the other role has the same words."""
    items = items_of([different.criterion for different in criteria])
    return [item._replace(note=elsewhere(different)) for item, different in zip(items, criteria, strict=True)]


def elsewhere(different: Different) -> str:
    """Says at which level of the other role the same words stand, if they do."""
    return f"same words at {different.elsewhere.level.label}" if different.elsewhere else ""


def say_likeness(topics: Sequence[Compared]) -> str:
    """Says how much of the wording is the same, here and at other levels of the other role."""
    here = sum(len(compared.same) for compared in topics)
    there = sum(map(same_elsewhere, topics))
    same = f"Same wording in both: {count(here, 'expectation') if here else 'none'}."
    return f"{same} Same wording at another level of the other role: {there:,}." if there else same


def same_elsewhere(compared: Compared) -> int:
    """Counts the criteria of a topic whose words stand at another level of the other role."""
    return sum(different.elsewhere is not None for different in (*compared.first, *compared.second))


def button_rows(
    comparison: Comparison, view: View, parts: Sequence[TopicPart], fitting: Fitting
) -> list[list[Element]]:
    """Makes rows of buttons, as far as each has any: the topics; then each level alone, and what else one can do."""
    rows = [topics_offered(comparison, view, parts, fitting), levels_alone(comparison)]
    if view.own:
        rows[-1] += actions_at_own_level(comparison)
    if comparison.topic:
        rows[-1].append(show_button("All topics", replace(comparison, topic=""), "all", view))
    return [row for row in rows if row]


def topics_offered(comparison: Comparison, view: View, parts: Sequence[TopicPart], fitting: Fitting) -> list[Element]:
    """Makes a button for each topic that both were compared in; where they are many, for each that was left out."""
    if len(parts) < 2:
        return []
    offered = fitting.rest if len(parts) > MOST_TOPIC_BUTTONS else parts
    return [
        show_button(part.title, replace(comparison, topic=part.name), number, view)
        for number, part in enumerate(offered[:MOST_IN_A_ROW])
    ]


def levels_alone(comparison: Comparison) -> list[Element]:
    """Makes a button for each of the two levels alone."""
    rungs = (comparison.first, comparison.second)
    labels = [rung.title for rung in rungs]
    if comparison.on_one_ladder:
        labels = [rung.level.label for rung in rungs]
    return [
        show_button(label, alone(rung, comparison), number)
        for number, (label, rung) in enumerate(zip(labels, rungs, strict=True))
    ]


def alone(rung: Rung, comparison: Comparison) -> Expectations:
    """Gives what one of the levels expects, in the topic that was compared, or in all if its framework lacks it."""
    return Expectations(rung.framework, rung.level, rung.framework.topic(comparison.topic))


def actions_at_own_level(comparison: Comparison) -> list[Element]:
    """Makes the buttons for what one does from one's own level: log evidence, list all frameworks."""
    log = button("Log evidence", LOG_HERE, encode(alone(comparison.first, comparison)))
    return [log, button("All frameworks", f"{TRY}:list", "list")]
