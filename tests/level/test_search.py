"""People search all frameworks for criteria."""

import pytest

from bot.sandbox.people.client import Person
from tests.kit.steps import look_up, press


@pytest.mark.parametrize(
    "words",
    ["mentoring", "mentors", "MENTORED", "mentor colleagues", "colleague mentoring", "mentring", "leadership mentor"],
)
async def test_criteria_are_found_by_words_in_any_form_and_order(engineer: Person, words: str) -> None:
    answer = await look_up(engineer, f"search {words}")
    assert "Mentors a colleague\n_Leadership · Level 3 · Platform Engineer_" in answer


async def test_each_result_leads_to_its_level(engineer: Person) -> None:
    await look_up(engineer, "search mentoring")
    answer = await press(engineer, "Level 3")
    assert "Platform Engineer · Level 3\nLeadership\nMentors a colleague" in answer


async def test_the_same_words_in_two_frameworks_are_one_result_with_both_places(engineer: Person) -> None:
    answer = await look_up(engineer, "search small change")
    assert "_Craft · SEO · Data Analyst; Craft · Level 1 · Platform Engineer_" in answer
    assert answer.count("Keeps a change small") == 1
    assert "• Keeps a change small (Craft · SEO · Data Analyst;" in (await engineer.last_message())["text"]


async def test_one_framework_can_be_searched_alone(engineer: Person) -> None:
    answer = await look_up(engineer, "platform search small change")
    assert "_Craft · Level 1_" in answer
    assert "Data Analyst" not in answer


async def test_what_is_found_nowhere_is_said_with_what_to_do(engineer: Person) -> None:
    assert "Nothing is about “zeppelins”. Try fewer words, or others." in await look_up(engineer, "search zeppelins")
    assert "Data Analyst" in await press(engineer, "/level list")


async def test_a_search_of_any_length_and_script_is_answered(engineer: Person) -> None:
    for words in ("каталог " * 400, "<!channel> & *bold*", "🛠️"):
        assert "Nothing is about" in await look_up(engineer, f"search {words}")
