"""People look up what a level expects: `/level`, and the buttons under its answers."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import lru_cache

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue
from bot.core.frameworks.lookup import Expectations, Own, Search, look_up
from bot.core.person import Person, own_level
from bot.core.plain.commands import Commands
from bot.core.plain.problem import Outdated, Problem
from bot.gateway.acts import Act, Reply, Route
from bot.listeners.indexes import Indexes
from bot.messages.kit.blocks import Message
from bot.messages.level.answers import show_wanted
from bot.messages.level.ask import ABOUT, COMPARE, SHARE, SHOW, TRY, WHOLE, View, decode
from bot.messages.level.comparison import show_comparison, show_no_level
from bot.messages.level.expectations import level_after, show_expectations, show_shared
from bot.messages.level.ladder import show_catalogue, show_problem
from bot.messages.level.search import show_found
from bot.messages.problem import notice
from bot.slack.membership import Membership
from bot.storage.storage import Storage

FOR_MEMBERS = "Levels can be looked up by members of this workspace. One of them can share a level with a channel."
MOST_KEPT = 500  # answers, of some 12 kB each


class LevelListeners:
    """The catalogue is in memory: a look-up touches no database, but for one's own level.

    The answer to the same words is the same as long as the catalogue is, so it is made once.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        storage: Storage,
        indexes: Indexes,
        membership: Membership,
        commands: Commands,
    ) -> None:
        self._clock, self._storage = clock, storage
        self._indexes, self._membership, self._command = indexes, membership, commands.level
        self._answer = lru_cache(MOST_KEPT)(self._make_answer)

    def routes(self) -> list[Route]:
        usage = "[framework] [level] [topic] | search words | me | list"
        return [
            Route("command", self._command, self._for_members(self.typed_level), "What a level expects", usage),
            Route("action", SHOW, self._for_members(self.pressed_show)),
            Route("action", COMPARE, self._for_members(self.pressed_show)),
            Route("action", ABOUT, self._for_members(self.pressed_show)),
            Route("action", TRY, self._for_members(self.pressed_try)),
            Route("action", SHARE, self._for_members(self.pressed_share)),
        ]

    def _for_members(self, listener: Callable[[Act], Awaitable[Reply]]) -> Callable[[Act], Awaitable[Reply]]:
        async def listen(act: Act) -> Reply:
            if await self._membership.includes(act.slack, act.workspace_id, act.person_id):
                return await listener(act)
            return Reply(message=notice(FOR_MEMBERS))

        return listen

    async def typed_level(self, act: Act) -> Reply:
        return await self._reply(act, act.text)

    async def pressed_try(self, act: Act) -> Reply:
        """A button stands for words."""
        return await self._reply(act, act.value)

    async def pressed_show(self, act: Act) -> Reply:
        """Whatever a button under an answer asks for, by the same way as what was typed."""
        catalogue = self._catalogue(act)
        try:
            wanted, view = decode(catalogue, act.value)
        except Problem as problem:
            return Reply(message=show_problem(problem, self._command))
        return Reply(message=show_wanted(catalogue, wanted, view, self._command, shareable=not act.is_direct))

    async def pressed_share(self, act: Act) -> Reply:
        """Posts the level to the channel by the address that came with the click, which needs no membership."""
        if act.is_direct:
            raise Problem(f"Nobody is here to share it with. Type {self._command} in a channel, and share it there.")
        wanted, view = decode(self._catalogue(act), act.value)
        if not isinstance(wanted, Expectations):
            raise Outdated
        message = show_shared(wanted, view, act.person_id, self._command)
        first = await self._storage.of(act.workspace_id).claims.claim(act.repeat_key, self._clock())
        return Reply(share=message) if first else Reply()

    async def _reply(self, act: Act, words: str) -> Reply:
        answer = self._answer(self._catalogue(act), words, not act.is_direct)
        if isinstance(answer, Search):
            index = await self._indexes.of(self._catalogue(act))
            return Reply(message=show_found(answer, index.find(answer.words, answer.framework), self._command))
        return await self._own(act, answer) if isinstance(answer, Own) else answer

    def _make_answer(self, catalogue: Catalogue, words: str, shareable: bool) -> Reply | Own | Search:
        """The answer, or what it takes to make one."""
        try:
            wanted = look_up(catalogue, words)
        except Problem as problem:
            return Reply(message=show_problem(problem, self._command))
        if isinstance(wanted, Own | Search):
            return wanted
        return Reply(message=show_wanted(catalogue, wanted, WHOLE, self._command, shareable=shareable))

    async def _own(self, act: Act, own: Own) -> Reply:
        """The level of whoever asks, in one short read."""
        person = await self._storage.of(act.workspace_id).people.find(act.person_id)
        return Reply(message=show_standing(self._catalogue(act), person, own, self._command))

    def _catalogue(self, act: Act) -> Catalogue:
        return self._storage.of(act.workspace_id).catalogue


def show_standing(catalogue: Catalogue, person: Person | None, own: Own, command: str) -> Message:
    """Somebody's level with what the next one adds, or the next one; else how to ask."""
    standing = own_level(person.standing, catalogue) if person else None
    if standing is None:
        return show_no_level(command) if own.explicit else show_catalogue(catalogue, command)
    framework, level = standing
    following = level_after(framework, level)
    if following is None and own.next:
        ladder = f"{level.label} is the last level of {framework.title}."
        return show_problem(Problem(ladder, suggestions=("me", "list")), command)
    if following is None or own.next:
        return show_expectations(Expectations(framework, following or level), shareable=False)
    return show_comparison(Comparison(Rung(framework, level), Rung(framework, following)), View(own=True))
