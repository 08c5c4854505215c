"""Two real files, as their owners have them, are read whole. A variable says where they are; they do not ship."""

import os
import re
from pathlib import Path

import pytest

from bot.core.frameworks.framework import Framework
from bot.storage.files.folder import Reading, read_file, read_folder
from tests.conftest import skip_unless_required

FOLDER = os.environ.get("ACCEPTANCE_FRAMEWORKS")
TOPICS = {"communication", "impact", "mastery", "leadership", "influence"}


@pytest.fixture(scope="module")
def folder() -> Path:
    if not FOLDER:
        skip_unless_required("ACCEPTANCE_FRAMEWORKS names no folder with the two real files")
    return Path(FOLDER)


@pytest.fixture(scope="module")
def reading(folder: Path) -> Reading:
    return read_folder(folder)


@pytest.fixture(scope="module")
def devops(reading: Reading) -> Framework:
    return next(file.framework for file in reading.files if file.name == "devops.md")


@pytest.fixture(scope="module")
def cloud(reading: Reading) -> Framework:
    return next(file.framework for file in reading.files if file.name == "cloudengineer.md")


def sizes(framework: Framework) -> dict[str, dict[str, int]]:
    return {topic.name: {key: len(cell) for key, cell in topic.cells.items()} for topic in framework.topics}


def written(folder: Path, name: str) -> tuple[set[str], set[str]]:
    """Criteria and examples by their indentation alone, read without YAML."""
    front_matter = (folder / name).read_text(encoding="utf-8").split("\n---\n")[0].encode("mac_roman").decode("utf-8")
    criteria = re.findall(r'^ {10}- (?:criteria: )?"(.*)" *$', front_matter, re.MULTILINE)
    examples = re.findall(r'^ {14}- "(.*)" *$', front_matter, re.MULTILINE)
    return {text.replace('\\"', '"') for text in criteria}, {text.replace('\\"', '"') for text in examples}


def test_both_load(reading: Reading, devops: Framework, cloud: Framework) -> None:
    assert len(reading.files) == 2
    assert not [finding for finding in reading.findings if finding.severity == "error"]
    assert (devops.path, devops.title) == ("/engineering/devops", "♾️ DevOps Engineering Framework")
    assert (cloud.path, cloud.title) == ("/pathways/cloudengineer", "Cloud Engineer Pathway")


def test_the_first_has_four_levels_and_the_second_four_grades(devops: Framework, cloud: Framework) -> None:
    assert [(level.key, level.label) for level in devops.levels] == [(key, f"Level {key}") for key in "1234"]
    assert [(level.key, level.ordinal, level.label) for level in cloud.levels] == [
        ("EO", 1, "EO"),
        ("HEO", 2, "HEO"),
        ("SEO", 3, "SEO"),
        ("7", 4, "Grade 7"),
    ]
    assert (devops.graded, cloud.graded) == (False, True)


def test_emoji_and_apostrophes_are_repaired_in_each_topic(devops: Framework, cloud: Framework) -> None:
    titles = ["Communication", "Impact", "🛠️ Mastery", "👩‍💼 Leadership", "✨ Influence"]
    assert [topic.title for topic in devops.topics] == titles
    assert {topic.title for topic in cloud.topics} == set(titles)
    assert "all the things we’re looking for" in devops.prose
    assert any("“self-healing”" in example for placed in cloud.criteria() for example in placed.criterion.examples)


def test_every_criterion_stands_in_its_cell(devops: Framework, cloud: Framework) -> None:
    assert sizes(devops) == {
        "communication": {"1": 4, "2": 5, "3": 5, "4": 3},
        "impact": {"1": 1, "2": 6, "3": 10, "4": 9},
        "mastery": {"1": 7, "2": 8, "3": 14, "4": 12},
        "leadership": {"3": 10, "4": 8},
        "influence": {"1": 1, "2": 6, "3": 7, "4": 4},
    }
    assert sizes(cloud) == {
        "communication": {"EO": 4, "HEO": 5, "SEO": 4, "7": 8},
        "impact": {"EO": 1, "HEO": 6, "SEO": 3, "7": 16},
        "leadership": {"EO": 2, "HEO": 9, "SEO": 7, "7": 3},
        "influence": {"EO": 1, "HEO": 1, "SEO": 4, "7": 13},
        "mastery": {"EO": 2, "HEO": 9, "SEO": 13, "7": 24},
    }


@pytest.mark.parametrize(("name", "criteria", "examples"), [("devops.md", 120, 10), ("cloudengineer.md", 135, 22)])
def test_every_criterion_and_every_example_is_there(
    reading: Reading, folder: Path, name: str, criteria: int, examples: int
) -> None:
    framework = next(file.framework for file in reading.files if file.name == name)
    read = [placed.criterion for placed in framework.criteria()]
    read_examples = [example for criterion in read for example in criterion.examples]
    assert (len(read), len(read_examples)) == (criteria, examples)
    assert ({criterion.text for criterion in read}, set(read_examples)) == written(folder, name)


def test_each_contradiction_is_a_warning_with_its_line(reading: Reading, folder: Path) -> None:
    garbled = "This file's letters were garbled when it was saved"
    assert [
        str(finding).removeprefix(f"{folder}/").split(", and")[0].split(" (UTF")[0] for finding in reading.findings
    ] == [
        f"cloudengineer.md:88:13: warning: {garbled}",
        "cloudengineer.md:90:9: warning: Grade EO is level 3 here",
        "cloudengineer.md:98:9: warning: Grade HEO is level 4 here",
        "cloudengineer.md:113:9: warning: Grade SEO is level 5 here",
        "cloudengineer.md:123:9: warning: Grade 7 is level 6 here",
        f"devops.md:3:9: warning: {garbled}",
    ]


def test_the_repair_can_be_left_out(folder: Path) -> None:
    (file,) = read_file(folder / "devops.md", repair=False).files
    assert file.framework.title != "♾️ DevOps Engineering Framework"
