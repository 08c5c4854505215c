"""Asks Slack for the time zones of people who have set up, so that their nudges come at their local time."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.slack.errors import SlackError
from bot.storage.people import without_zone
from bot.storage.storage import Storage
from bot.worker.deliveries import Clients

logger = logging.getLogger(__name__)

MOST_ASKED_FOR = 20  # people asked for in one go: Slack answers some 100 a minute
CODES_FOR_NOBODY = {"user_not_found", "user_not_visible"}  # Slack's words for somebody it does not know any more
ZONE_OF_NOBODY = "UTC"  # for somebody whose profile has none


async def learn_zones(clock: Callable[[], datetime], storage: Storage, clients: Clients) -> None:
    """Asks for a round of zones; who can't be asked for now is asked for in the next."""
    for workspace_id, person_id in await without_zone(storage.database, MOST_ASKED_FOR):
        client = await clients.client(workspace_id)
        if client is None:
            continue
        try:
            time_zone = (await client.profile(person_id)).time_zone
        except SlackError as error:
            if error.code not in CODES_FOR_NOBODY:
                logger.warning(
                    "no time zone yet for somebody in %s: Slack said %s",
                    workspace_id,
                    error,
                    extra={"sparingly": error.code},
                )
                return
            time_zone = ZONE_OF_NOBODY
        await storage.of(workspace_id).people.set_time_zone(person_id, time_zone or ZONE_OF_NOBODY, clock())
