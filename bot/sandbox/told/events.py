"""Events: which of them the app hears of, and how often Slack tries."""

import asyncio
import time

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.rates import EVENTS
from bot.sandbox.state.workspace import Channel, Message, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads
from bot.sandbox.told.delivery import REASONS, Answer, Parcel, deliver, verify


def tell_app(world: World, workspace: Workspace, event: Json, *, subscription: str | None = None) -> None:
    """Sends an event, if the manifest subscribes to it and the app is installed."""
    is_wanted = (subscription or event["type"]) in world.app.events
    is_heard = is_wanted and world.installation(workspace)
    if is_heard:
        _send_within_rate(world, workspace, event)


def _send_within_rate(world: World, workspace: Workspace, event: Json) -> None:
    """Sends an event; of those that are too many the app hears no more than in which minute they were."""
    wait, _ = world.rates.take(EVENTS, workspace.id, "events")
    if not wait:
        what = " ".join(filter(None, ("event", event["type"], event.get("subtype"))))
        world.later(_send(world, what, payloads.event_callback(workspace, event)))
        return
    minute = int(time.time()) // 60 * 60
    if world.limited.get(workspace.id) != minute:
        world.limited[workspace.id] = minute
        world.later(_send(world, "app_rate_limited", payloads.app_rate_limited(workspace, minute)))


def tell_of_message(world: World, workspace: Workspace, message: Message, event: Json | None = None) -> None:
    """Sends a message's event, or one about it, if the bot can see the channel and the app may read there."""
    channel = workspace.channels[message.channel]
    is_seen = not message.reader and workspace.bot_user_id in channel.members
    if not is_seen:
        return
    where = {"channel": channel.id, "event_ts": message.ts}
    if may_read(world, workspace, channel):
        told = (event or message.body) | where | {"channel_type": channel.kind}
        tell_app(world, workspace, told, subscription=f"message.{channel.noun}")
    is_new_in_public = not event and not channel.is_im and has_scope(world, workspace, "app_mentions:read")
    is_mention = is_new_in_public and f"<@{workspace.bot_user_id}>" in message.body["text"]
    if is_mention:
        tell_app(world, workspace, message.body | where | {"type": "app_mention"})


def may_read(world: World, workspace: Workspace, channel: Channel) -> bool:
    """Tells whether the app has the scope for what is written in a channel."""
    return has_scope(world, workspace, f"{channel.noun}:history")


def has_scope(world: World, workspace: Workspace, scope: str) -> bool:
    """Tells whether the app was given a scope where it is installed: it may ask for more than it gets."""
    installed = world.installation(workspace)
    return installed is not None and scope in installed.scopes


async def _send(world: World, what: str, payload: Json) -> None:
    answer = await _try(world, Parcel(what, "events_api", payload))
    for number, delay in enumerate(world.retry_delays, start=1):
        if answer.failure is None:
            return
        if answer.no_retry:
            return
        await asyncio.sleep(delay)
        reason = "http_error" if answer.status else REASONS[answer.failure]
        answer = await _try(world, Parcel(what, "events_api", payload, number, reason))


async def _try(world: World, parcel: Parcel) -> Answer:
    is_unknown = world.app.request_url and not world.verified
    if is_unknown:
        answer = await verify(world)
        if answer.failure:
            return answer
    return await deliver(world, parcel)
