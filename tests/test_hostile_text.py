"""Hostile words, links, names and addresses are harmless: refused where one can mend them, else cleaned."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.plain.text import clean
from bot.sandbox.people.client import Person
from bot.serving import address_of, listen, serving
from bot.slack.addresses import HOOKS, UPLOADS, own_address
from bot.slack.errors import Refused
from tests.kit.joined import A_FORM, Slack, bot, slack
from tests.kit.steps import log, read, set_up
from tests.test_summary import file_of

WHAT, LINKS = "What did you do?", "Links"
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\u3164\u2800\u034f\u115f\ufe0f\ufeff\u061c\u202e\U000e0041 \u3000"
SLACK = "https://slack.com/api/"
SANDBOX = "http://127.0.0.1:3001/api/"


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda character: f"U+{ord(character):04X}")
async def test_an_entry_in_which_there_is_nothing_to_see_is_refused_as_empty(
    engineer: Person, character: str
) -> None:
    await engineer.types("/evidence Saw it")
    errors = await engineer.submits(await engineer.form(), {WHAT: character * 3})
    assert errors == {"what": "Write what you did. One sentence is enough."}


async def test_what_is_visible_among_it_is_kept(engineer: Person) -> None:
    family = "👨\u200d👩\u200d👧"
    await set_up(engineer)
    await log(engineer, f"{family} می\u200cخواهم ❤\ufe0f \u061cA", **{"What came of it?": "\u200b\u2060"})
    await engineer.types("/evidence list")
    said = read(await engineer.last_message())
    assert f"{family} می\u200cخواهم ❤\ufe0f A" in said
    assert "What came of it" not in said


@pytest.mark.parametrize(
    "link", ["https://amara:s3cret@example.org/a", "https://s3cret@example.org/a", "http://:s3cret@example.org"]
)
async def test_a_link_with_a_password_is_refused_and_the_password_not_said_again(engineer: Person, link: str) -> None:
    await engineer.types("/evidence Saw it")
    errors = await engineer.submits(await engineer.form(), {LINKS: f"https://example.org/@fine {link}"})
    assert list(errors) == ["links"]
    assert errors["links"].startswith("The link to example.org has a user name or a password before its “@”.")
    assert "s3cret" not in errors["links"]


async def test_an_at_sign_elsewhere_in_a_link_is_fine(engineer: Person) -> None:
    await set_up(engineer)
    await log(engineer, "Saw it", Links="https://example.org/@amara?to=a@b.example#c@d")


@pytest_asyncio.fixture
async def place(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made, bot(made):
        yield made


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Amara\u202e rotkoD\u061c", "Amara rotkoD"),
        ("Amara\x00\x1b[31m\nOkafor\r\n# x", "Amara[31m Okafor # x"),
        ("A" * 300, "A" * 79 + "…"),
        ("\u3164\u200b", "Somebody"),
        ("*Amara* <!channel> `x`", "*Amara* <!channel> `x`"),
    ],
)
async def test_names_from_slack_are_cleaned_like_words(place: Slack, name: str, cleaned: str) -> None:
    people = place.world.workspaces["T0HARBOUR"].people
    (engineer_id,) = [id_ for id_, person in people.items() if person.name == "amara"]
    people[engineer_id] = replace(
        people[engineer_id], real_name=name, name=name if cleaned == "Somebody" else "amara"
    )
    engineer = await place.workspace.person(engineer_id)
    await engineer.writes("summary me")
    message = await engineer.receives(lambda message: ": evidence" in message["text"])
    header = message["blocks"][0]["text"]
    assert (header["type"], header["text"]) == ("plain_text", f"{cleaned}: evidence")
    assert "<!channel>" not in message["text"]
    document = await file_of(engineer)
    assert document.startswith("# ")
    assert document.split("\n")[0].replace("\\", "") == f"# {cleaned}: evidence"
    shared = (await engineer.receives(lambda message: bool(message.get("files"))))["files"][0]
    assert clean(shared["name"]) == shared["name"]
    assert len(shared["name"].encode()) <= 255


@pytest.mark.parametrize("form", ["evidence", "settings"])
async def test_nothing_is_posted_to_an_address_that_is_not_slacks(place: Slack, form: str) -> None:
    asked = []

    async def take(request: Request) -> Response:
        asked.append(await request.body())
        return Response("ok")

    door = listen("127.0.0.1")
    engineer = await place.workspace.person("amara")
    await set_up(engineer)
    async with serving(Starlette(routes=[Route("/{path:path}", take, methods=["POST"])]), door):
        body = await submission(place, engineer, form, f"{address_of(door)}/response/1")
        assert await place.tells(body, None, A_FORM) == (200, "")
        if form == "evidence":
            await engineer.receives(lambda message: "Wrote it down." in message["text"])
    assert asked == []


async def submission(place: Slack, engineer: Person, form: str, address: str) -> bytes:
    """What Slack sends when somebody submits a form; in this one's metadata stands another address."""
    await engineer.types("/evidence Wrote it down." if form == "evidence" else "/evidence settings")
    await engineer.submits(await engineer.form(), {})
    traffic = await place.workspace.traffic()
    payload: dict[str, Any] = [one["request"] for one in traffic if "view_submission" in one["what"]][-1]
    view = payload["view"]
    metadata = json.loads(view["private_metadata"])
    hostile = [address if str(part).startswith("http") else part for part in metadata]
    assert hostile != metadata
    view |= {"id": "V0ANOTHER", "private_metadata": json.dumps(hostile)}
    return urlencode({"payload": json.dumps(payload)}).encode()


OURS = ["https://hooks.slack.com/commands/T1/2/3?a=b", "https://hooks.slack-gov.com/actions/1"]
FOREIGN = [
    "https://evil.example/commands",
    "http://hooks.slack.com/commands",
    "https://hooks.slack.com@evil.example/",
    "https://hooks.slack.com:444/",
    "https://user:password@hooks.slack.com/",
    "https://evil.example\\@hooks.slack.com/",
    "https://hooks.slack.com.evil.example/",
    "https://evilhooks.slack.com/",
    "https://hooks.slack.com\\.evil.example/",
    "//hooks.slack.com/",
    "file:///etc/passwd",
    "http://127.0.0.1:5432/",
    "http://[::1/",
    "http://169.254.169.254/latest",
    "",
]


@pytest.mark.parametrize("address", OURS)
def test_slacks_own_address_is_used_as_it_is(address: str) -> None:
    assert own_address(address, HOOKS, SLACK) == address
    assert own_address(address, HOOKS, SANDBOX) == address


@pytest.mark.parametrize("address", FOREIGN)
def test_another_address_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        own_address(address, HOOKS, SLACK)


@pytest.mark.parametrize("address", FOREIGN)
def test_a_sandbox_is_all_there_is_of_slack(address: str) -> None:
    try:
        assert own_address(address, HOOKS, SANDBOX).startswith("http://127.0.0.1:3001")
    except Refused:
        assert address == "http://[::1/"


def test_files_go_to_slack() -> None:
    assert own_address("https://files.slack.com/upload/v1/A", UPLOADS, SLACK)
    for address in ("https://files.slack.com.evil.example/", "https://files.slack.com:81/", "https://evilslack.com/"):
        with pytest.raises(Refused):
            own_address(address, UPLOADS, SLACK)
