"""What a level expects, as `/level devops 3` prints it, and as somebody shares it with a channel."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.frameworks.lookup.wanted import Expectations
from bot.core.plain.text import count, shorten
from bot.messages.kit.blocks import Message
from bot.messages.kit.parts import Part, actions, compose, context, header
from bot.messages.kit.runs import Mention, Typed
from bot.messages.level.ask import WHOLE, View
from bot.messages.level.expectations_buttons import action_row, topics_of
from bot.messages.level.fitting import NAMED, Fitting, fit_topics, name_topics, room_beside
from bot.messages.level.parts import TopicPart, part_of


def show_expectations(wanted: Expectations, view: View = WHOLE, *, shareable: bool = True) -> Message:
    """Shows everything that a level expects, topic by topic, or one topic of it; with the examples or without.

    What does not fit into one message is named at its end, and its topics are in a select. `shareable`: there is a
    channel to share it with.
    """
    fitting = fit_level(wanted, view)
    parts = [header(title_of(wanted))]
    if wanted.by_ordinal:
        parts.append(context(place_on_ladder(wanted)))
    parts += [part.written for part in fitting.shown]
    parts += notes(silence(wanted), left_out(fitting))
    row = action_row(wanted, view, fitting, shareable=shareable)
    return compose(*parts, actions(*row), gap="\n\n")


def show_shared(wanted: Expectations, view: View, person_id: str, command: str) -> Message:
    """Shows the same to everybody in a channel, without buttons: what one presses would change it for all.

    It says who shared it, and not whose level it is.
    """
    fitting = fit_level(wanted, view)
    shared = context("Shared by ", Mention(person_id), ". ", Typed(command), " shows this and every other level.")
    topics = [part.written for part in fitting.shown]
    return compose(header(title_of(wanted)), *topics, *notes(left_out(fitting)), shared, gap="\n\n")


def title_of(wanted: Expectations) -> str:
    """Names a framework and its level."""
    return f"{wanted.framework.title} · {wanted.level.label}"


def fit_level(wanted: Expectations, view: View) -> Fitting:
    """Gives the topics that expect something, as many as one message holds."""
    room = room_beside(title_of(wanted), [topic.title for topic in topics_of(wanted)])
    return fit_topics(list_topics(wanted, view), room)


def list_topics(wanted: Expectations, view: View) -> list[TopicPart]:
    """Makes the parts of the topics that expect something; `view.start` criteria of a single topic were seen."""
    parts = []
    start = view.start if wanted.topic else 0
    for topic in topics_of(wanted):
        criteria = topic.at(wanted.level)
        if criteria:
            parts.append(part_of(topic, criteria[start:], examples=view.examples))
    if view.start:
        return [replace(part, title=f"{part.title}, continued") for part in parts]
    return parts


def place_on_ladder(wanted: Expectations) -> str:
    """Says which step of its ladder a level is."""
    steps = len(wanted.framework.levels)
    return f"{wanted.level.label} is step {wanted.level.ordinal} of {steps} on this ladder."


def silence(wanted: Expectations) -> str:
    """Says which topics expect nothing at this level; "" where all expect something."""
    silent = [topic.title for topic in topics_of(wanted) if not topic.at(wanted.level)]
    return f"Nothing is expected at {wanted.level.label} in {name_topics(silent)}." if silent else ""


def left_out(fitting: Fitting) -> str:
    """Says what of an answer is not in the message; "" where all is."""
    missing = []
    if fitting.cut:
        title = shorten(fitting.shown[0].title, NAMED)
        missing.append(f"{count(fitting.cut, 'more expectation')} in {title}")
    if fitting.rest:
        missing.append(name_topics([part.title for part in fitting.rest]))
    return f"Not in this message: {'; '.join(missing)}." if missing else ""


def notes(*sentences: str) -> Sequence[Part]:
    """Writes those of the sentences that say something, in small."""
    return [context(sentence) for sentence in sentences if sentence]
