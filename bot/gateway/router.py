"""Finds who answers an act, and gives them the desk: all that the features have between them and Slack."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from bot.core.access import Deed
from bot.core.plain.commands import Commands
from bot.core.plain.problem import Outdated
from bot.gateway.act_log import ActLog
from bot.gateway.acts import (
    Act,
    AnyAct,
    Choice,
    Command,
    Mentioned,
    Opened,
    Press,
    Search,
    Submission,
    Words,
    without_name,
)
from bot.gateway.answer import Answer
from bot.gateway.answering import ANSWERING, answer, explain, refuse
from bot.gateway.outcomes import Ending, NoteAct, Outcome, ending_of, note_nothing, warn_of_lost_events
from bot.gateway.payloads import read_act
from bot.gateway.replies import Reply
from bot.gateway.routes import ANY_WORDS, CommandRoute, NamedRoute, Route, WordsRoute
from bot.slack.client import SlackClient

STORING = 2.5  # seconds for a listener: Slack waits 3 for the answer

D = TypeVar("D")
Listener = Callable[[D, Any], Awaitable[Reply]]
Allowed = tuple[Listener[D], Deed]  # to those who may do that
Guard = Callable[[D, AnyAct, Deed], Awaitable[Reply | None]]
"""Gives the reply to somebody who may not do that, None for those who may. Raises Problem."""


class Router(Generic[D]):
    """The routes of all features, found by the kind and the name of what was done; listeners are given the desk."""

    def __init__(
        self,
        routes: Iterable[Route[D]],
        desk: D,
        commands: Commands,
        guard: Guard[D],
        note_act: NoteAct = note_nothing,
        act_log: ActLog | None = None,
    ) -> None:
        self._desk, self._commands, self._guard = desk, commands, guard
        self._note_act, self._act_log = note_act, act_log or ActLog()
        self._listeners: dict[tuple[type[Act], str], Allowed[D]] = {}
        self._readers: list[WordsRoute[D]] = []
        for route in routes:
            self._add(route)

    def _add(self, route: Route[D]) -> None:
        match route:
            case WordsRoute():
                self._readers.append(route)
            case CommandRoute():
                self._listeners[Command, self._commands.typed(route.name)] = route.listener, route.deed
            case NamedRoute():
                name = self._commands.typed(route.name) if route.act is Command else route.name
                self._listeners[route.act, name] = route.listener, route.deed

    async def answer_to(self, body: Mapping[str, Any], workspace_id: str, slack: SlackClient) -> Answer:
        """Answers one of Slack's payloads, whose origin and workspace were checked. Raises MALFORMED."""
        began = now()
        act = read_act(body, workspace_id, slack)
        if act is None:
            warn_of_lost_events(body, workspace_id)
            return Answer(200)
        ending, answered = await self._carry_out(act, began + ANSWERING)
        self._note_act(act, ending.outcome, now() - began)
        self._act_log.add(act, ending, now() - began)
        return answered

    async def _carry_out(self, act: AnyAct, until: float) -> tuple[Ending, Answer]:
        try:
            async with asyncio.timeout(STORING):
                reply = await self._reply_to(act)
        except Exception as error:  # noqa: BLE001 - whatever it was, the person must read something
            ending = ending_of(error)
            text = explain(act, error, self._commands, ending.reference)
            named = without_name(act) if ending.outcome is Outcome.OUTDATED else act
            return ending, await refuse(named, text, until)
        return Ending(Outcome.DONE), await answer(act, reply, until)

    async def _reply_to(self, act: AnyAct) -> Reply:
        """Asks the guard, then whoever answers. Raises Outdated for what nobody listens to any more."""
        listener, deed = await self._hear(act) if isinstance(act, Words) else self._find(act)
        refusal = await self._guard(self._desk, act, deed)
        return await listener(self._desk, act) if refusal is None else refusal

    def _find(self, act: AnyAct) -> Allowed[D]:
        """Finds who answers: for a command those who listen to what stands behind it, before the others."""
        for key in keys_of(act):
            if key in self._listeners:
                return self._listeners[key]
        raise Outdated

    async def _hear(self, act: Words) -> Allowed[D]:
        """Finds those who listen to a whole message, then those who read one, then who takes what nobody reads."""
        whole = self._listeners.get((Words, act.text.casefold()))
        if whole:
            return whole
        for route in self._readers:
            hearer = await route.read(self._desk, act)
            if hearer:
                return hearer, route.deed
        return self._listeners[Words, ANY_WORDS]


def now() -> float:
    """Gives the time of the event loop, in seconds."""
    return asyncio.get_running_loop().time()


def keys_of(act: AnyAct) -> Iterator[tuple[type[Act], str]]:
    """Lists by what a listener is found, the most particular first."""
    match act:
        case Opened() | Mentioned():
            yield type(act), ""
        case Command():
            yield Command, f"{act.name} {act.text.casefold()}"
            yield Command, act.name
        case Press() | Choice() | Submission() | Search():
            yield type(act), act.name
