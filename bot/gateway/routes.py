"""What the bot listens to, as constants: each is called with a desk, which has what listeners need, and an act.

There is one function for each kind of act, so that a reply that makes no sense for its act does not type-check.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.gateway.acts import Act, Choice, Command, Opened, Press, Search, Submission, Words
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
ANY_WORDS = ""  # the name of the route that takes what no other takes


@dataclass(frozen=True, slots=True)
class NamedRoute(Generic[D]):
    """A listener for acts of one class that have the name: of Words, the whole message is the name."""

    act: type[Act]
    name: str
    listener: Callable[[D, Any], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class CommandRoute(Generic[D]):
    """A listener for a command, whose name here is bare ("level"); the rest is shown by Slack while one types."""

    name: str
    listener: Callable[[D, Command], Awaitable[Reply]]
    description: str
    usage: str

    @property
    def act(self) -> type[Act]:
        """The class of acts that it listens to."""
        return Command


@dataclass(frozen=True, slots=True)
class WordsRoute(Generic[D]):
    """A listener for messages that a feature reads all of; it returns None for the others, and has done nothing."""

    listener: Callable[[D, Words], Awaitable[EventReply | None]]

    @property
    def act(self) -> type[Act]:
        """The class of acts that it listens to."""
        return Words


Route = NamedRoute[D] | CommandRoute[D] | WordsRoute[D]


def on_command(
    name: str, listener: Callable[[D, Command], Awaitable[CommandReply]], *, description: str, usage: str
) -> Route[D]:
    """Listens to a command, by its bare name."""
    return CommandRoute(name, listener, description, usage)


def on_word_after(command: str, word: str, listener: Callable[[D, Command], Awaitable[CommandReply]]) -> Route[D]:
    """Listens to a command with this word alone behind it, in any case."""
    return NamedRoute(Command, f"{command} {word}", listener)


def on_press(name: str, listener: Callable[[D, Press], Awaitable[PressReply]]) -> Route[D]:
    """Listens to a button in messages and on Home, by its action id up to the ":"."""
    return NamedRoute(Press, name, listener)


def on_choice(name: str, listener: Callable[[D, Choice], Awaitable[ChoiceReply]]) -> Route[D]:
    """Listens to what is chosen in an open form, by the action id up to the ":"."""
    return NamedRoute(Choice, name, listener)


def on_submission(name: str, listener: Callable[[D, Submission], Awaitable[SubmissionReply]]) -> Route[D]:
    """Listens to a form that is sent, by its callback id."""
    return NamedRoute(Submission, name, listener)


def on_search(name: str, listener: Callable[[D, Search], Awaitable[SearchReply]]) -> Route[D]:
    """Listens to what is typed into a select, by its action id up to the ":"."""
    return NamedRoute(Search, name, listener)


def on_opened(listener: Callable[[D, Opened], Awaitable[EventReply]]) -> Route[D]:
    """Listens to people who open Home."""
    return NamedRoute(Opened, "", listener)


def on_word(word: str, listener: Callable[[D, Words], Awaitable[EventReply]]) -> Route[D]:
    """Listens to a message that is this word alone, in any case."""
    return NamedRoute(Words, word, listener)


def on_words(
    read: Callable[[D, Words], Awaitable[R | None]],
    listener: Callable[[D, Words, R], Awaitable[EventReply]],
) -> Route[D]:
    """Listens to messages of which `read` reads all; it changes nothing, and gives None for the others."""

    async def listen(desk: D, act: Words) -> EventReply | None:
        reading = await read(desk, act)
        return None if reading is None else await listener(desk, act, reading)

    return WordsRoute(listen)


def on_any_words(listener: Callable[[D, Words], Awaitable[EventReply]]) -> Route[D]:
    """Listens to the messages that nobody else reads."""
    return NamedRoute(Words, ANY_WORDS, listener)
