"""The sandbox answers to its own names: other pages neither read in it, nor act, nor frame it."""

from collections.abc import AsyncIterator, Mapping

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox.app import SlackApp, create_sandbox
from bot.serving import listen, serving
from tests.kit.sandbox_fixtures import SECRET, TOKEN, HandClock, Json, Stage, manifest

EVIL = "evil.example"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing is bound to it: it is what somebody set


@pytest_asyncio.fixture(scope="module", params=["127.0.0.1", EVERYWHERE, "bot.test"])
async def host(request: pytest.FixtureRequest) -> str:
    """What the sandbox was started with."""
    name: str = request.param
    return name


@pytest_asyncio.fixture(scope="module")
async def port(host: str) -> AsyncIterator[int]:
    """Where a sandbox with that host is found on this machine."""
    door = listen("127.0.0.1")
    sandbox = create_sandbox(SlackApp(manifest(), None, TOKEN, SECRET), HandClock(), host=host)
    async with serving(sandbox, door):
        yield door.getsockname()[1]


async def ask(port: int, headers: Mapping[str, str], method: str = "GET", path: str = "/sandbox/workspace") -> int:
    url = f"http://127.0.0.1:{port}{path}"
    body: Json | None = {} if method == "POST" else None
    async with aiohttp.ClientSession() as session, session.request(method, url, headers=headers, json=body) as answer:
        await answer.read()
        return answer.status


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
async def test_it_answers_to_the_names_of_the_machine(port: int, name: str) -> None:
    assert await ask(port, {"Host": f"{name}:{port}"}) == 200
    assert await ask(port, {"Host": name}) == 200, "behind another port"


async def test_it_answers_to_the_host_that_it_was_started_with(port: int, host: str) -> None:
    assert await ask(port, {"Host": f"{host}:{port}"}) == 200


async def test_where_it_listens_on_every_address_it_answers_to_each(port: int, host: str) -> None:
    answered = {await ask(port, {"Host": f"{address}:{port}"}) for address in ("192.0.2.7", "[2001:db8::7]")}
    assert answered == ({200} if host == EVERYWHERE else {403})


@pytest.mark.parametrize("name", [EVIL, f"localhost.{EVIL}", "", "127.0.0.1.nip.io", "[", "localhost@evil.example"])
@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/sandbox/workspace"), ("POST", "/sandbox/reset")]
)
async def test_it_answers_to_no_other_name(port: int, name: str, method: str, path: str) -> None:
    assert await ask(port, {"Host": name}, method, path) == 403


@pytest.mark.parametrize("origin", [f"http://{EVIL}", "null", "http://localhost:1", "http://localhost", ""])
@pytest.mark.parametrize("path", ["/sandbox/reset", "/sandbox/write", "/api/auth.test", "/oauth/v2/authorize"])
async def test_a_page_of_another_origin_does_nothing(port: int, origin: str, path: str) -> None:
    assert await ask(port, {"Host": f"localhost:{port}", "Origin": origin}, "POST", path) == 403


async def test_its_own_page_and_apps_act(port: int) -> None:
    own = {"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}
    assert await ask(port, own, "POST", "/sandbox/reset") == 200
    assert await ask(port, {}, "POST", "/api/auth.test") == 200


@pytest.mark.parametrize("headers", [{"Host": EVIL}, {"Origin": f"http://{EVIL}"}])
async def test_it_opens_no_socket_to_others(port: int, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(f"http://127.0.0.1:{port}/link/", headers=headers)


@pytest.mark.parametrize("path", ["/", "/page/tools.js", "/nowhere", "/oauth/v2/authorize", "/sandbox/workspace"])
async def test_it_stands_in_no_frame(on_stage: Stage, path: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{on_stage.url}{path}") as answer:
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
