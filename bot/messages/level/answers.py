"""What `/level` answers: what is wanted, by words or at a press, becomes a message. No database, and no waiting."""

from bot.core.frameworks.comparison import Comparison
from bot.core.frameworks.framework import Catalogue
from bot.core.frameworks.lookup.wanted import About, CriteriaSearch, Expectations, InOwn, Ladder, Own
from bot.core.frameworks.lookup.words import look_up
from bot.core.frameworks.search.index import SearchIndex
from bot.core.plain.problem import Problem
from bot.messages.kit.blocks import Message
from bot.messages.level.ask import WHOLE, Askable, View
from bot.messages.level.comparison import show_comparison
from bot.messages.level.expectations import show_expectations
from bot.messages.level.ladder import show_catalogue, show_ladder, show_problem
from bot.messages.level.prose.about import show_about
from bot.messages.level.search import show_found


def answer(catalogue: Catalogue, words: str, command: str = "/level", *, shareable: bool = False) -> Message:
    """Answers `/level WORDS` for somebody of whom nothing is known, in Slack and in the terminal."""
    try:
        wanted = look_up(catalogue, words)
    except Problem as problem:
        return show_problem(problem, command)
    match wanted:
        case Own():
            return show_catalogue(catalogue, command)
        case InOwn(otherwise=otherwise):
            return show_problem(otherwise, command)
        case CriteriaSearch(words=sought, framework=framework):
            return show_found(wanted, SearchIndex(catalogue).find(sought, framework), command)
    return show_wanted(catalogue, wanted, WHOLE, command, shareable=shareable)


def show_wanted(
    catalogue: Catalogue, wanted: Catalogue | Askable, view: View, command: str, *, shareable: bool
) -> Message:
    """Makes the answer to all that needs neither a person nor a search, typed or asked for by a button.

    `shareable`: there is a channel to share a level with.
    """
    match wanted:
        case Expectations():
            return show_expectations(wanted, view, shareable=shareable)
        case Comparison():
            return show_comparison(wanted, view)
        case About():
            return show_about(wanted, view)
        case Ladder(framework):
            return show_ladder(catalogue, framework, command)
        case Catalogue():
            return show_catalogue(wanted, command)
