"""Events: which of them the app hears of, and how often Slack tries."""

import asyncio

from bot.sandbox.rules.json import Json
from bot.sandbox.state.workspace import Channel, Message, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads
from bot.sandbox.told.delivery import REASONS, Answer, Parcel, deliver, verify


def tell_app(world: World, workspace: Workspace, event: Json, *, subscription: str | None = None) -> None:
    """Send an event, if the manifest subscribes to it and the app is installed."""
    wanted = (subscription or event["type"]) in world.app.events
    if wanted and world.installation(workspace):
        world.later(_send(world, payloads.event_callback(workspace, event)))


def tell_of_message(world: World, workspace: Workspace, message: Message, event: Json | None = None) -> None:
    """A message's event, or one about it, if the bot can see the channel and the app may read there."""
    channel = workspace.channels[message.channel]
    if message.reader or workspace.bot_user_id not in channel.members:
        return
    where = {"channel": channel.id, "event_ts": message.ts}
    if may_read(world, workspace, channel):
        told = (event or message.body) | where | {"channel_type": channel.kind}
        tell_app(world, workspace, told, subscription=f"message.{channel.noun}")
    mentioned = not event and not channel.is_im and f"<@{workspace.bot_user_id}>" in message.body["text"]
    if mentioned and "app_mentions:read" in world.app.scopes:
        tell_app(world, workspace, message.body | where | {"type": "app_mention"})


def may_read(world: World, workspace: Workspace, channel: Channel) -> bool:
    installed = world.installation(workspace)
    return installed is not None and f"{channel.noun}:history" in installed.scopes


async def _send(world: World, payload: Json) -> None:
    event = payload["event"]
    what = " ".join(filter(None, ("event", event["type"], event.get("subtype"))))
    answer = await _try(world, Parcel(what, "events_api", payload))
    for number, delay in enumerate(world.retry_delays, start=1):
        if not answer.failure or answer.no_retry:
            return
        await asyncio.sleep(delay)
        reason = "http_error" if answer.status else REASONS[answer.failure]
        answer = await _try(world, Parcel(what, "events_api", payload, number, reason))


async def _try(world: World, parcel: Parcel) -> Answer:
    if world.app.request_url and not world.verified:
        answer = await verify(world)
        if answer.failure:
            return answer
    return await deliver(world, parcel)
