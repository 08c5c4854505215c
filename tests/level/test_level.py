"""People look up what a level expects."""

import pytest

from bot.core.frameworks.framework import Catalogue, Criterion, Framework, Level, Topic
from bot.core.frameworks.lookup.wanted import Expectations
from bot.messages.level.asked import decode
from bot.messages.level.expectations import show_expectations
from bot.sandbox.people.client import Person
from tests.kit.steps import look_up as ask
from tests.kit.steps import press, read, set_up


async def test_a_level_is_shown_topic_by_topic_to_whoever_asks_and_nobody_else(
    engineer: Person, stranger: Person
) -> None:
    await engineer.types("/level platform 2", "general")
    answer = await engineer.last_message("general")
    assert answer["ephemeral"]
    assert read(answer).split("\n")[:4] == [
        "Platform Engineer · Level 2",
        "📣 Communication",
        "Explains a decision to people outside the team & answers <their> questions",
        "Craft",
    ]
    assert all(line in answer["text"] for line in ("Platform Engineer · Level 2", "&amp; answers &lt;their&gt;"))
    assert await stranger.reads("general") == []


async def test_a_topic_that_expects_nothing_is_named(engineer: Person) -> None:
    assert "Nothing is expected at Level 2 in Leadership." in await ask(engineer, "platform 2")


async def test_one_topic_is_shown_alone(engineer: Person) -> None:
    await ask(engineer, "platform 2 craft")
    answer = (await engineer.last_message())["text"]
    assert "Measures before and after" in answer
    assert "Communication" not in answer


@pytest.mark.parametrize(
    "words",
    ["PLATFORM 2", "plat form 2", "platfrom 2", "platform level 2", "Platform Engineer 2", "platform l2", "plat 2"],
)
async def test_names_are_found_in_any_case_spacing_and_near_spelling(engineer: Person, words: str) -> None:
    assert "Platform Engineer · Level 2" in await ask(engineer, words)


async def test_without_words_it_says_which_frameworks_there_are_and_how_to_ask(engineer: Person) -> None:
    answer = await ask(engineer, "")
    assert "Data Analyst" in answer
    assert "grades EO, HEO, SEO and 7" in answer
    assert "Platform Engineer" in answer
    assert "levels 1 to 3" in answer
    assert "/level data-analyst 7" in answer


async def test_a_framework_alone_shows_its_levels_each_at_a_click(engineer: Person) -> None:
    assert "Level 3: 3 expectations" in await ask(engineer, "platform")
    await engineer.presses(await engineer.last_message(), "Level 3")
    assert "Mentors a colleague" in read(await engineer.last_message())


async def test_the_levels_beside_it_and_each_topic_are_a_click_away(engineer: Person) -> None:
    await ask(engineer, "platform 2")
    assert "Keeps a change small" in await press(engineer, "← Level 1")
    assert "Platform Engineer · Level 2" in await press(engineer, "Level 2 →")
    craft = await press(engineer, "Craft")
    assert "Measures before and after" in craft
    assert "Explains a decision" not in craft
    assert "Makes a whole class of faults impossible" in await press(engineer, "Level 3 →")
    assert "Mentors a colleague" in await press(engineer, "All topics")


async def test_a_framework_with_many_topics_offers_them_in_a_menu() -> None:
    level = Level("1", 1, "Level 1")
    topics = tuple(Topic(f"t{n}", f"Topic {n}", {"1": (Criterion(f"Criterion {n}"),)}) for n in range(9))
    found = Expectations(Framework("/many", "Many", (level,), topics), level)
    menu, _ = show_expectations(found).blocks[-1]["elements"]
    titles = [option["text"]["text"] for option in menu["options"]]
    assert titles == ["All topics", *(topic.title for topic in topics)]
    wanted, _ = decode(Catalogue((found.framework,)), menu["options"][4]["value"])
    assert wanted == Expectations(found.framework, level, topics[3])


async def test_examples_come_and_go_at_a_click(engineer: Person) -> None:
    example = "A graph of the queue in the week before and the week after"
    assert example not in await ask(engineer, "platform 2")
    await engineer.presses(await engineer.last_message(), "Show examples")
    shown = await engineer.last_message()
    assert example in read(shown)
    assert example in shown["text"]
    await engineer.presses(shown, "Hide examples")
    assert example not in read(await engineer.last_message())


async def test_an_ordinal_stands_for_a_level_where_grades_are_the_keys_and_the_answer_says_so(
    engineer: Person,
) -> None:
    answer = await ask(engineer, "analyst 3")
    assert "Data Analyst · SEO" in answer
    assert "SEO is step 3 of 4 on this ladder." in answer
    assert "Data Analyst · Grade 7" in await ask(engineer, "analyst 7")


async def test_an_ordinal_stands_for_nothing_where_levels_are_the_keys(engineer: Person) -> None:
    assert "Platform Engineer has no level 4. It has 1 to 3." in await ask(engineer, "platform 4")


@pytest.mark.parametrize(
    ("words", "what_to_try"),
    [
        ("platform 9", "/level platform 3"),
        ("platform 2..9", "It has 1 to 3"),
        ("platform 2 vs", "/level platform 2 vs 1"),
        ("platform 2 vs analyst", "/level platform 2 vs data-analyst SEO"),
        ("platform 2 vs anlyst SEO", "/level platform 2 vs data-analyst"),
        ("search", "/level search mentoring"),
        ("platfrm x", "It has 1 to 3"),
        ("analyst HOE", "/level data-analyst HEO"),
        ("platform 2 crft", "Craft"),
        ("platform craft", "/level platform 2 craft"),
        ("plumber", "There are Data Analyst and Platform Engineer"),
    ],
)
async def test_what_fits_nothing_is_answered_with_what_to_try(engineer: Person, words: str, what_to_try: str) -> None:
    assert what_to_try in await ask(engineer, words)


async def test_what_nearly_fits_is_one_click(engineer: Person) -> None:
    await ask(engineer, "platform craft")
    assert "Measures before and after" in await press(engineer, "/level platform 2 craft")
    await ask(engineer, "plumber")
    assert "Platform Engineer" in await press(engineer, "/level list")


async def test_evidence_is_logged_from_where_one_reads(engineer: Person) -> None:
    await set_up(engineer)
    await ask(engineer, "platform 3 craft")
    await press(engineer, "Log evidence")
    form = await engineer.form()
    assert "Those of Craft · Level 3 come first." in read(form)
    offered = [option["text"]["text"] for option in await engineer.searches(form, "Criteria", "")]
    assert offered == [
        "Makes a whole class of faults impossible",
        "Writes proposals that others build on",
        "Mentors a colleague",
    ]
    assert (
        await engineer.fills(form, {"What did you do?": "Made locks expire.", "Criteria": ["Makes a whole class"]})
        == {}
    )
    assert "Logged for Craft" in read(await engineer.receives(lambda message: "Saved." in message["text"]))


async def test_a_long_search_is_answered_at_once(engineer: Person) -> None:
    assert "No framework is called" in await ask(engineer, "wordy " * 500)
