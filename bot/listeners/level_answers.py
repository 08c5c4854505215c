"""The answers of `/level` to words, each made once."""

from functools import lru_cache

from bot.core.frameworks.framework import Catalogue
from bot.core.frameworks.lookup import CriteriaSearch, Own, look_up
from bot.core.plain.problem import Problem
from bot.gateway.replies import Say
from bot.messages.level.answers import show_wanted
from bot.messages.level.ask import WHOLE
from bot.messages.level.ladder import show_problem

MOST_ANSWERS = 500  # of some 12 kB each


class LevelAnswers:
    """The answer to the same words is the same as long as the catalogue is."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._make_once = lru_cache(MOST_ANSWERS)(self._make)

    def to(self, catalogue: Catalogue, words: str, *, shareable: bool) -> Say | Own | CriteriaSearch:
        """Gives the answer to what was typed, or what has to be found out to make one.

        `shareable`: there is a channel to share a level with.
        """
        return self._make_once(catalogue, words, shareable)

    def _make(self, catalogue: Catalogue, words: str, shareable: bool) -> Say | Own | CriteriaSearch:
        try:
            wanted = look_up(catalogue, words)
        except Problem as problem:
            return Say(show_problem(problem, self._command))
        if isinstance(wanted, Own | CriteriaSearch):
            return wanted
        return Say(show_wanted(catalogue, wanted, WHOLE, self._command, shareable=shareable))
