"""People log evidence and read their own."""

from datetime import timedelta

import pytest

from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.people.sights import find_element
from tests.kit.steps import eventually, log, now, press, read, set_up

WHAT, OUTCOME, LINKS, WHEN, CRITERIA, SEES = (
    "What did you do?",
    "What came of it?",
    "Links",
    "When",
    "Criteria",
    "Who sees it",
)


async def entries(person: Person) -> str:
    await person.types("/evidence list")
    return read(await person.last_message())


async def test_one_sentence_is_enough(engineer: Person) -> None:
    await set_up(engineer)
    await log(engineer, "Halved the build time.")
    receipt = await engineer.last_message()
    assert receipt["ephemeral"]
    assert "seen by your manager and you" in receipt["text"]
    assert "Halved the build time." in receipt["text"]
    assert "Halved the build time." in await entries(engineer)


async def test_an_entry_keeps_everything_that_was_said(engineer: Person) -> None:
    await set_up(engineer)
    await log(
        engineer,
        "Measured the queue.",
        **{
            OUTCOME: "It was the disk.",
            LINKS: "https://example.org/a\nhttps://example.org/b",
            CRITERIA: ["Measures before", "Keeps a change small"],
            SEES: "Only me",
        },
    )
    said = await entries(engineer)
    for words in ("It was the disk.", "Measures before and after", "Keeps a change small", "seen by only me"):
        assert words in said
    await engineer.types("/evidence list")
    assert "https://example.org/a\nhttps://example.org/b" in (await engineer.last_message())["text"]


async def test_entries_are_listed_newest_first_and_to_oneself_alone(engineer: Person, stranger: Person) -> None:
    await set_up(engineer)
    today = await now(engineer.workspace)
    for days in (3, 30, 1):
        await log(engineer, f"{days} days ago", **{WHEN: (today - timedelta(days=days)).date().isoformat()})
    said = await entries(engineer)
    assert said.index("1 days ago") < said.index("3 days ago") < said.index("30 days ago")
    assert "Nothing logged yet." in await entries(stranger)


async def test_a_long_list_goes_on_at_a_click(engineer: Person) -> None:
    await set_up(engineer)
    for number in range(1, 5):
        await log(engineer, f"Entry {number} " + "x" * 2_900)
    first = await entries(engineer)
    assert "Entry 4" in first
    assert "Entry 1" not in first
    await engineer.presses(await engineer.last_message(), "Older entries")
    older = read(await engineer.last_message())
    assert "Entry 1" in older
    assert "Entry 4" not in older
    await engineer.presses(await engineer.last_message(), "Newest entries")
    assert "Entry 4" in read(await engineer.last_message())


async def test_criteria_are_offered_for_the_level_one_aims_for_and_found_by_typing(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    offered = [option["text"]["text"] for option in await engineer.searches(form, CRITERIA, "")]
    assert "Measures before and after" in offered
    assert "Mentors a colleague" not in offered
    for typed, first in {"mentor": "Mentors a colleague", "sure figure": "Says how sure a figure is"}.items():
        assert (await engineer.searches(form, CRITERIA, typed))[0]["text"]["text"] == first
    assert await engineer.searches(form, CRITERIA, "zzzz" * 50) == []


async def test_criteria_are_offered_for_other_forms_of_a_word_and_for_what_means_the_same(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    for typed in ("mentored", "coaching"):
        offered = await engineer.searches(form, CRITERIA, typed)
        assert offered[0]["text"]["text"] == "Mentors a colleague"


async def test_a_hundred_characters_of_a_search_are_looked_for(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    last, beyond = [await engineer.searches(form, CRITERIA, "z" * length + " how") for length in (96, 97)]
    assert last[0]["text"]["text"] == "Says how sure a figure is"
    assert beyond == []


@pytest.mark.parametrize(
    ("field", "value", "what_to_do"),
    [
        (WHAT, "  \n ", "Write what you did."),
        (LINKS, "not a link", "Links begin with https://"),
        (LINKS, "javascript:alert(1)", "Links begin with https://"),
        (LINKS, "\n".join(f"https://example.org/{number}" for number in range(11)), "10 links fit; these are 11."),
    ],
)
async def test_a_mistake_is_shown_at_its_field(engineer: Person, field: str, value: str, what_to_do: str) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    errors = await engineer.fills(form, {WHAT: "Something."} | {field: value})
    block, _ = find_element(form, field)
    assert list(errors) == [block["block_id"]]
    assert what_to_do in errors[block["block_id"]]
    assert await engineer.forms(), "the form stays open"
    assert "Nothing logged yet." in await entries(engineer)


async def test_ten_links_and_ten_criteria_fit(engineer: Person) -> None:
    await set_up(engineer)
    links = [f"https://example.org/{number}/" for number in range(10)]
    await log(engineer, "Something.", **{LINKS: "\n".join(links)})
    await engineer.types("/evidence list")
    listed = (await engineer.last_message())["text"].split("\n")
    assert [link for link in links if link not in listed] == []
    await engineer.types("/evidence")
    assert find_element(await engineer.form(), CRITERIA)[1]["max_selected_items"] == 10


@pytest.mark.parametrize("field", [WHAT, OUTCOME])
async def test_three_thousand_characters_fit_and_slack_takes_no_more(engineer: Person, field: str) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    assert find_element(form, field)[1]["max_length"] == 3_000
    assert await engineer.fills(form, {WHAT: "Something."} | {field: "x" * 3_000}) == {}


@pytest.mark.parametrize(("length", "shown"), [(300, "x" * 300), (301, "x" * 299 + "…")])
async def test_a_receipt_says_three_hundred_characters_back(engineer: Person, length: int, shown: str) -> None:
    await set_up(engineer)
    await log(engineer, "x" * length)
    assert shown in read(await engineer.last_message()).split("\n")


async def test_a_day_to_come_is_a_mistake(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    tomorrow = (await now(engineer.workspace) + timedelta(days=2)).date().isoformat()
    errors = await engineer.fills(await engineer.form(), {WHAT: "Something.", WHEN: tomorrow})
    assert errors == {"when": "That day has not come yet. Choose today or an earlier day."}


async def test_without_settings_an_entry_is_for_oneself(engineer: Person) -> None:
    await log(engineer, "Before I set up.")
    assert "seen by only you" in (await engineer.last_message())["text"]


async def test_words_after_the_command_stand_in_the_form(engineer: Person) -> None:
    await engineer.types("/evidence Fixed the <flaky> test & slept well")
    _, what = find_element(await engineer.form(), WHAT)
    assert what["initial_value"] == "Fixed the <flaky> test & slept well"


@pytest.mark.parametrize("words", ["help", "setings"])
async def test_help_and_unknown_words_are_answered_with_usage(engineer: Person, words: str) -> None:
    await engineer.types(f"/evidence {words}")
    assert "/evidence settings" in (await engineer.last_message())["text"]


async def test_control_characters_are_cleaned_and_mentions_stay_dead(engineer: Person, stranger: Person) -> None:
    await set_up(engineer)
    hostile = f"A\x00B\u202eC <!channel> <@{stranger.id}> *bold* @here"
    await log(engineer, hostile)
    await engineer.types("/evidence list")
    shown = await engineer.last_message()
    assert f"ABC <!channel> <@{stranger.id}> *bold* @here" in read(shown), "as plain words of a rich text"
    assert f"ABC &lt;!channel&gt; &lt;@{stranger.id}&gt;" in shown["text"]


async def test_a_submission_that_slack_repeats_is_stored_once(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    await workspace.breaks("to bot", "repeat", times=3)
    assert await engineer.fills(form, {WHAT: "Only once."}) == {}
    await engineer.receives(lambda message: "Saved." in message["text"])
    assert "1 entry in all" in await entries(engineer)


async def test_an_entry_from_home_has_its_receipt_as_a_message(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.opens_home()
    await engineer.presses(await eventually(engineer.home), "Log evidence")
    await engineer.fills(await engineer.form(), {WHAT: "Wrote it down at home."})
    receipt = await engineer.receives(lambda message: "Wrote it down at home." in message["text"])
    assert not receipt.get("ephemeral")


@pytest.mark.parametrize(
    ("word", "meant", "answer"),
    [("lst", "list", "Nothing logged yet."), ("reders", "readers", "Nobody has asked for your summary.")],
)
async def test_a_misspelt_word_after_the_command_is_asked_back_and_one_click(
    engineer: Person, word: str, meant: str, answer: str
) -> None:
    await engineer.types(f"/evidence {word}")
    assert f"“{word}” is not known. Did you mean `/evidence {meant}`?" in read(await engineer.last_message())
    assert answer in await press(engineer, f"/evidence {meant}")


async def test_settings_that_were_misspelt_open_at_a_click(engineer: Person) -> None:
    await engineer.types("/evidence setings")
    await press(engineer, "/evidence settings")
    assert "Framework" in read(await engineer.form())
