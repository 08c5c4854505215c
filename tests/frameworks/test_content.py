"""What a revision stores is read again, by this version and by the one before."""

from bot.core.frameworks.framework import Criterion, Framework, Level, Topic
from bot.storage.frameworks.content import to_content, to_framework

GROUPED = Framework(
    "/role",
    "Role",
    (Level("1", 1, "Level 1"),),
    (
        Topic(
            "craft",
            "Craft",
            {"1": (Criterion("Reads code", ("Finds a bug",), 4, "reads", "Code"), Criterion("Writes", id=5))},
            "What it is made of",
        ),
        Topic("care", "Care", {"1": (Criterion("Listens", id=6),)}),
    ),
    prose="Prose.",
    revision=7,
)
STORED_BY_0_1_0 = {
    "path": "/role",
    "title": "Role",
    "graded": False,
    "prose": "Prose.",
    "levels": [["1", 1, "Level 1"]],
    "topics": [
        ["craft", "Craft", {"1": [[[4, "reads"], "Reads code", "Finds a bug"], [5, "Writes"]]}],
        ["care", "Care", {"1": [[6, "Listens"]]}],
    ],
}


def test_descriptions_and_groups_are_kept_with_a_revision() -> None:
    assert to_framework(to_content(GROUPED), 7) == GROUPED


def test_what_the_version_before_stored_is_read_without_descriptions_and_groups() -> None:
    plain = to_framework(STORED_BY_0_1_0, 7)
    assert [(topic.name, topic.description) for topic in plain.topics] == [("craft", ""), ("care", "")]
    assert [placed.criterion for placed in plain.criteria()] == [
        Criterion("Reads code", ("Finds a bug",), 4, "reads"),
        Criterion("Writes", id=5),
        Criterion("Listens", id=6),
    ]


def test_the_version_before_can_read_what_this_one_stores() -> None:
    content = to_content(GROUPED)
    assert {key: content[key] for key in STORED_BY_0_1_0} == STORED_BY_0_1_0
