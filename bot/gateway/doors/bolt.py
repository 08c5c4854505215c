"""Slack Bolt, which nothing else in the bot knows: it says in whose name the router answers a payload."""

import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.plain.trace import fault_of, trace
from bot.gateway.answer import MALFORMED, UNREADABLE, Answer
from bot.gateway.router import Router
from bot.slack.client import SlackClient
from bot.slack.installation import TokenInstallation, workspace_of

logger = logging.getLogger(__name__)

NOT_INSTALLED = "This bot is not installed in this workspace any more. Whoever runs it can install it again."
SLACK, ANSWER = "slack", "answer"  # what the bot keeps in the context of Bolt's request
BOLTS_SETTINGS = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET")


class Bolt:
    """The Slack app. It is handed payloads whose origin was checked: it checks no signatures."""

    def __init__(self, router: Router[Any], installations: TokenInstallation, web: AsyncWebClient) -> None:
        with no_environment_for_bolt():
            self._app = AsyncApp(
                name="progression",
                logger=logging.getLogger("slack_bolt"),  # without it, Bolt gives each of its loggers the root's level
                authorize=Authorize(installations),  # type: ignore[arg-type]  # Bolt's type forgets AsyncAuthorize
                client=web,
                process_before_response=True,
                request_verification_enabled=False,
                ssl_check_enabled=False,
                attaching_function_token_enabled=False,
                user_facing_authorize_error_message=NOT_INSTALLED,
            )
        self._app.use(Last(router))
        self._app.error(refuse)

    async def answer(self, payload: dict[str, Any]) -> Answer:
        """Answers a payload, with a status of 400 for what Slack would not send."""
        try:
            request = AsyncBoltRequest(body=payload, mode="socket_mode")  # Bolt's name for what is read already
            response = await self._app.async_dispatch(request)  # and what handles its errors reads the payload too
        except MALFORMED as error:
            await refuse(error)
            return UNREADABLE
        answer: Answer = request.context.get(ANSWER) or Answer(response.status, response.body)
        return answer


class Last(AsyncMiddleware):
    """The router, as the last of Bolt's middleware: Bolt's own listeners are tried one after another, each with all
    its arguments made anew, which took longer than everything else together."""

    def __init__(self, router: Router[Any]) -> None:
        self._router = router

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - the arguments have Bolt's names
    ) -> BoltResponse:
        """Answers what Bolt has authorised. There is no next."""
        slack = req.context.get(SLACK)
        if slack is None:  # Bolt has nobody authorised for the news that the bot was removed
            slack = SlackClient(req.context.client)
        answer = await self._router.answer_to(req.body, workspace_in(req.context), slack)
        req.context[ANSWER] = answer
        return BoltResponse(status=answer.status, body=answer.body)


class Authorize(AsyncAuthorize):
    """Bolt's question for every request: who are we in this workspace? None: the bot is not installed there."""

    def __init__(self, installations: TokenInstallation) -> None:
        self._installations = installations

    async def __call__(
        self, *, context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None, **_: object
    ) -> AuthorizeResult | None:
        """Finds the bot's token and ids in the workspace that a request comes from."""
        workspace_id = workspace_in(context)
        installation = await self._installations.find(workspace_id)
        if installation is None:
            return None
        context[SLACK] = await self._installations.client(workspace_id)  # Bolt makes one anew for each request
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=installation.token,
            bot_id=installation.bot_id,
            bot_user_id=installation.bot_user_id,
        )


@contextmanager
def no_environment_for_bolt() -> Iterator[None]:
    """Hides variables that Bolt reads by itself: it warns of a token beside a client, or offers OAuth of its own."""
    hidden = {name: os.environ.pop(name) for name in BOLTS_SETTINGS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)


def workspace_in(context: AsyncBoltContext) -> str:
    """Finds the id of the installation that Bolt's request belongs to."""
    return workspace_of(context.enterprise_id, context.team_id, bool(context.is_enterprise_install))


async def refuse(error: Exception) -> BoltResponse:
    """Refuses what no listener was found for: Slack would not send it, or does not say who the bot is there."""
    logger.warning("A request can't be taken: %s", trace(error), extra={"sparingly": fault_of(error)})
    if isinstance(error, MALFORMED):
        return BoltResponse(status=UNREADABLE.status, body=UNREADABLE.body)
    return BoltResponse(status=503)
