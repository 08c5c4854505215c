"""Messages and forms outlive the version that made them: what today's can't read says so, and is never silent."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio

from bot.sandbox.people.client import Person
from bot.sandbox.rules.json import Json
from tests.kit.joined import JSON, Slack, bot, slack
from tests.kit.sandbox_fixtures import button, input_block, modal, plain, section
from tests.kit.steps import eventually, read

PREFIX = "acme-"
MESSAGE = "This message is from before an update. Type {} again."
FORM = "This form is from before an update. Type {} again."
EVERY = "`/acme-level`, `/acme-evidence` or `/acme-summary`"
FIELD = input_block("what", "What?", {"type": "plain_text_input"})
SEARCH = {"type": "external_select", "min_query_length": 0, "placeholder": plain("Choose")}


@pytest_asyncio.fixture(scope="module")
async def place(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database(), prefix=PREFIX) as opened, bot(opened):
        yield opened


@pytest_asyncio.fixture
async def amara(place: Slack) -> Person:
    await place.workspace.reset()
    await place.workspace.keep_rates(kept=False)
    return await place.workspace.person("amara")


async def presses(place: Slack, person: Person, action_id: str, value: str = "anything") -> list[str]:
    """Presses a button of a message that the bot sent once; returns what there is to read in the DM then."""
    buttons = {"type": "actions", "elements": [button(action_id, "Do it", value=value)]}
    await place.calls("chat.postMessage", channel=person.direct, text="Old", blocks=[section("Old"), buttons])
    await person.presses(await person.last_message(), action_id)
    return [message["text"] for message in await person.reads()]


async def opens(place: Slack, person: Person, view: Json) -> Json:
    """A form that the bot opened once."""
    await place.calls("views.open", trigger_id=place.trigger(person.id), view=view)
    return await person.form()


@pytest.mark.parametrize(
    ("action_id", "typed"),
    [
        ("level.gone", "`/acme-level`"),
        ("level.gone:3", "`/acme-level`"),
        ("evidence.gone", "`/acme-evidence`"),
        ("nudge.gone", "`/acme-evidence`"),
        ("settings.gone", "`/acme-evidence settings`"),
        ("summary.gone", "`/acme-summary`"),
        ("gone", EVERY),
        ("levels.gone", EVERY),
    ],
)
async def test_a_button_that_is_not_known_any_more_names_what_to_type_below_its_message(
    place: Slack, amara: Person, action_id: str, typed: str
) -> None:
    assert await presses(place, amara, action_id) == ["Old", MESSAGE.format(typed)]


@pytest.mark.parametrize("value", ["words", "[]", "{}", "7", "null", '["/test/platform"]'])
@pytest.mark.parametrize("action_id", ["level.show", "level.compare", "level.about", "evidence.here"])
async def test_a_value_that_can_not_be_read_any_more_says_so(
    place: Slack, amara: Person, action_id: str, value: str, log: list[str]
) -> None:
    typed = "`/acme-evidence`" if action_id.startswith("evidence") else "`/acme-level`"
    assert await presses(place, amara, action_id, value) == ["Old", MESSAGE.format(typed)]
    assert not [line for line in log if "failed, reference" in line]


@pytest.mark.parametrize("value", ["words", "[]", '["/test/platform",0]'])
async def test_nothing_is_shared_that_can_not_be_read_any_more(place: Slack, amara: Person, value: str) -> None:
    await amara.types("/invite @Progression", "general")
    buttons = {"type": "actions", "elements": [button("level.share", value=value)]}
    await place.calls("chat.postMessage", channel=amara.rooms["general"], text="Old", blocks=[buttons])
    await amara.presses(await amara.last_message("general"), "level.share")
    assert [message["text"] for message in await amara.reads("general")] == ["Old", MESSAGE.format("`/acme-level`")]


@pytest.mark.parametrize("action_id", ["evidence.older", "nudge.skip"])
@pytest.mark.parametrize("value", ["words", "[4]"])
async def test_a_number_that_can_not_be_read_any_more_says_so(
    place: Slack, amara: Person, action_id: str, value: str
) -> None:
    assert await presses(place, amara, action_id, value) == ["Old", MESSAGE.format("`/acme-evidence`")]


async def test_on_home_it_is_said_on_a_page(place: Slack, amara: Person) -> None:
    home = {"type": "home", "blocks": [{"type": "actions", "elements": [button("evidence.gone")]}]}
    await place.calls("views.publish", user_id=amara.id, view=home)
    await amara.presses(await eventually(amara.home), "evidence.gone")
    assert "This page is from before an update. Type `/acme-evidence` again." in read(await amara.form())


async def test_in_a_form_it_is_said_over_it(place: Slack, amara: Person) -> None:
    form = await opens(place, amara, modal({"type": "actions", "elements": [button("gone")]}, FIELD))
    await amara.presses(form, "gone")
    assert [FORM.format(EVERY) in read(view) for view in await amara.forms()] == [False, True]


async def test_a_form_that_is_not_known_any_more_says_so_at_its_first_field(place: Slack, amara: Person) -> None:
    form = await opens(place, amara, modal(FIELD, input_block("more", "More", FIELD["element"]), callback_id="gone"))
    assert await amara.submits(form, {"What?": "All that was typed.", "More": "And more."}) == {
        "what": FORM.format(EVERY)
    }


async def test_a_form_without_fields_becomes_a_page_that_says_so(place: Slack, amara: Person) -> None:
    form = await opens(place, amara, modal(section("Really?"), callback_id="summary.gone"))
    assert await amara.submits(form, {}) == {}
    assert FORM.format("`/acme-summary`") in read(await amara.form())


@pytest.mark.parametrize("metadata", ["", "null", "[1]", '["x","",""]', '{"nudge": 4}'])
async def test_an_evidence_form_that_brings_back_what_can_not_be_read_says_so(
    place: Slack, amara: Person, metadata: str
) -> None:
    await amara.types("/acme-evidence Fixed the build")
    blocks = (await amara.form())["blocks"]
    form = await opens(place, amara, modal(*blocks, callback_id="evidence", private_metadata=metadata))
    assert await amara.submits(form, {"What did you do?": "Fixed it."}) == {"what": FORM.format("`/acme-evidence`")}
    await amara.types("/acme-evidence list")
    assert "Fixed it." not in read(await amara.last_message())


@pytest.mark.parametrize("metadata", ["", "null", "[]", "[1, 2]", '[""]'])
async def test_a_settings_form_that_can_not_be_read_says_so(place: Slack, amara: Person, metadata: str) -> None:
    """The last one lacks fields."""
    await amara.types("/acme-evidence settings")
    time = [block for block in (await amara.form())["blocks"] if block["block_id"] == "time"]
    form = await opens(place, amara, modal(*time, callback_id="settings", private_metadata=metadata))
    assert await amara.submits(form, {}) == {"time": FORM.format("`/acme-evidence settings`")}


async def test_a_choice_in_a_settings_form_that_can_not_be_read_says_so_over_it(place: Slack, amara: Person) -> None:
    await amara.types("/acme-evidence settings")
    blocks = (await amara.form())["blocks"]
    form = await opens(place, amara, modal(*blocks, callback_id="settings", private_metadata="words"))
    (chosen,) = await amara.searches(form, "Framework", "Platform")
    await amara.presses(form, "Framework", chosen["value"])
    assert FORM.format(EVERY) in read(await amara.form())


async def test_a_form_that_lacks_a_field_of_today_says_so(place: Slack, amara: Person) -> None:
    await amara.types("/acme-evidence Fixed the build")
    blocks = [block for block in (await amara.form())["blocks"] if block["block_id"] != "when"]
    form = await opens(place, amara, modal(*blocks, callback_id="evidence", private_metadata='[null, "", "[]"]'))
    errors = await amara.submits(form, {"What did you do?": "Fixed it."})
    assert errors == {"what": FORM.format("`/acme-evidence`")}


async def test_a_menu_that_is_not_known_any_more_offers_nothing(place: Slack, amara: Person) -> None:
    form = await opens(place, amara, modal(input_block("gone", "Gone", SEARCH)))
    assert await amara.searches(form, "Gone", "anything") == []


async def test_a_command_of_an_earlier_name_says_what_to_type(place: Slack, amara: Person) -> None:
    fields = {
        "command": "/level",
        "text": "",
        "user_id": amara.id,
        "team_id": "T0HARBOUR",
        "channel_id": amara.direct,
    }
    status, body = await place.tells("&".join(f"{key}={value}" for key, value in fields.items()).encode())
    assert (status, json.loads(body)["text"]) == (
        200,
        f"This command is from before an update. Type {EVERY} again.",
    )


async def test_an_event_that_nothing_listens_to_is_taken_without_a_word(place: Slack, amara: Person) -> None:
    event: dict[str, Any] = {"type": "reaction_added", "user": amara.id, "reaction": "wave"}
    body = {"type": "event_callback", "team_id": "T0HARBOUR", "event_id": "Ev0", "event": event}
    assert await place.tells(json.dumps(body).encode(), kind=JSON) == (200, "")
    assert await amara.reads() == []
