"""What `/level` answers: words, or what a button asks for, become a message. No database, and no waiting."""

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.lookup import About, Expectations, Ladder, Own, Search, Wanted, look_up
from bot.core.frameworks.search import SearchIndex
from bot.core.plain.problem import Problem
from bot.messages.kit.blocks import Message
from bot.messages.level.about import show_about
from bot.messages.level.ask import NOWHERE, Ask, AskAbout, AskBoth
from bot.messages.level.comparison import show_comparison, show_own
from bot.messages.level.expectations import show_expectations
from bot.messages.level.ladder import show_catalogue, show_ladder, show_problem
from bot.messages.level.search import show_found


def answer(catalogue: Catalogue, words: str, command: str = "/level", *, shareable: bool = False) -> Message:
    """What `/level WORDS` prints to somebody of whom nothing is known, in Slack and in the terminal."""
    try:
        wanted = look_up(catalogue, words)
    except Problem as problem:
        return show_problem(problem, command)
    if isinstance(wanted, Own):
        return show_catalogue(catalogue, command)
    if isinstance(wanted, Search):
        return show_found(wanted, SearchIndex(catalogue).find(wanted.words, wanted.framework), command)
    return show_wanted(catalogue, wanted, command, shareable=shareable)


def show_wanted(catalogue: Catalogue, wanted: Wanted, command: str, *, shareable: bool) -> Message:
    """All that needs neither a person nor a search."""
    if isinstance(wanted, Expectations):
        return show_expectations(wanted, NOWHERE, shareable=shareable)
    if isinstance(wanted, Comparison):
        return show_comparison(wanted)
    if isinstance(wanted, About):
        return show_about(wanted.framework)
    if isinstance(wanted, Ladder):
        return show_ladder(catalogue, wanted.framework, command)
    return show_catalogue(catalogue, command)


def answer_ask(catalogue: Catalogue, ask: Ask, command: str, *, shareable: bool) -> Message:
    """Raises Problem where what a button asks for has changed since the button was made."""
    if not ask.level:
        return show_ladder(catalogue, still_here(catalogue, ask.framework), command)
    return show_expectations(expectations(catalogue, ask), ask, shareable=shareable)


def answer_both(catalogue: Catalogue, ask: AskBoth) -> Message:
    first, second = (rung(catalogue, *one) for one in (ask.first, ask.second))
    comparison = Comparison(first, second, ask.topic)
    return show_own(comparison) if ask.own else show_comparison(comparison)


def answer_about(catalogue: Catalogue, ask: AskAbout) -> Message:
    return show_about(still_here(catalogue, ask.framework), ask.start)


def expectations(catalogue: Catalogue, ask: Ask) -> Expectations:
    framework, level = (one := rung(catalogue, ask.framework, ask.level)).framework, one.level
    topic = framework.topic(ask.topic) if ask.topic else None
    if ask.topic and topic is None:
        raise changed(framework)
    return Expectations(framework, level, topic)


def rung(catalogue: Catalogue, path: str, key: str) -> Rung:
    framework = still_here(catalogue, path)
    level = framework.level(key)
    if level is None:
        raise changed(framework)
    return Rung(framework, level)


def still_here(catalogue: Catalogue, path: str) -> Framework:
    framework = catalogue.framework(path)
    if framework is None:
        raise Problem("That framework is no longer here.")
    return framework


def changed(framework: Framework) -> Problem:
    return Problem(f"{framework.title} has changed since, and no longer has that.")
