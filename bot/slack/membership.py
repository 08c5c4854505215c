"""Who belongs to a workspace: not its guests, and not strangers from channels that are shared with another."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.slack.client import SlackClient
from bot.slack.errors import Refused, SlackError

MEMBERS_KEPT = timedelta(hours=12)  # that somebody is a member
STRANGERS_KEPT = timedelta(minutes=10)  # that somebody is not: they may just have become one
MOST_PEOPLE_KEPT = 50_000  # people, of some 200 bytes each
PATIENCE = 1.0  # seconds for Slack's answer, of the 2.5 that a listener has


@dataclass(frozen=True, slots=True)
class Known:
    """What Slack said of a person, and until when that is good enough."""

    is_member: bool
    until: datetime


NEVER_ASKED = Known(is_member=True, until=datetime.min.replace(tzinfo=UTC))


class Membership:
    """Nothing in a command says whether a guest typed it, so Slack is asked, once in a while for each person.

    Where it can't be asked, people are taken for what they were, and for members at first: that levels can be read
    matters more than that a guest never reads one, and they say nothing of anybody.
    """

    def __init__(self, clock: Callable[[], datetime], *, guests_too: bool = False) -> None:
        self._clock, self._guests_too = clock, guests_too
        self._known: dict[tuple[str, str], Known] = {}

    async def includes(self, slack: SlackClient, workspace_id: str, person_id: str) -> bool:
        """Tells whether somebody may do in a workspace what its members may. Raises nothing."""
        if self._guests_too:
            return True
        known = self._known.get((workspace_id, person_id), NEVER_ASKED)
        if self._clock() < known.until:
            return known.is_member
        try:
            async with asyncio.timeout(PATIENCE):
                is_member = (await slack.profile(person_id)).belongs_to(workspace_id)
        except Refused as refused:
            if refused.code not in {"user_not_found", "user_not_visible"}:
                return known.is_member
            is_member = False
        except (SlackError, TimeoutError):
            return known.is_member
        self._keep((workspace_id, person_id), is_member)
        return is_member

    def _keep(self, who: tuple[str, str], is_member: bool) -> None:
        self._known.pop(who, None)
        while len(self._known) >= MOST_PEOPLE_KEPT:
            del self._known[next(iter(self._known))]
        self._known[who] = Known(is_member, self._clock() + (MEMBERS_KEPT if is_member else STRANGERS_KEPT))
