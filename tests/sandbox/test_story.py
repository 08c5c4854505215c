"""The demo is told through the same doors that people use, with fields and options by their visible names."""

import asyncio
import calendar
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.demo import story
from bot.sandbox.page.scene import tell_story
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.extras import Extras
from bot.shipped import FRAMEWORKS
from tests.kit.sandbox_fixtures import Json, Stage, button, input_block, make_guest, modal, option, plain, stage

STORY = """
tour: [Look around.]
suggestions:
  amara: [hello]
steps:
  - as: amara
    types: /form
    fills:
      Framework: Option 1
      My level: Two
      My manager: Priya Raghavan
      Criteria: [Option 0, Option 2]
      When: -12 days
      What did you do?: Something & more
  - as: diego
    writes: hello
  - as: diego
    opens: home
"""
LEVELS = [option("One", "1"), option("Two", "2")]
FORM = modal(
    input_block("framework", "Framework", {"type": "external_select", "min_query_length": 0}, dispatch_action=True),
    input_block("manager", "My manager", {"type": "users_select"}),
    input_block("criteria", "Criteria", {"type": "multi_external_select", "min_query_length": 0}),
    input_block("when", "When", {"type": "datepicker"}),
    input_block("what", "What did you do?", {"type": "plain_text_input"}),
)


@pytest.fixture
async def on_stage() -> AsyncIterator[Stage]:
    guest = make_guest()
    guest.view = FORM

    @guest.bolt.middleware
    async def add_levels(body: Json, client: Any, next_: Any) -> None:
        """Once the framework is chosen, the form asks for the level."""
        await next_()
        if body.get("type") == "block_actions" and "view" in body:
            level = input_block("level", "My level", {"type": "static_select", "options": LEVELS})
            await asyncio.sleep(0.05)
            await client.views_update(view_id=body["view"]["id"], view=FORM | {"blocks": [*FORM["blocks"], level]})

    async with stage(guest) as made:
        yield made


async def tell(text: str, on_stage: Stage, folder: Path) -> None:
    file = folder / "story.yaml"
    file.write_text(text)
    on_stage.world.extras = Extras(story=story.make_story(on_stage.clock.now, file))
    await tell_story(on_stage.world)


async def test_a_story_is_told_by_the_people_in_it(on_stage: Stage, tmp_path: Path) -> None:
    await tell(STORY, on_stage, tmp_path)
    values = (await on_stage.guest.hears("view_submission"))["view"]["state"]["values"]
    told = {block: next(iter(value.values())) for block, value in values.items()}
    assert told["framework"]["selected_option"]["value"] == "v1"
    assert told["level"]["selected_option"] == LEVELS[1]
    assert told["manager"]["selected_user"] == "U0PRIYA01"
    assert [each["value"] for each in told["criteria"]["selected_options"]] == ["v0", "v2"]
    assert told["when"]["selected_date"] == "2026-11-08"
    assert told["what"]["value"] == "Something &amp; more"
    assert (await on_stage.guest.hears("message"))["text"] == "hello"
    assert (await on_stage.guest.hears("app_home_opened"))["user"] == "U0DIEGO01"
    assert on_stage.world.rates.kept


async def test_a_story_greets_with_its_tour_once_it_was_told_and_leaves_nothing_marked(
    on_stage: Stage, tmp_path: Path
) -> None:
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Before it")
    await tell(STORY, on_stage, tmp_path)
    assert (await on_stage.workspace.get("workspace"))["words"]["tour"] == ["Look around."]
    unread = await on_stage.workspace.get("unread", **{"as": on_stage.amara.id})
    assert unread == {"unread": {}}
    await on_stage.workspace.reset()
    assert (await on_stage.workspace.get("workspace"))["words"]["tour"] == []


async def test_a_story_that_cannot_go_on_says_where_it_stopped(on_stage: Stage, tmp_path: Path) -> None:
    text = "steps:\n- {as: amara, writes: hello}\n- {as: amara, types: /dance}"
    with pytest.raises(Mishap, match="The story stopped at step 2, by amara: /dance is not a valid command"):
        await tell(text, on_stage, tmp_path)


def entries_of_the_demo() -> list[Json]:
    steps: list[Json] = yaml.safe_load(story.STORY.read_text())["steps"]
    return [step for step in steps if step.get("types") == "/evidence"]


def test_the_demo_covers_half_a_year_of_two_engineers() -> None:
    entries = entries_of_the_demo()
    assert len(entries) == 24
    assert {step["as"] for step in entries} == {"amara", "diego"}
    ages = [int(step["fills"]["When"].split()[0]) for step in entries]
    assert ages == sorted(ages)
    assert ages[0] < -170
    assert sum(step["fills"]["Who sees it"] == "Only me" for step in entries) == 2


def test_each_entry_of_the_demo_hangs_on_words_of_its_engineers_own_framework() -> None:
    files = {"amara": "devops.md", "diego": "cloud-engineer.md"}
    frameworks = {name: (FRAMEWORKS / file).read_text() for name, file in files.items()}
    strays = [
        (step["as"], words)
        for step in entries_of_the_demo()
        for words in step["fills"].get("Criteria", [])
        if f'"{words}"' not in frameworks[step["as"]]
    ]
    assert strays == []


def test_nobody_in_the_demo_names_a_day_that_would_be_another_one_tomorrow() -> None:
    names = "|".join([*calendar.day_name, *filter(None, calendar.month_name)])
    dated = re.compile(rf"\b({names}|(?:19|20)\d\d|yesterday|today)\b", re.IGNORECASE)
    fields = ("What did you do?", "What came of it?")
    texts = [step["fills"].get(field, "") for step in entries_of_the_demo() for field in fields]
    assert [text for text in texts if dated.search(re.sub(r"\bmay\b", "", text))] == []


async def test_buttons_are_found_by_the_words_on_them(on_stage: Stage) -> None:
    buttons = [button("a", "Log evidence"), button("b", "Not this week")]
    blocks = [{"type": "context", "elements": [plain("Log evidence")]}, {"type": "actions", "elements": buttons}]
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", blocks=blocks)
    await on_stage.amara.presses(await on_stage.amara.last_message(), "Log evidence")
    assert (await on_stage.guest.hears("block_actions"))["actions"][0]["action_id"] == "a"
