"""What `/level` prints."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.framework import Catalogue, Criterion, Framework, Level, Topic
from bot.core.lookup import Expectations, describe_ladder, framework_word
from bot.core.problem import Problem
from bot.core.text import count, enumerate_words
from bot.messages.blocks import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    Element,
    Message,
    actions,
    bullets,
    button,
    context,
    escape,
    header,
    line,
    rich_text,
    run,
    section,
)

SHOW = "level.show"  # the action behind every button of an answer
MOST_LISTED = 30  # frameworks or levels in one list; a longer list is searched, not read


@dataclass(frozen=True, slots=True)
class Ask:
    """What a button of an answer asks for; "" stands for none. A button's value carries it to Slack and back."""

    framework: str = ""
    level: str = ""
    topic: str = ""
    examples: bool = False

    def encode(self) -> str:
        return json.dumps([self.framework, self.level, self.topic, self.examples], ensure_ascii=False)

    @classmethod
    def decode(cls, value: str) -> "Ask":
        """Raises ValueError or TypeError for what no button of ours carries."""
        framework, level, topic, examples = json.loads(value)
        return cls(str(framework), str(level), str(topic), bool(examples))


def show_catalogue(catalogue: Catalogue, command: str = "/level") -> Message:
    """Which frameworks there are, and how to ask."""
    if not catalogue.frameworks:
        return Message("There is no framework to look up yet. Whoever runs this bot can add one.")
    shown = catalogue.frameworks[:MOST_LISTED]
    left = len(catalogue.frameworks) - len(shown)
    example = f"{command} {framework_word(catalogue, shown[0])} {shown[0].levels[-1].key}"
    usage = f"Type `{escape(example)}`, with a topic after it if you like."
    lines = [f"{framework.title}: {ladder_line(framework)}" for framework in shown]
    if left:
        lines.append(f"and {left} more: type a part of the name")
    return Message(
        text="\n".join(["What each level expects", *[f"• {escape(one)}" for one in lines], usage]),
        blocks=[
            header("What each level expects"),
            *(
                section(
                    f"*{escape(framework.title)}*\n{escape(ladder_line(framework))}",
                    show_button("Show levels", Ask(framework.path)),
                )
                for framework in shown
            ),
            context(usage if not left else f"{usage} {left} more frameworks are found by a part of their name."),
        ],
    )


def show_ladder(catalogue: Catalogue, framework: Framework, command: str = "/level") -> Message:
    """The levels of a framework, each a button."""
    word = framework_word(catalogue, framework)
    usage = f"Or type `{escape(f'{command} {word} {framework.levels[-1].key}')}`."
    lines = [f"{level.label}: {count(size(framework, level), 'expectation')}" for level in framework.levels]
    buttons = [
        show_button(level.label, Ask(framework.path, level.key), n) for n, level in enumerate(framework.levels)
    ]
    return Message(
        text="\n".join([escape(framework.title), *[f"• {escape(one)}" for one in lines], usage]),
        blocks=[
            header(framework.title),
            rich_text(bullets(lines)),
            actions(*buttons[:25]),
            context(usage),
        ],
    )


def show_expectations(found: Expectations, *, examples: bool = False) -> Message:
    """Everything that a level expects, topic by topic, or one topic of it; with the examples or without.

    What does not fit into one message is named at its end, a button a topic.
    """
    framework, level = found.framework, found.level
    topics = [found.topic] if found.topic else framework.topics
    expecting = [topic for topic in topics if topic.at(level)]
    silent = [topic.title for topic in topics if not topic.at(level)]
    title = f"{framework.title} · {level.label}"

    fitting, rest = fit(expecting, level, examples, room=MOST_CHARACTERS - 2 * len(title) - 600)
    blocks = [header(title)]
    text = [escape(title)]
    if found.by_ordinal:
        note = escape(f"{level.label} is step {level.ordinal} of {len(framework.levels)} on this ladder.")
        blocks.append(context(note))
        text.append(note)
    for topic in fitting:
        blocks += topic_blocks(topic, topic.at(level), examples)
        text.append(topic_text(topic, topic.at(level), examples))
    if silent:
        note = escape(f"Nothing is expected at {level.label} in {enumerate_words(silent)}.")
        blocks.append(context(note))
        text.append(note)
    if rest:
        note = escape(f"More at this level: {enumerate_words([topic.title for topic in rest])}.")
        blocks.append(context(note))
        text.append(note)
    buttons = answer_buttons(found, rest, examples)
    return Message("\n\n".join(text), [*blocks, actions(*buttons)] if buttons else blocks)


def show_problem(problem: Problem, command: str = "/level") -> Message:
    """What was not understood, and what to type instead."""
    lines = [escape(problem.what_happened)]
    if problem.suggestions:
        lines.append(
            "Try " + enumerate_words([f"`{escape(f'{command} {one}')}`" for one in problem.suggestions], "or") + "."
        )
    else:
        lines.append(f"Type `{escape(command)}` to see what there is.")
    return Message("\n".join(lines), [section("\n".join(lines))])


def fit(topics: Sequence[Topic], level: Level, examples: bool, room: int) -> tuple[Sequence[Topic], Sequence[Topic]]:
    """As many topics as one message holds, in their order, and the rest. The first is always shown."""
    fitting: list[Topic] = []
    blocks = 6  # header, notes and buttons
    for topic in topics:
        room -= len(topic_text(topic, topic.at(level), examples))
        blocks += len(topic_blocks(topic, topic.at(level), examples))
        if fitting and (room < 0 or blocks > MOST_BLOCKS):
            break
        fitting.append(topic)
    return fitting, topics[len(fitting) :]


def topic_blocks(topic: Topic, criteria: Sequence[Criterion], examples: bool) -> list[Block]:
    """A short heading and a tight list; examples stand under their criterion."""
    elements: list[Element] = [line(run(topic.title, "bold"))]
    for criterion in criteria:
        if elements[-1]["type"] == "rich_text_list" and elements[-1]["indent"] == 0:
            elements[-1]["elements"].append(line(run(criterion.text)))
        else:
            elements.append(bullets([criterion.text]))
        if examples and criterion.examples:
            elements.append(bullets([line(run(one, "italic")) for one in criterion.examples], indent=1))
    return [rich_text(*elements)]


def topic_text(topic: Topic, criteria: Sequence[Criterion], examples: bool) -> str:
    lines = [f"*{escape(topic.title)}*"]
    for criterion in criteria:
        lines.append(f"• {escape(criterion.text)}")
        lines += [f"    ◦ {escape(one)}" for one in criterion.examples if examples]
    return "\n".join(lines)


def answer_buttons(found: Expectations, rest: Sequence[Topic], examples: bool) -> list[Element]:
    framework, level = found.framework, found.level
    topics = [found.topic] if found.topic else framework.topics
    here = Ask(framework.path, level.key, found.topic.name if found.topic else "")
    buttons = [
        show_button(topic.title, Ask(framework.path, level.key, topic.name, examples), n)
        for n, topic in enumerate(rest[:20], start=1)
    ]
    if any(criterion.examples for topic in topics for criterion in topic.at(level)):
        label = "Hide examples" if examples else "Show examples"
        buttons.append(show_button(label, Ask(here.framework, here.level, here.topic, not examples)))
    if found.topic:
        buttons.append(show_button("All topics", Ask(framework.path, level.key), 99))
    return buttons


def show_button(label: str, ask: Ask, number: int = 0) -> Element:
    return button(label, f"{SHOW}:{number}", ask.encode())


def ladder_line(framework: Framework) -> str:
    """ "levels 1 to 4" or "grades EO, HEO and SEO"."""
    return f"{'grades' if framework.graded else 'levels'} {describe_ladder(framework)}"


def size(framework: Framework, level: Level) -> int:
    return sum(len(topic.at(level)) for topic in framework.topics)
