"""What takes long to make, made once and kept: the answers of `/level` to words, and indexes to search."""

import asyncio
from functools import lru_cache

from bot.core.frameworks.framework import Catalogue
from bot.core.frameworks.lookup.wanted import CriteriaSearch, InOwn, Own
from bot.core.frameworks.lookup.words import look_up
from bot.core.frameworks.search.index import SearchIndex
from bot.core.plain.problem import Problem
from bot.gateway.replies import Say
from bot.messages.level.answers import show_wanted
from bot.messages.level.ask import WHOLE
from bot.messages.level.ladder import show_problem

MOST_ANSWERS = 500  # of some 12 kB each
MOST_INDEXES = 8  # of everybody's catalogue, and of workspaces with frameworks of their own


class Indexes:
    """Made when they are first asked for: 100 large frameworks take a second, in which others are answered."""

    def __init__(self) -> None:
        self._making: dict[Catalogue, asyncio.Task[SearchIndex]] = {}

    async def of(self, catalogue: Catalogue) -> SearchIndex:
        """Gives the index of a catalogue."""
        making = self._making.get(catalogue)
        if making is None:
            making = asyncio.create_task(asyncio.to_thread(SearchIndex, catalogue))
            self._making[catalogue] = making
            for oldest in list(self._making)[:-MOST_INDEXES]:
                del self._making[oldest]
        return await asyncio.shield(making)  # whoever waits no longer does not stop it for the others


class LevelAnswers:
    """The answer to the same words is the same as long as the catalogue is."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._make_once = lru_cache(MOST_ANSWERS)(self._make)

    def to(self, catalogue: Catalogue, words: str, *, shareable: bool) -> Say | Own | InOwn | CriteriaSearch:
        """Gives the answer to what was typed, or what has to be found out to make one.

        `shareable`: there is a channel to share a level with.
        """
        return self._make_once(catalogue, words, shareable)

    def _make(self, catalogue: Catalogue, words: str, shareable: bool) -> Say | Own | InOwn | CriteriaSearch:
        try:
            wanted = look_up(catalogue, words)
        except Problem as problem:
            return Say(show_problem(problem, self._command))
        if isinstance(wanted, Own | InOwn | CriteriaSearch):
            return wanted
        return Say(show_wanted(catalogue, wanted, WHOLE, self._command, shareable=shareable))
