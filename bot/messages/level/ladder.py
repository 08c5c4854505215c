"""What there is to look up: the frameworks, the levels of one, and what to try instead of what was typed."""

from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup import About, Expectations, Ladder
from bot.core.frameworks.naming import describe_ladder, framework_word
from bot.core.plain.problem import Problem
from bot.core.plain.text import count, enumerate_words, shorten
from bot.messages.kit.blocks import Message, actions, bullets, button, context, escape, header, rich_text, section
from bot.messages.level.ask import ABOUT, encode, show_button, try_button

MOST_LISTED = 30  # frameworks or levels in one list; a longer list is searched, not read
MOST_SUGGESTED = 5


def show_catalogue(catalogue: Catalogue, command: str) -> Message:
    """Which frameworks there are, and how to ask."""
    if not catalogue.frameworks:
        return Message("There is no framework to look up yet. Whoever runs this bot can add one.")
    shown = catalogue.frameworks[:MOST_LISTED]
    left = len(catalogue.frameworks) - len(shown)
    usage = ways_to_ask(catalogue, command)
    lines = [f"{framework.title}: {ladder_line(framework)}" for framework in shown]
    if left:
        lines.append(f"and {left} more: type a part of the name")
    return Message(
        text="\n".join(["What each level expects", *[f"• {escape(one)}" for one in lines], usage]),
        blocks=[
            header("What each level expects"),
            *(
                section(
                    f"*{escape(shorten(framework.title, 300))}*\n{escape(shorten(ladder_line(framework), 300))}",
                    show_button("Show levels", Ladder(framework)),
                )
                for framework in shown
            ),
            context(usage if not left else f"{usage} {left} more frameworks are found by a part of their name."),
        ],
    )


def ways_to_ask(catalogue: Catalogue, command: str) -> str:
    """One line with an example of each thing that one may type."""
    framework = catalogue.frameworks[0]
    word, keys = framework_word(catalogue, framework), [level.key for level in framework.levels]
    typed = [f"{word} {keys[-1]}", *([f"{word} {keys[-2]}..{keys[-1]}"] if len(keys) > 1 else []), "search mentoring"]
    ways = [f"`{escape(f'{command} {words}')}`" for words in typed]
    return f"Type {enumerate_words(ways, 'or')}."


def show_ladder(catalogue: Catalogue, framework: Framework, command: str) -> Message:
    """The levels of a framework, each a button."""
    word = framework_word(catalogue, framework)
    usage = f"Or type `{escape(f'{command} {word} {framework.levels[-1].key}')}`."
    lines = [f"{level.label}: {count(size(framework, level), 'expectation')}" for level in framework.levels]
    buttons = [
        show_button(level.label, Expectations(framework, level), n) for n, level in enumerate(framework.levels)
    ]
    if framework.prose:
        buttons = [*buttons[:24], button("How it is meant", ABOUT, encode(About(framework)))]
    return Message(
        text="\n".join([escape(framework.title), *[f"• {escape(one)}" for one in lines], usage]),
        blocks=[
            header(framework.title),
            rich_text(bullets(lines)),
            actions(*buttons[:25]),
            context(usage),
        ],
    )


def show_problem(problem: Problem, command: str) -> Message:
    """What was not understood, and what to try instead, each at a click."""
    suggestions = problem.suggestions[:MOST_SUGGESTED] or ("list",)
    ways = enumerate_words([f"`{escape(f'{command} {one}')}`" for one in suggestions], "or")
    what_happened = escape(problem.what_happened)
    buttons = [try_button(one, command, n) for n, one in enumerate(suggestions)]
    return Message(f"{what_happened}\nTry {ways}.", [section(f"{what_happened}\nTry:"), actions(*buttons)])


def ladder_line(framework: Framework) -> str:
    """ "levels 1 to 4" or "grades EO, HEO and SEO"."""
    return f"{'grades' if framework.graded else 'levels'} {describe_ladder(framework)}"


def size(framework: Framework, level: Level) -> int:
    return sum(len(topic.at(level)) for topic in framework.topics)
