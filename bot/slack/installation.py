"""Which workspaces the bot is installed in, and what it needs to speak in them."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp

from bot.core.plain.text import one_line
from bot.slack.client import LONGEST_NAME, NoteCall, SlackClient, note_no_call, web_client
from bot.slack.errors import Refused, SlackError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot in one workspace: a team, or an Enterprise organisation."""

    workspace_id: str
    workspace_name: str
    bot_id: str
    bot_user_id: str
    token: str = field(repr=False)


class TokenInstallation:
    """The one installation that a token from the environment stands for. Slack is asked once what it is."""

    def __init__(
        self, session: aiohttp.ClientSession, api_url: str, token: str, note_call: NoteCall = note_no_call
    ) -> None:
        self._token = token
        self._slack = SlackClient(web_client(session, api_url, token), note_call)
        self._known: Installation | None = None
        self._asking = asyncio.Lock()

    async def only(self) -> Installation:
        """Gives the only installation, asked for once. Raises SlackError while Slack can't be asked."""
        if self._known is None:
            async with self._asking:
                if self._known is None:
                    self._known = read_identity(await self._slack.identity(), self._token)
        return self._known

    async def introduce(self) -> None:
        """Says in the log where the bot is installed. Raises Refused for a token that Slack does not know."""
        try:
            logger.info("Installed in %s", (await self.only()).workspace_name)
        except Refused:
            raise
        except SlackError as error:
            logger.warning("Slack can't be reached (%s); the bot asks again with the first request.", error)

    async def find(self, workspace_id: str) -> Installation | None:
        """Finds the installation in a workspace; None where there is none. Raises SlackError, as `only` does."""
        installation = await self.only()
        return installation if installation.workspace_id == workspace_id else None

    async def client(self, workspace_id: str) -> SlackClient | None:
        """Finds the client to speak in a workspace with, one for all; None where the bot is not installed."""
        return self._slack if await self.find(workspace_id) else None


def workspace_of(enterprise_id: str | None, team_id: str | None, enterprise_install: bool) -> str:
    """Finds the id of the installation that a request belongs to."""
    workspace_id = enterprise_id if enterprise_install else team_id
    return workspace_id or ""


def read_identity(identity: Mapping[str, object], token: str) -> Installation:
    """Reads auth.test's answer as an Installation."""
    workspace = workspace_of(
        str(identity.get("enterprise_id") or ""),
        str(identity.get("team_id") or ""),
        bool(identity.get("is_enterprise_install")),
    )
    return Installation(
        workspace_id=workspace,
        workspace_name=one_line(str(identity.get("team") or workspace), LONGEST_NAME),
        bot_id=str(identity.get("bot_id") or ""),
        bot_user_id=str(identity.get("user_id") or ""),
        token=token,
    )
