"""One thing that somebody does in the workspace: who, where, and how the app is told."""

import time
from dataclasses import dataclass

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.filled import element_at
from bot.sandbox.state.grants import ResponseUrl
from bot.sandbox.state.workspace import Channel, Message, Person, View, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads
from bot.sandbox.told.delivery import Answer, Parcel, deliver

WHY = {
    "operation_timeout": "The app did not answer within 3 seconds.",
    "dispatch_failed": "The app could not be reached, or answered with an error.",
}
NO_CHANNEL = "There is no such channel for you."
NO_FORM, NO_MESSAGE = "That form is not open any more.", "That message is not there any more."


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something: who, where, and what else the request said."""

    world: World
    workspace: Workspace
    person: Person
    body: Json

    @classmethod
    def of(cls, world: World, body: Json) -> "Act":
        """Reads an act from a request, whose `as` says who does it. Raises Mishap, as everything here does."""
        somebody = world.find(str(body.get("as")))
        if somebody is None:
            raise Mishap("Say who you are: `as` is a person's id.")
        return cls(world, *somebody, body)

    def channel(self) -> Channel:
        """Finds the channel that it is done in; the direct messages with the bot if none is named."""
        key = str(self.body.get("channel") or self.workspace.direct(self.person.id).id)
        channel = self.workspace.channel(key)
        if channel is None:
            raise Mishap(NO_CHANNEL)
        if self.person.id not in channel.members:
            raise Mishap(NO_CHANNEL)
        return channel

    def place(self) -> Message | View:
        """Finds the message or view that the person is looking at."""
        return self.view() if self.body.get("view_id") else self.message()

    def view(self) -> View:
        """Finds the form or Home tab that the person is looking at."""
        view = self.workspace.view(str(self.body.get("view_id")))
        if view is None:
            raise Mishap(NO_FORM)
        if view.user != self.person.id:
            raise Mishap(NO_FORM)
        return view

    def message(self) -> Message:
        """Finds the message that the person is looking at."""
        message = self.workspace.message(self.channel().id, str(self.body.get("ts")))
        if message is None:
            raise Mishap(NO_MESSAGE)
        if message.reader not in (None, self.person.id):
            raise Mishap(NO_MESSAGE)
        return message

    def element(self, place: Message | View) -> tuple[Json, Json]:
        """Finds the element that is used; its block comes before it."""
        pair = element_at(place, str(self.body.get("block_id")), str(self.body.get("action_id")))
        if pair is None:
            raise Mishap("There is no such button or field any more.")
        return pair

    def payload(self, kind: str) -> Json:
        """Makes the part that every payload of this kind has."""
        return payloads.interaction(kind, self.workspace, self.person)

    def trigger(self) -> str:
        """Makes a trigger_id for what is done."""
        return self.world.new_trigger(self.workspace, self.person.id)

    def response_url(self, channel: Channel, message: Message | None = None) -> ResponseUrl:
        """Makes a response URL for what is done in a channel, or in a message of it."""
        ts = message.ts if message else None
        thread = message.body.get("thread_ts") if message else None
        return ResponseUrl(self.workspace.id, channel.id, self.person.id, time.monotonic(), ts, thread)

    async def tell(self, what: str, payload: Json, kind: str = "interactive") -> Answer:
        """Tells the app, and gives its answer; `what` is the payload's name on the record."""
        if self.world.installation(self.workspace) is None:
            raise Mishap(f"{self.world.app.name} is not installed in {self.workspace.name}.")
        is_taken = kind != "interactive" or self.world.app.interactivity.get("is_enabled")
        if not is_taken:
            raise Mishap(f"{self.world.app.name} is not configured to handle interactive responses.")
        return await deliver(self.world, Parcel(what, kind, payload))

    def need_scope(self, scope: str, otherwise: str) -> None:
        """Raises Mishap, in these words, where the app was not given the scope."""
        installed = self.world.installation(self.workspace)
        lacks = installed is not None and scope not in installed.scopes
        if lacks:
            raise Mishap(otherwise)

    def failed(self, text: str) -> Json:
        """Shows the person what Slack says when the app failed them."""
        self.world.notice(self.person.id, text)
        return {"ok": False, "error": text}

    def refused(self, what: str, refused: Refused, text: str) -> Json:
        """Puts on the record why the app's answer breaks Slack's rules, and tells the person."""
        self.world.traffic.mark_refused(what, refused.reason)
        return self.failed(f"{text} ({refused.reason})")
