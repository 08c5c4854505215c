"""The sandbox alone, for this bot or another Slack app that runs elsewhere."""

import logging
import secrets
from collections.abc import Mapping
from typing import Any

from bot.demo.clock import FixedClock
from bot.demo.story import make_story
from bot.sandbox.app import Extras, SlackApp, create_sandbox
from bot.serving import address_of, listen, serving, told_to_stop

logger = logging.getLogger(__name__)


async def run_alone(
    manifest: Mapping[str, Any], request_url: str | None, host: str, port: int, *, with_story: bool
) -> None:
    """Serves a sandbox for an app that runs elsewhere; says what to give it. Without `request_url`: Socket Mode.

    The story can be told `with_story`: people in it type this bot's commands.
    """
    stop, door, clock = told_to_stop(), listen(host, port), FixedClock()
    app = SlackApp(
        manifest=dict(manifest),
        request_url=request_url,
        bot_token=f"xoxb-{secrets.token_hex(12)}",
        signing_secret=secrets.token_hex(16),
        app_token=f"xapp-{secrets.token_hex(12)}",
    )
    extras = Extras(story=make_story(clock.now) if with_story else None)
    way = f"SLACK_SIGNING_SECRET={app.signing_secret}" if request_url else f"SLACK_APP_TOKEN={app.app_token}"
    async with serving(create_sandbox(app, clock, extras, host), door):
        address = address_of(door)
        logger.info("The workspace: %s (Ctrl-C stops it). Start the app with:", address)
        logger.info("SLACK_API_URL=%s/api/ SLACK_BOT_TOKEN=%s %s", address, app.bot_token, way)
        await stop.wait()
