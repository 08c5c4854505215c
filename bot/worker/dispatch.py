"""A delivery that is about to be sent, with everything at hand that its wording needs; and what a wording gives."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from bot.core.access import Deed, HouseRules
from bot.core.plain.commands import Commands
from bot.messages.kit.blocks import Message
from bot.slack.client import SlackClient
from bot.slack.membership import Membership
from bot.storage.frameworks.current import Frameworks
from bot.storage.owed.references import Owed, Owed_co
from bot.storage.storage import Shelf


@dataclass(frozen=True, slots=True)
class Dispatch(Generic[Owed_co]):
    """What is owed, to whom, and where to read what it says now. A wording reads, and writes nothing."""

    owed: Owed_co
    recipient_id: str
    shelf: Shelf
    frameworks: Frameworks
    commands: Commands
    slack: SlackClient
    membership: Membership

    async def is_for_recipient(self, deed: Deed) -> bool:
        """Tells whether that may be done to the recipient, by what they are to their workspace now."""
        workspace_id = self.shelf.workspace_id
        role = await self.membership.role_in_passing(self.slack, workspace_id, self.recipient_id)
        return HouseRules().allow(role, deed)


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand over."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Confidential:
    """A message or a file that its recipient may have only as long as `may_be_read` says so.

    Slack is asked this and that before it is delivered, which takes seconds: so it is asked immediately before, too.
    """

    content: Message | File
    may_be_read: Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class AfterStoring:
    """A message that may be sent once something is stored, which its buttons rely on."""

    store: Callable[[], Awaitable[None]]
    message: Message


Worded = Message | Confidential | AfterStoring | None  # None: it may not be sent any more
Wordings = Mapping[type[Owed], Callable[[Dispatch[Any]], Awaitable[Worded]]]
