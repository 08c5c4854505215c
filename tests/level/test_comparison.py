"""People compare levels, and roles."""

import os
from pathlib import Path

import pytest

from bot.core.frameworks.catalogue import make_catalogue
from bot.core.frameworks.comparison import Comparison, Rung, compare_topics, wordings
from bot.core.frameworks.framework import Catalogue, Criterion, Framework, Level, Topic
from bot.messages.level.answers import answer
from bot.sandbox.people.client import Person
from bot.storage.files.folder import read_folder
from tests.conftest import skip_unless_required
from tests.kit.steps import look_up, press

FOLDER = os.environ.get("ACCEPTANCE_FRAMEWORKS")


@pytest.mark.parametrize(
    "words", ["2..3", "2-3", "2 - 3", "2 vs 3", "2 to 3", "3..2", "2…3", "2 – 3", "level 2 versus level 3", "2 vs. 3"]
)
async def test_what_a_level_adds_to_another_is_shown_topic_by_topic(engineer: Person, words: str) -> None:
    answer = await look_up(engineer, f"platform {words}")
    assert answer.startswith("Platform Engineer · Level 2 to Level 3\nWhat Level 3 adds to Level 2.")
    assert "Craft\nLevel 3 adds\nMakes a whole class of faults impossible" in answer
    assert "Leadership\nLevel 3 adds\nMentors a colleague" in answer
    assert "Finds the cause" not in answer


async def test_one_topic_can_be_compared_alone(engineer: Person) -> None:
    answer = await look_up(engineer, "platform 2..3 craft")
    assert "Makes a whole class" in answer
    assert "Mentors a colleague" not in answer
    assert "Mentors a colleague" in await press(engineer, "All topics")
    assert "Mentors a colleague" not in await press(engineer, "Craft")


async def test_grades_are_compared_like_levels(engineer: Person) -> None:
    assert "HEO to SEO" in await look_up(engineer, "analyst HEO-SEO")
    assert "HEO to Grade 7" in await look_up(engineer, "analyst heo to grade 7")


async def test_from_a_level_what_the_next_adds_is_a_click_away(engineer: Person) -> None:
    await look_up(engineer, "platform 2")
    assert "What Level 3 adds to Level 2." in await press(engineer, "What Level 3 adds")
    assert "Platform Engineer · Level 3" in await press(engineer, "Level 3")


async def test_two_roles_stand_side_by_side_and_the_same_words_are_said_to_be_the_same(engineer: Person) -> None:
    answer = await look_up(engineer, "platform 2 vs analyst HEO")
    assert "Platform Engineer · Level 2 and Data Analyst · HEO" in answer
    assert "Same wording in both: 1 expectation." in answer
    assert "Craft\nIn both, in the same words\nFinds the cause of a fault, not only its symptom" in answer
    assert "Platform Engineer · Level 2\nMeasures before and after" in answer
    assert "Data Analyst · HEO\nSays how sure a figure is" in answer


async def test_a_level_is_shown_in_all_its_topics_where_it_has_not_the_one_that_was_compared(
    engineer: Person,
) -> None:
    assert "Mentors a colleague" in await look_up(engineer, "platform 3 vs analyst SEO leadership")
    assert "Keeps a change small" in await press(engineer, "Data Analyst · SEO")


async def test_the_same_words_at_another_level_of_the_other_role_are_said_to_be_there(engineer: Person) -> None:
    answer = await look_up(engineer, "platform 1 vs analyst HEO")
    assert "Keeps a change small\n  (same words at SEO)" in answer
    assert "Finds the cause of a fault, not only its symptom\n  (same words at Level 2)" in answer
    assert "Same wording in both: none. Same wording at another level of the other role: 2." in answer


@pytest.fixture
def real_files() -> Catalogue:
    if not FOLDER:
        skip_unless_required("ACCEPTANCE_FRAMEWORKS names no folder with the two real files")
    return make_catalogue(file.framework for file in read_folder(Path(FOLDER)).files)


def test_all_that_two_real_roles_have_in_common_is_found(real_files: Catalogue) -> None:
    cloud, devops = real_files.frameworks
    ours, theirs = wordings(devops), wordings(cloud)
    common = ours.keys() & theirs.keys()
    assert len(common) == 67
    moved = {one for one in common if ours[one][0].level.ordinal != theirs[one][0].level.ordinal}
    assert len(moved) == 31
    same, elsewhere = set[str](), set[str]()
    for level in devops.levels:
        for other in cloud.levels:
            for topic in compare_topics(Comparison(Rung(devops, level), Rung(cloud, other))):
                same |= {criterion.text for criterion in topic.same}
                elsewhere |= {one.criterion.text for one in topic.first if one.elsewhere}
    assert len(same) == 67
    assert len(elsewhere) == 67


def test_two_real_levels_side_by_side_say_where_the_same_words_stand(real_files: Catalogue) -> None:
    said = answer(real_files, "devops 3 vs cloudengineer SEO").text
    assert "Same wording in both: 4 expectations. Same wording at another level of the other role: 31." in said
    assert "• Transparent in making design and technical decisions  (same words at Grade 7)" in said


@pytest.mark.parametrize("words", ["devops 1..4", "cloud EO..7", "devops 4 vs cloud 7", "cloud 7", "devops 3"])
def test_the_largest_real_levels_fit_one_message(real_files: Catalogue, words: str) -> None:
    message = answer(real_files, words)
    assert len(message.text) <= 9_000
    assert len(message.blocks) <= 40


def test_what_stays_is_said_beside_what_is_added() -> None:
    levels = (Level("1", 1, "Level 1"), Level("2", 2, "Level 2"))
    cells = {"1": (Criterion("Asks"), Criterion("Learns")), "2": (Criterion("learns "), Criterion("Teaches"))}
    framework = Framework("/role", "Role", levels, (Topic("craft", "Craft", cells),))
    said = answer(Catalogue((framework,)), "role 1..2").text
    assert "\n\nCraft\nLevel 2 adds:\n• Teaches\nStays:\n• Learns" in said
    assert "Asks" not in said
