"""What the bot listens to, as constants: each is called with a desk, which has what listeners need, and an act.

There is one function for each kind of act, so that a reply that makes no sense for its act does not type-check. Each
route says which deed it is: the router lets nobody do what is not for them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.core.access import Deed
from bot.gateway.acts import Act, Choice, Command, Mentioned, Opened, Press, Search, Submission, Words
from bot.gateway.replies import (
    ChoiceReply,
    CommandReply,
    EventReply,
    PressReply,
    Reply,
    SearchReply,
    SubmissionReply,
)

D = TypeVar("D")
R = TypeVar("R")
Hearer = Callable[[D, Words], Awaitable[EventReply]]
ANY_WORDS = ""  # the name of the route that takes what no other takes


@dataclass(frozen=True, slots=True)
class NamedRoute(Generic[D]):
    """A listener for acts of one class that have the name: of Words, the whole message is the name."""

    act: type[Act]
    name: str
    listener: Callable[[D, Any], Awaitable[Reply]]
    deed: Deed


@dataclass(frozen=True, slots=True)
class CommandRoute(Generic[D]):
    """A listener for a command, whose name here is bare ("level"); the rest is shown by Slack while one types."""

    name: str
    listener: Callable[[D, Command], Awaitable[Reply]]
    deed: Deed
    description: str
    usage: str

    @property
    def act(self) -> type[Act]:
        """The class of acts that it listens to."""
        return Command


@dataclass(frozen=True, slots=True)
class WordsRoute(Generic[D]):
    """Listens to messages of which `read` reads all: it finds who answers, None for others, and changes nothing."""

    read: Callable[[D, Words], Awaitable[Hearer[D] | None]]
    deed: Deed

    @property
    def act(self) -> type[Act]:
        """The class of acts that it listens to."""
        return Words


Route = NamedRoute[D] | CommandRoute[D] | WordsRoute[D]


def on_command(
    name: str, listener: Callable[[D, Command], Awaitable[CommandReply]], deed: Deed, *, description: str, usage: str
) -> Route[D]:
    """Listens to a command, by its bare name."""
    return CommandRoute(name, listener, deed, description, usage)


def on_word_after(
    command: str, word: str, listener: Callable[[D, Command], Awaitable[CommandReply]], deed: Deed
) -> Route[D]:
    """Listens to a command with this word alone behind it, in any case."""
    return NamedRoute(Command, f"{command} {word}", listener, deed)


def on_press(name: str, listener: Callable[[D, Press], Awaitable[PressReply]], deed: Deed) -> Route[D]:
    """Listens to a button in messages and on Home, by its action id up to the ":"."""
    return NamedRoute(Press, name, listener, deed)


def on_choice(name: str, listener: Callable[[D, Choice], Awaitable[ChoiceReply]], deed: Deed) -> Route[D]:
    """Listens to what is chosen in an open form, by the action id up to the ":"."""
    return NamedRoute(Choice, name, listener, deed)


def on_submission(name: str, listener: Callable[[D, Submission], Awaitable[SubmissionReply]], deed: Deed) -> Route[D]:
    """Listens to a form that is sent, by its callback id."""
    return NamedRoute(Submission, name, listener, deed)


def on_search(name: str, listener: Callable[[D, Search], Awaitable[SearchReply]], deed: Deed) -> Route[D]:
    """Listens to what is typed into a select, by its action id up to the ":"."""
    return NamedRoute(Search, name, listener, deed)


def on_mentioned(listener: Callable[[D, Mentioned], Awaitable[EventReply]], deed: Deed) -> Route[D]:
    """Listens to people who mention the bot in a channel."""
    return NamedRoute(Mentioned, "", listener, deed)


def on_opened(listener: Callable[[D, Opened], Awaitable[EventReply]], deed: Deed) -> Route[D]:
    """Listens to people who open Home."""
    return NamedRoute(Opened, "", listener, deed)


def on_word(word: str, listener: Hearer[D], deed: Deed) -> Route[D]:
    """Listens to a message that is this word alone, in any case."""
    return NamedRoute(Words, word, listener, deed)


def on_words(
    read: Callable[[D, Words], Awaitable[R | None]],
    listener: Callable[[D, Words, R], Awaitable[EventReply]],
    deed: Deed,
) -> Route[D]:
    """Listens to messages of which `read` reads all; it changes nothing, and gives None for the others."""

    async def find_hearer(desk: D, act: Words) -> Hearer[D] | None:
        reading = await read(desk, act)
        if reading is None:
            return None

        async def hear(desk: D, act: Words) -> EventReply:
            return await listener(desk, act, reading)

        return hear

    return WordsRoute(find_hearer, deed)


def on_any_words(listener: Hearer[D], deed: Deed) -> Route[D]:
    """Listens to the messages that nobody else reads."""
    return NamedRoute(Words, ANY_WORDS, listener, deed)
