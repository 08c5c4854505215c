"""Installing the app: asked on a page, a code for a token, in two workspaces that do not meet, and taken back."""

from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from slack_sdk.oauth import AuthorizeUrlGenerator
from slack_sdk.web.async_client import AsyncWebClient

from tests.kit.sandbox_fixtures import SCOPES, TOKEN, Json, Stage, refusal, status_of

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # slack_sdk uses it in oauth.v2.access
BACK = "http://127.0.0.1:9/oauth"
NOOR = "U0NOOR002"


def page(on_stage: Stage, **changes: str) -> str:
    generator = AuthorizeUrlGenerator(
        client_id="C1", scopes=SCOPES, redirect_uri=BACK, authorization_url=f"{on_stage.url}/oauth/v2/authorize"
    )
    url = generator.generate("state-1")
    for old, new in changes.items():
        url = url.replace(old, new)
    return url


async def answer(on_stage: Stage, person: str, say: str = "allow") -> dict[str, list[str]]:
    """Where the page sends a person who says so, as the query of the address."""
    async with aiohttp.ClientSession() as session:
        sent = await session.post(page(on_stage), data={"as": person, "answer": say}, allow_redirects=False)
    assert sent.headers["Location"].startswith(BACK)
    return parse_qs(urlsplit(sent.headers["Location"]).query)


async def install(on_stage: Stage, person: str) -> Json:
    code = (await answer(on_stage, person))["code"][0]
    client = AsyncWebClient(base_url=on_stage.api.base_url)
    granted = await client.oauth_v2_access(client_id="C1", client_secret="S1", code=code, redirect_uri=BACK)
    return dict(granted.data)  # type: ignore[arg-type]  # it is JSON


async def test_the_page_says_what_the_app_asks_for(on_stage: Stage) -> None:
    async with aiohttp.ClientSession() as session:
        text = await (await session.get(page(on_stage))).text()
    assert "Compass" in text
    assert all(scope in text for scope in SCOPES)
    assert "Noor Haddad, Lighthouse" in text


async def test_a_code_becomes_a_token_of_the_persons_workspace(on_stage: Stage) -> None:
    granted = await install(on_stage, NOOR)
    assert granted["team"] == {"id": "T0LIGHTHS", "name": "Lighthouse"}
    assert (granted["authed_user"], granted["token_type"]) == ({"id": NOOR}, "bot")
    assert granted["scope"].split(",") == SCOPES
    me = await AsyncWebClient(granted["access_token"], base_url=on_stage.api.base_url).auth_test()
    assert (me["team_id"], me["user_id"]) == ("T0LIGHTHS", granted["bot_user_id"])


async def test_workspaces_do_not_meet(on_stage: Stage) -> None:
    token = (await install(on_stage, NOOR))["access_token"]
    lighthouse = AsyncWebClient(token, base_url=on_stage.api.base_url)
    assert (await refusal(lighthouse.users_info(user=on_stage.amara.id)))["error"] == "user_not_found"
    assert (await refusal(lighthouse.chat_postMessage(channel=on_stage.amara.direct, text="x")))["error"] == (
        "channel_not_found"
    )
    await (await on_stage.workspace.person("noor")).types("/echo hello")
    assert (await on_stage.guest.hears("/echo"))["team_id"] == "T0LIGHTHS"


async def test_a_code_is_good_once_and_only_where_it_was_asked_for(on_stage: Stage) -> None:
    code = (await answer(on_stage, NOOR))["code"][0]
    client = AsyncWebClient(base_url=on_stage.api.base_url)
    about = {"client_id": "C1", "client_secret": "S1", "code": code}
    assert (await refusal(client.oauth_v2_access(**about, redirect_uri="http://other")))[
        "error"
    ] == "bad_redirect_uri"
    assert (await refusal(client.oauth_v2_access(**about, redirect_uri=BACK)))["error"] == "invalid_code"


async def test_who_says_no_is_sent_back_with_it(on_stage: Stage) -> None:
    assert await answer(on_stage, NOOR, "cancel") == {"state": ["state-1"], "error": ["access_denied"]}


async def test_a_page_for_another_address_or_other_scopes_is_not_shown(on_stage: Stage) -> None:
    async with aiohttp.ClientSession() as session:
        assert (
            await session.get(page(on_stage, **{"redirect_uri=http://127.0.0.1": "redirect_uri=http://127.0.0.2"}))
        ).status == 400
        assert await status_of(session.get(page(on_stage, commands="admin"))) == 400


@pytest.mark.parametrize("by", ["the app", "a person"])
async def test_an_uninstalled_app_hears_of_it_and_its_token_opens_nothing(on_stage: Stage, by: str) -> None:
    if by == "the app":
        assert (await on_stage.api.auth_revoke(test=True))["revoked"] is False
        assert (await on_stage.api.auth_revoke())["revoked"] is True
    else:
        await on_stage.workspace.post("uninstall", **{"as": on_stage.amara.id})
    assert (await on_stage.guest.hears("tokens_revoked"))["tokens"] == {"oauth": [], "bot": ["U0THEBOT1"]}
    await on_stage.guest.hears("app_uninstalled")
    assert (await refusal(on_stage.api.auth_test()))["error"] == "account_inactive"
    assert (await install(on_stage, on_stage.amara.id))["access_token"] != TOKEN
