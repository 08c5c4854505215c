"""Socket Mode: Slack's payloads over a connection that the bot opens, for a bot without an address."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateway.answer import Answer, Errands
from bot.gateway.doors.bolt import Bolt
from bot.slack.client import SlackClient
from bot.slack.errors import Refused, SlackError

logger = logging.getLogger(__name__)

RECONNECT = 5  # seconds between looks at whether it is connected, and between attempts to connect it


class SocketMode:
    """The connection of one process to Slack, which is there while it is `connected`."""

    def __init__(self, bolt: Bolt, afterwards: Errands, web: AsyncWebClient, token: str) -> None:
        self._bolt, self._afterwards, self._web, self._token = bolt, afterwards, web, token
        self._answering = Errands()
        self._client: SocketModeClient | None = None

    async def is_connected(self) -> bool:
        """Tells whether Slack can reach the bot now."""
        return self._client is not None and await self._client.is_connected()

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """Connects as soon as Slack can be reached; the client tries again and again, from then on too.

        At the end nothing more is taken, and what was taken is answered: Slack sends the rest to another process.

        Raises Refused for a token that Slack does not know.
        """
        await self._try_token()
        client = SocketModeClient(self._token, web_client=self._web, ping_interval=RECONNECT)
        client.socket_mode_request_listeners.append(self._take)
        self._client = client
        task = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            client.socket_mode_request_listeners.clear()
            await self._answering.finish()
            await client.close()  # type: ignore[no-untyped-call]

    async def _try_token(self) -> None:
        try:
            await SlackClient(self._web).socket_address(self._token)
        except Refused:
            raise
        except SlackError as error:
            logger.warning("Slack can't be reached (%s); Socket Mode is tried again and again.", error)

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Answers what came in one envelope; the client logs what goes wrong with it."""
        await self._answering.start(partial(self._answer, client, request))

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Answers, then begins what is left to be done."""
        answer = await self._bolt.answer(request.payload)
        try:
            if answer.status == 200:
                response = SocketModeResponse(request.envelope_id, payload_of(answer))
                await client.send_socket_mode_response(response)
        finally:  # whether or not Slack still listens, it was done
            if answer.after:
                self._afterwards.start(answer.after)


def payload_of(answer: Answer) -> dict[str, Any] | str | None:
    """Gives an answer's body as the client takes it: an object, words, or nothing."""
    if answer.is_json:
        payload: dict[str, Any] = json.loads(answer.body)
        return payload
    return answer.body or None
