"""What people are to a workspace: a member, a guest, or a stranger from a channel that is shared with another."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.core.access import Role
from bot.core.plain.trace import trace
from bot.slack.client import SlackClient
from bot.slack.errors import Refused, SlackError

logger = logging.getLogger(__name__)

MEMBERS_KEPT = timedelta(hours=12)  # that somebody is a member
OTHERS_KEPT = timedelta(minutes=10)  # that somebody is not: they may just have become one
MINUTE = timedelta(minutes=1)
MOST_IN_PASSING = 30  # questions a minute: the others are for people who wait
PAUSE_BETWEEN_QUESTIONS = MINUTE  # where Slack does not answer them
MOST_PEOPLE_KEPT = 50_000  # people, of some 200 bytes each
PATIENCE = 1.0  # seconds for Slack's answer, of the 2.5 that a listener has
CODES_FOR_STRANGERS = {"user_not_found", "user_not_visible"}
LONG_AGO = datetime.min.replace(tzinfo=UTC)

PersonKey = tuple[str, str]  # workspace and person


@dataclass(frozen=True, slots=True)
class Known:
    """What Slack said of a person, and until when that is good enough."""

    role: Role
    until: datetime


NEVER_ASKED = Known(Role.UNKNOWN, LONG_AGO)


class Membership:
    """Nothing in a command says whether a guest typed it, so Slack is asked, once in a while for each person.

    Where it can't be asked, people are taken for what they were, and at first for unknown; a minute later it is asked
    again. An answer that comes too late for one request is good for the next.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._known: dict[PersonKey, Known] = {}
        self._asking: dict[PersonKey, asyncio.Task[None]] = {}
        self._pauses: dict[str, datetime] = {}  # by workspace, their ends
        self._passing: dict[str, tuple[datetime, int]] = {}  # by workspace, a minute's beginning and questions

    async def role(self, slack: SlackClient, workspace_id: str, person_id: str) -> Role:
        """Tells what somebody is to a workspace, within a second. Raises nothing."""
        key, now = (workspace_id, person_id), self._clock()
        known = self._known.get(key, NEVER_ASKED)
        if now < max(known.until, self._pauses.get(workspace_id, LONG_AGO)):
            return known.role
        await self._ask(slack, key)
        return self._known.get(key, NEVER_ASKED).role

    async def role_in_passing(self, slack: SlackClient, workspace_id: str, person_id: str) -> Role:
        """Tells the same for something that nobody waits for: of Slack's 100 answers a minute it takes few.

        Beyond those people are taken for what they were. Raises nothing.
        """
        known = self._known.get((workspace_id, person_id), NEVER_ASKED)
        if self._clock() < known.until:
            return known.role
        if self._is_spent(workspace_id):
            return known.role
        return await self.role(slack, workspace_id, person_id)

    def _is_spent(self, workspace_id: str) -> bool:
        """Counts a question in passing, and tells whether there were too many within a minute."""
        began, questions = self._passing.get(workspace_id, (LONG_AGO, 0))
        if self._clock() - began >= MINUTE:
            began, questions = self._clock(), 0
        self._passing[workspace_id] = began, questions + 1
        return questions >= MOST_IN_PASSING

    async def __aenter__(self) -> "Membership":
        return self

    async def __aexit__(self, *_: object) -> None:
        """Gives up the questions that Slack has not answered yet."""
        asking = list(self._asking.values())
        for question in asking:
            question.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    async def _ask(self, slack: SlackClient, key: PersonKey) -> None:
        """Waits for Slack's answer as long as there is patience; requests that wait at once share one question."""
        if key not in self._asking:
            self._asking[key] = asyncio.create_task(self._learn(slack, key))
            self._asking[key].add_done_callback(partial(self._forget_question, key))
        answered, _ = await asyncio.wait({self._asking[key]}, timeout=PATIENCE)
        if not answered:
            self._pause(key[0])

    def _forget_question(self, key: PersonKey, _question: asyncio.Task[None]) -> None:
        del self._asking[key]

    async def _learn(self, slack: SlackClient, key: PersonKey) -> None:
        workspace_id, person_id = key
        try:
            self._keep(key, await ask_role(slack, workspace_id, person_id))
        except SlackError as error:
            words = "who somebody in %s is can't be asked: Slack said %s"
            logger.warning(words, workspace_id, error, extra={"sparingly": error.code})
            self._pause(workspace_id)
        except Exception as error:  # noqa: BLE001 - whatever it was, nobody knows who they are
            logger.warning("who somebody in %s is can't be read: %s", workspace_id, trace(error))
            self._pause(workspace_id)
        else:
            self._pauses.pop(workspace_id, None)

    def _pause(self, workspace_id: str) -> None:
        self._pauses[workspace_id] = self._clock() + PAUSE_BETWEEN_QUESTIONS

    def _keep(self, key: PersonKey, role: Role) -> None:
        self._known.pop(key, None)
        while len(self._known) >= MOST_PEOPLE_KEPT:
            del self._known[next(iter(self._known))]
        kept = MEMBERS_KEPT if role is Role.MEMBER else OTHERS_KEPT
        self._known[key] = Known(role, self._clock() + kept)


async def ask_role(slack: SlackClient, workspace_id: str, person_id: str) -> Role:
    """Asks Slack what somebody is to a workspace; whom the bot can't see is a stranger. Raises SlackError."""
    try:
        return (await slack.profile(person_id)).role_in(workspace_id)
    except Refused as refused:
        if refused.code in CODES_FOR_STRANGERS:
            return Role.STRANGER
        raise
