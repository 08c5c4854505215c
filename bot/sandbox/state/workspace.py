"""One pretend workspace: its people, channels, messages, views and files, as plain values."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.rules.json import Answers, Json


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the workspace. `name` is the handle people type after @, `tz` an IANA zone."""

    id: str
    name: str
    real_name: str
    title: str
    tz: str
    color: str
    deleted: bool = False  # deactivated: they can do nothing any more
    status_text: str = ""
    status_emoji: str = ""  # as ":palm_tree:"
    status_expiration: int = 0  # seconds since 1970, 0 for a status that stays
    guest: str = ""  # "restricted", or "ultra_restricted" where they are in one channel alone
    home: str = ""  # the id of another workspace: somebody from there, in a channel that both share


@dataclass(slots=True)
class Channel:
    """A channel, or with `is_im` the direct messages between one person and the bot."""

    id: str
    name: str
    members: list[str]
    is_im: bool = False
    is_private: bool = False
    is_mpim: bool = False  # direct messages between several people and the bot

    @property
    def kind(self) -> str:
        """Gives the word for it in an event's channel_type."""
        if self.is_im:
            return "im"
        if self.is_mpim:
            return "mpim"
        return "group" if self.is_private else "channel"

    @property
    def noun(self) -> str:
        """Gives the word for it in scopes and subscriptions: im, mpim, groups or channels."""
        return {"group": "groups", "channel": "channels"}.get(self.kind, self.kind)


@dataclass(slots=True)
class Message:
    """A message in Slack's own shape. `reader` is set on ephemeral ones: only they see it, until they reload."""

    channel: str
    body: Json
    reader: str | None = None
    answers: dict[str, Answers] = field(default_factory=dict)  # by person
    offered: dict[tuple[str, str], Json] = field(default_factory=dict)  # options that the app suggested: see inputs
    made: float = field(default_factory=time.monotonic)  # whatever the clock of the workspace shows

    @property
    def ts(self) -> str:
        """Gives the stamp that is the message's name in its channel."""
        return str(self.body["ts"])

    @property
    def blocks(self) -> list[Json]:
        """Lists its blocks, none where it is text alone."""
        return list(self.body.get("blocks", []))


@dataclass(slots=True)
class View:
    """A modal or Home tab that the app has put before a person; `body` is as the app sent it."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    answers: dict[str, Answers] = field(default_factory=dict)
    offered: dict[tuple[str, str], Json] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        """Lists its blocks."""
        return list(self.body["blocks"])


@dataclass(slots=True)
class File:
    """An uploaded file; `content` is None until the bytes came, `channels` empty until the upload was completed."""

    id: str
    name: str
    length: int
    made: int
    content: bytes | None = None
    title: str = ""
    channels: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Workspace:
    """Everything one workspace holds. The app's own identity in it is `bot_user_id` and `bot_id`."""

    id: str
    name: str
    domain: str
    people: dict[str, Person]
    channels: dict[str, Channel]
    bot_user_id: str
    bot_id: str
    bot_name: str = "App"
    messages: list[Message] = field(default_factory=list)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    unread: dict[str, set[str]] = field(default_factory=dict)  # ids of channels, by the person's
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    taken: dict[int, int] = field(default_factory=dict)  # stamps in use, each with the next one to try

    def new_id(self, prefix: str) -> str:
        """Makes an id in Slack's manner: a letter for the kind, then capitals and digits."""
        return f"{prefix}{self.id[1:4]}{next(self.numbers):06X}"

    def stamp(self, now: datetime) -> str:
        """Makes a message's `ts`: the moment, and unique in the workspace, even after the clock went back."""
        wanted = micros = round(now.timestamp() * 1_000_000)
        while micros in self.taken:
            micros = self.taken[micros]
        self.taken[micros] = self.taken[wanted] = micros + 1
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    def channel(self, key: str) -> Channel | None:
        """Finds the channel of this id, or of this name with or without its #."""
        public = [channel for channel in self.channels.values() if not channel.is_im]
        by_name = {channel.name: channel for channel in reversed(public)}
        return self.channels.get(key) or by_name.get(key.removeprefix("#"))

    def direct(self, user: str) -> Channel:
        """Gives the direct messages between the bot and this person, opened if need be."""
        id_ = f"D{user[1:]}"
        return self.channels.setdefault(id_, Channel(id_, "", [self.bot_user_id, user], is_im=True, is_private=True))

    def group(self, users: list[str]) -> Channel:
        """Gives the direct messages between the bot and these people together, opened if need be."""
        members = {self.bot_user_id, *users}
        groups = (channel for channel in self.channels.values() if channel.is_mpim)
        existing = next((channel for channel in groups if set(channel.members) == members), None)
        if existing:
            return existing
        names = [self.people[user].name for user in users]
        name = f"mpdm-{'--'.join([*names, self.bot_name.lower()])}-1"
        channel = Channel(self.new_id("C"), name, [self.bot_user_id, *users], is_private=True, is_mpim=True)
        self.channels[channel.id] = channel
        return channel

    def mark_unread(self, channel: str, author: str) -> None:
        """Marks a channel for everybody in it but who wrote."""
        for reader in {*self.channels[channel].members} - {author}:
            self.unread.setdefault(reader, set()).add(channel)

    def mark_read(self, channel: str, reader: str) -> bool:
        """Takes somebody's mark from a channel; tells whether there was one."""
        marked = self.unread.get(reader, set())
        was_marked = channel in marked
        marked.discard(channel)
        return was_marked

    def handles(self) -> dict[str, str]:
        """Gives ids by what may follow an @: real names, the bot's, then handles."""
        people = self.people.values()
        return (
            {person.real_name: person.id for person in people}
            | {self.bot_name: self.bot_user_id}
            | {person.name: person.id for person in people}
        )

    def message(self, channel: str, ts: str) -> Message | None:
        """Finds the message that has this stamp in this channel."""
        for message in self.messages:
            if (message.channel, message.ts) == (channel, ts):
                return message
        return None

    def views(self) -> list[View]:
        """Lists everything that the app has put before anybody: Home tabs, then forms."""
        return [*self.homes.values(), *itertools.chain.from_iterable(self.stacks.values())]

    def view(self, id_: str) -> View | None:
        """Finds the form or Home tab with this id."""
        return next((view for view in self.views() if view.id == id_), None)
