"""The frameworks that ship with the bot."""

from pathlib import Path

import pytest

from bot.core.frameworks.framework import Framework
from bot.storage.files.folder import read_folder

FOLDER = Path(__file__).parent.parent.parent / "frameworks"
TOPICS = {"communication", "impact", "mastery", "leadership", "influence"}
NAMES = ["cloud-engineer.md", "devops.md"]
each = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def frameworks() -> dict[str, Framework]:
    return {file.name: file.framework for file in read_folder(FOLDER).files}


def test_check_has_nothing_to_say_about_them() -> None:
    reading = read_folder(FOLDER)
    assert [file.name for file in reading.files] == NAMES
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("name", "path", "ladder", "graded"),
    [
        ("devops.md", "/engineering/devops", ["1", "2", "3", "4"], False),
        ("cloud-engineer.md", "/engineering/cloud-engineer", ["EO", "HEO", "SEO", "7"], True),
    ],
)
def test_each_has_its_path_and_its_ladder(
    frameworks: dict[str, Framework], name: str, path: str, ladder: list[str], graded: bool
) -> None:
    framework = frameworks[name]
    assert framework.path == path
    assert [level.key for level in framework.levels] == ladder
    assert framework.graded is graded


@each
def test_each_has_the_five_topics_with_three_to_nine_criteria_at_a_level(
    frameworks: dict[str, Framework], name: str
) -> None:
    assert {topic.name for topic in frameworks[name].topics} == TOPICS
    assert all(3 <= len(cell) <= 9 for topic in frameworks[name].topics for cell in topic.cells.values())


def test_only_leadership_in_devops_begins_above_the_first_level(frameworks: dict[str, Framework]) -> None:
    late = {
        (name, topic.name): next(level.ordinal for level in framework.levels if topic.at(level))
        for name, framework in frameworks.items()
        for topic in framework.topics
        if not topic.at(framework.levels[0])
    }
    assert late == {("devops.md", "leadership"): 3}


@each
def test_no_wording_is_there_twice(frameworks: dict[str, Framework], name: str) -> None:
    texts = [placed.criterion.text for placed in frameworks[name].criteria()]
    assert len(set(texts)) == len(texts)


@each
def test_each_says_that_it_is_a_compass(frameworks: dict[str, Framework], name: str) -> None:
    assert "## A compass, not a checklist" in frameworks[name].prose


@each
def test_each_file_is_clean_utf8(name: str) -> None:
    text = (FOLDER / name).read_bytes().decode("utf-8")
    assert not {"\ufeff", "\r", "\t"} & set(text)
    with pytest.raises(UnicodeError):
        text.encode("mac_roman").decode("utf-8")
