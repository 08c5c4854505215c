"""What the person who acted sees next, as values, and which replies make sense for which act."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from bot.gateway.answer import Work
from bot.messages.kit.blocks import Block, Element, Message


@dataclass(frozen=True)
class Say:
    """A message below what the person acted on, for them alone."""

    message: Message

    @cached_property
    def body(self) -> str:
        """The message as JSON, made once: the answers of `/level` are said again and again."""
        return json.dumps(ephemeral(self.message))


@dataclass(frozen=True, slots=True)
class Replace:
    """A message in the place of the one whose button was pressed."""

    message: Message


@dataclass(frozen=True, slots=True)
class Share:
    """A message for everybody in the channel."""

    message: Message


@dataclass(frozen=True, slots=True)
class Open:
    """A form, or a page to read, on top of what is open."""

    view: Block


@dataclass(frozen=True, slots=True)
class Become:
    """What the open form becomes."""

    view: Block


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What is to be mended in the form, by field; the form stays open."""

    by_field: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen."""

    options: Sequence[Element]


@dataclass(frozen=True, slots=True)
class OptionGroups:
    """What may be chosen, under headings."""

    groups: Sequence[Element]


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to see: a form closes, a message stays as it is."""


Shown_co = TypeVar("Shown_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Then(Generic[Shown_co]):
    """A reply, and work for when Slack was answered. Its failure is logged, and changes nothing of what was said."""

    reply: Shown_co
    work: Work


ToCommand = Say | Open | Nothing
ToPress = Say | Replace | Share | Open | Nothing
ToChoice = Become | Open | Nothing
ToSubmission = Mistakes | Become | Nothing
ToSearch = Options | OptionGroups
AnyReply = Say | Replace | Share | Open | Become | Mistakes | Options | OptionGroups | Nothing

CommandReply = ToCommand | Then[ToCommand]
PressReply = ToPress | Then[ToPress]
ChoiceReply = ToChoice | Then[ToChoice]
SubmissionReply = ToSubmission | Then[ToSubmission]
SearchReply = ToSearch
EventReply = Nothing | Then[Nothing]  # to words, a mention and an opened Home: nothing is shown by answering Slack
Reply = AnyReply | Then[AnyReply]


def ephemeral(message: Message) -> dict[str, Any]:
    """Makes the body of a message that only the person who acted sees."""
    body: dict[str, Any] = {"response_type": "ephemeral", "text": message.text}
    return body | ({"blocks": list(message.blocks)} if message.blocks else {})
