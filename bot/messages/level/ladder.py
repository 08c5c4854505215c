"""What there is to look up: the frameworks, the levels of one, and what to try instead of what was typed."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.lookup.names import framework_word, name_ladder
from bot.core.frameworks.lookup.wanted import About, Expectations, Ladder
from bot.core.plain.problem import Problem
from bot.core.plain.text import shorten
from bot.messages.kit.blocks import SECTION, Element, Message, escape
from bot.messages.kit.buttons import button
from bot.messages.kit.fitting import Room, fit
from bot.messages.kit.parts import (
    MOST_IN_A_ROW,
    Part,
    actions,
    bare,
    compose,
    context,
    header,
    listed,
    paragraph,
)
from bot.messages.kit.runs import Run, Typed, bold, enumerate_typed
from bot.messages.level.ask import ABOUT, encode, show_button, try_button
from bot.messages.level.levels import describe_levels

MOST_LISTED = 30  # frameworks or levels in one list; a longer list is searched, not read
MOST_SUGGESTED = 5
LONGEST_LINE = 300  # characters of a framework's title, and of its levels, in the list of frameworks
AROUND_SUGGESTION = 10  # characters: backticks, a comma, "Try" and "or"


def show_catalogue(catalogue: Catalogue, command: str) -> Message:
    """Shows which frameworks there are, and how to ask."""
    if not catalogue.frameworks:
        return bare("There is no framework to look up yet. Whoever runs this bot can add one.")
    shown = catalogue.frameworks[:MOST_LISTED]
    left = len(catalogue.frameworks) - len(shown)
    usage = ways_to_ask(catalogue, command)
    if left:
        usage.append(f" {left} more frameworks are found by a part of their name.")
    return compose(header("What each level expects"), *map(list_framework, shown), context(*usage))


def list_framework(framework: Framework) -> Part:
    """Shows a framework in the list of them, with a button that leads to its levels."""
    title = bold(shorten(framework.title, LONGEST_LINE))
    return listed(title, shorten(name_ladder(framework), LONGEST_LINE), show_button("Show levels", Ladder(framework)))


def ways_to_ask(catalogue: Catalogue, command: str) -> list[Run]:
    """Gives an example of each thing that one may type, in a sentence."""
    framework = catalogue.frameworks[0]
    word, keys = framework_word(catalogue, framework), [level.key for level in framework.levels]
    ways = [f"{word} {keys[-1]}"]
    if len(keys) > 1:
        ways.append(f"{word} {keys[-2]}..{keys[-1]}")
    ways.append("search mentoring")
    return ["Type ", *enumerate_typed([f"{command} {words}" for words in ways]), "."]


def show_ladder(catalogue: Catalogue, framework: Framework, command: str) -> Message:
    """Shows the levels of a framework and what each is about, with a button for each."""
    word = framework_word(catalogue, framework)
    return compose(
        header(framework.title),
        *describe_levels(framework),
        actions(*ladder_buttons(framework)),
        context("Or type ", Typed(f"{command} {word} {framework.levels[-1].key}"), "."),
    )


def ladder_buttons(framework: Framework) -> list[Element]:
    """Makes a button for each level, as many as stand in a row, and one for how the framework is meant."""
    buttons = [
        show_button(level.label, Expectations(framework, level), number)
        for number, level in enumerate(framework.levels[:MOST_IN_A_ROW])
    ]
    if framework.prose:
        about = button("How it is meant", ABOUT, encode(About(framework)))
        buttons = [*buttons[: MOST_IN_A_ROW - 1], about]
    return buttons


def show_problem(problem: Problem, command: str) -> Message:
    """Says what was not understood, and what to try instead, each at a click."""
    suggestions = problem.suggestions[:MOST_SUGGESTED] or ("list",)
    buttons = [try_button(words, command, number) for number, words in enumerate(suggestions)]
    ways = [f"{command} {words}" for words in suggestions]
    what_to_try = suggest(ways, SECTION - len(escape(problem.what_happened)), misspelt=problem.misspelt)
    return compose(paragraph(problem.what_happened, *what_to_try), actions(*buttons))


def suggest(ways: Sequence[str], room: int, *, misspelt: bool) -> list[Run]:
    """Says what to try, or what was meant, as far as there is room for it: every way is on a button as well."""
    named = fit(ways, Room(room, MOST_SUGGESTED), lambda words: Room(len(escape(words)) + AROUND_SUGGESTION, 1))
    if not named:
        return []
    return ["\nDid you mean ", *enumerate_typed(named), "?"] if misspelt else ["\nTry ", *enumerate_typed(named), "."]
