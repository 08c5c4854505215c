"""What `doctor` asks Slack: whether it knows the tokens, and whether they are good for what the bot does."""

from collections.abc import AsyncIterator

from bot.gateway.manifest import OPTIONAL_SCOPES, SCOPES
from bot.opening import say_refusal
from bot.settings import APP_TOKEN, BOT_TOKEN, Settings, secret
from bot.slack.client import Grants, SlackClient, web_client, web_session
from bot.slack.errors import Refused, SlackError

INSTALLED = "slack: installed in"
WITHOUT_OPTIONAL = "mentions in channels are not answered, all else works"
WRONG = "wrong: "  # what a line begins with that is not as it should be
CREATED_FROM = "`python -m bot manifest` has them all: paste it at App Manifest, and install the app again"


async def ask_slack(settings: Settings) -> AsyncIterator[str]:
    """A line for each token that is set; what can't be asked without a network is said, and goes on."""
    async with web_session() as session:
        slack = SlackClient(web_client(session, settings.slack_api_url, secret(settings.slack_bot_token)))
        yield await say_bot_token(slack)
        if settings.socket_mode:
            yield await say_app_token(slack, secret(settings.slack_app_token))


async def say_bot_token(slack: SlackClient) -> str:
    """Says where the token is installed, and which of the manifest's scopes it lacks."""
    try:
        return say_grants(await slack.grants())
    except SlackError as error:
        return say_error(BOT_TOKEN, error)


async def say_app_token(slack: SlackClient, app_token: str) -> str:
    """Says whether the token opens Socket Mode; no connection is made."""
    try:
        await slack.socket_address(app_token)
    except SlackError as error:
        return say_error(APP_TOKEN, error)
    return f"slack: {APP_TOKEN} opens Socket Mode"


def say_grants(grants: Grants) -> str:
    """Says which scopes are missing, if any, and what does not work without those that are optional."""
    missing = [scope for scope in SCOPES if scope not in grants.scopes]
    if missing:
        return f"{WRONG}slack: {BOT_TOKEN} lacks {', '.join(missing)}. {CREATED_FROM}"
    left_out = [scope for scope in OPTIONAL_SCOPES if scope not in grants.scopes]
    if left_out:
        return f"{INSTALLED} {grants.workspace_name}, without {', '.join(left_out)}: {WITHOUT_OPTIONAL}"
    return f"{INSTALLED} {grants.workspace_name}, with every scope that the manifest asks for"


def say_error(setting: str, error: SlackError) -> str:
    """Says what Slack has against a token, or that it could not be asked."""
    if isinstance(error, Refused):
        return f"{WRONG}slack: {say_refusal(setting, error)}"
    return f"{WRONG}slack: could not be asked about {setting} ({error}). Is there a way to SLACK_API_URL from here?"
