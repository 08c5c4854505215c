"""Framework files are read as people mean them, or a line says what to write instead."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.core.plain.problem import Problem
from bot.storage.files.folder import read_folder, read_paths
from tests.kit.framework_texts import one_cell, one_topic, read, written

PLAIN = one_cell("criteria: [Explains a change]")


def test_a_plain_file_is_read_without_a_word(tmp_path: Path) -> None:
    role = read(
        tmp_path, one_topic("- level: 1\n  criteria:\n    - Explains a change\n- level: 2\n  criteria: [Leads]")
    )
    assert role.framework
    assert role.errors == role.warnings == []
    assert (role.framework.path, role.framework.name, role.framework.title) == ("/role", "role", "Role")
    assert [(level.key, level.ordinal, level.label) for level in role.framework.levels] == [
        ("1", 1, "Level 1"),
        ("2", 2, "Level 2"),
    ]
    assert [(topic.name, topic.title) for topic in role.framework.topics] == [("craft", "Craft")]
    assert role.cell("craft", "1") == ["Explains a change"]
    assert role.framework.prose == "Prose."


@pytest.mark.parametrize(
    ("written_as", "path", "name"),
    [
        ("/engineering/devOps", "/engineering/devops", "devops"),
        ("engineering//devops/", "/engineering/devops", "devops"),
        ("/engineering/Dev Ops", "/engineering/dev-ops", "dev-ops"),
        ("'/инженеры/Ops'", "/инженеры/ops", "ops"),
    ],
)
def test_a_path_is_the_same_however_it_is_spelled(tmp_path: Path, written_as: str, path: str, name: str) -> None:
    framework = read(tmp_path, one_cell("criteria: [a]", head=f"path: {written_as}\ntitle: Role")).framework
    assert framework
    assert (framework.path, framework.name) == (path, name)


def test_a_missing_path_is_an_error_and_a_missing_title_is_the_file_name(tmp_path: Path) -> None:
    role = read(tmp_path, one_cell("criteria: [a]", head="path:\ntitle:"), "cloud-engineer.md")
    assert role.framework is None
    assert role.errors == [
        "2:1: error: There is no path. Write one that never changes, such as `path: /engineering/devops`."
    ]
    assert role.warnings == [
        "2:1: warning: There is no title, so the file's name makes one. Write `title: Cloud engineer`."
    ]


@pytest.mark.parametrize("value", ["no", "012", "1.10", "12:30", "2024-01-01", "true", "0x1f", "1e3", "=", "<<"])
def test_every_scalar_is_text(tmp_path: Path, value: str) -> None:
    assert read(tmp_path, one_cell(f"criteria:\n  - {value}")).cell("craft", "1") == [value]


class TestLadder:
    def test_levels_are_in_the_order_of_their_numbers(self, tmp_path: Path) -> None:
        blocks = "\n".join(f"- level: {level}\n  criteria: [a]" for level in ("10", "04", "Level 9", "L2"))
        framework = read(tmp_path, one_topic(blocks)).framework
        assert framework
        assert [(level.key, level.ordinal) for level in framework.levels] == [("2", 1), ("4", 2), ("9", 3), ("10", 4)]

    def test_grades_are_the_ladder_in_order_of_first_appearance(self, tmp_path: Path) -> None:
        blocks = "\n".join(f"- grade: {grade}\n  criteria: [a]" for grade in ("EO", "'7'", "heo", "HEO", "Grade 6"))
        role = read(tmp_path, one_topic(blocks))
        assert role.framework
        assert role.framework.graded
        assert [level.label for level in role.framework.levels] == ["EO", "Grade 7", "heo", "Grade 6"]
        assert [level.key for level in role.framework.levels] == ["EO", "7", "heo", "6"]

    def test_grades_are_in_the_order_that_the_file_says_and_others_come_after(self, tmp_path: Path) -> None:
        blocks = "\n".join(f"- grade: {grade}\n  criteria: [a]" for grade in ("SEO", "'7'", "EO"))
        head = "path: /role\ntitle: Role\ngrades: [eo, HEO, SEO]"
        role = read(tmp_path, one_topic(blocks, head=head))
        assert role.framework
        assert [level.key for level in role.framework.levels] == ["EO", "SEO", "7"]
        assert role.warnings == [
            "4:14: warning: No topic has this grade, so it is left out. Write a grade that is there."
        ]

    def test_a_grade_on_two_levels_is_a_warning_where_it_differs(self, tmp_path: Path) -> None:
        role = read(
            tmp_path,
            one_topic("""
                - grade: EO
                  level: 1
                  criteria: [a]
                - grade: EO
                  criteria: [b]
                - grade: EO
                  level: 3
                  criteria: [c]
                """),
        )
        assert role.warnings == [
            "10:9: warning: This topic has grade EO on line 7 already; both are read as one. Put them together.",
            "12:9: warning: This topic has grade EO on line 7 already; both are read as one. Put them together.",
            "12:9: warning: Grade EO is level 3 here, and elsewhere level 1 (line 7) and without a level (line 10). "
            "The grade counts. Leave `level:` out, or write the same one everywhere.",
        ]
        assert role.cell("craft", "EO") == ["a", "b", "c"]

    def test_a_block_without_grade_has_the_grade_of_its_level_if_that_is_one(self, tmp_path: Path) -> None:
        clear = "- {grade: EO, level: 1, criteria: [a]}\n- {level: 1, criteria: [b]}"
        role = read(tmp_path, one_topic(clear))
        assert role.cell("craft", "EO") == ["a", "b"]
        assert role.warnings == ["8:9: warning: There is no grade here; level 1 is read as EO. Write `grade: 'EO'`."]
        unclear = "- {grade: EO, level: 1, criteria: [a]}\n- {level: 2, criteria: [b]}"
        assert read(tmp_path, one_topic(unclear)).errors == [
            "8:9: error: There is no grade here, and other blocks have one. Write `grade:`."
        ]

    def test_labels_name_levels(self, tmp_path: Path) -> None:
        head = "path: /role\ntitle: Role\nlabels:\n  1: Junior\n  2: Senior\n  5: Nobody"
        role = read(tmp_path, one_topic("- {level: 1, criteria: [a]}\n- {level: 2, criteria: [b]}", head=head))
        assert role.framework
        assert [level.label for level in role.framework.levels] == ["Level 1: Junior", "Level 2: Senior"]
        assert role.warnings == [
            "7:3: warning: No topic has this level, so its label is left out. Write a level that is there."
        ]

    def test_declared_levels_that_are_not_the_highest_are_a_warning(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("criteria: [a]", head="path: /role\ntitle: Role\nlevels: 6"))
        assert role.warnings == ["4:9: warning: `levels:` says 6, the topics have 1. Write `levels: 1`."]

    @pytest.mark.parametrize(
        ("block", "error"),
        [
            ("- level: senior\n  criteria: [a]", "7:16: error: “senior” is no number. Write `level: 1`, or `grade:`"),
            (
                "- criteria: [a]",
                "7:9: error: This block has neither `level:` nor `grade:`.",
            ),
            ("- just words", "7:9: error: A level is expected here. Write `- level: 1` and, below it, `criteria:`"),
            ("- level: [1]\n  criteria: [a]", "7:16: error: `level:` is one text. Write it on one line."),
        ],
    )
    def test_a_block_for_no_level_is_an_error(self, tmp_path: Path, block: str, error: str) -> None:
        assert read(tmp_path, one_topic(block)).errors[0].startswith(error)


class TestCriteria:
    def test_criteria_come_first_and_those_with_examples_after_them(self, tmp_path: Path) -> None:
        role = read(
            tmp_path,
            one_cell("""
                exampleCriteria:
                  - criteria: Mends builds
                    examples: [Finds the flaky test, Speeds up a step]
                criteria:
                  - Explains a change
                """),
        )
        assert role.framework
        (_, mends) = [placed.criterion for placed in role.framework.criteria()]
        assert role.cell("craft", "1") == ["Explains a change", "Mends builds"]
        assert mends.examples == ("Finds the flaky test", "Speeds up a step")
        assert role.warnings == []

    def test_items_of_one_list_may_stand_in_the_other(self, tmp_path: Path) -> None:
        role = read(
            tmp_path,
            one_cell("""
                criteria:
                  - criteria: Mends builds
                    examples: Finds the flaky test
                  - text: Plans work
                    id: plans
                exampleCriteria:
                  - Explains a change
                """),
        )
        assert role.cell("craft", "1") == ["Mends builds", "Plans work", "Explains a change"]
        assert role.warnings == []

    def test_one_text_is_a_list_of_one(self, tmp_path: Path) -> None:
        assert read(tmp_path, one_cell("criteria: Explains a change")).cell("craft", "1") == ["Explains a change"]

    def test_examples_parted_by_a_dash_belong_to_the_criterion_above(self, tmp_path: Path) -> None:
        lines = "exampleCriteria:\n  - criteria: Mends\n  - examples: [Builds]\n  - examples: [Nothing]"
        role = read(tmp_path, one_cell(lines))
        assert role.framework
        assert [(placed.criterion.text, placed.criterion.examples) for placed in role.framework.criteria()] == [
            ("Mends", ("Builds",))
        ]
        assert [warning[:5] for warning in role.warnings] == ["10:13", "11:13"]

    def test_a_text_with_a_colon_is_put_together_again(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("criteria:\n  - Owns: the pipeline"))
        assert role.cell("craft", "1") == ["Owns: the pipeline"]
        assert role.warnings == [
            "9:13: warning: A text with a colon needs quotes; it is read as one. "
            "Write “Owns: the pipeline” in quotes."
        ]

    def test_blank_lines_are_left_out_with_a_warning(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell('criteria:\n  - ""\n  - a\n  -\n  - criteria: ""'))
        assert role.cell("craft", "1") == ["a"]
        assert [warning[:5] for warning in role.warnings] == ["9:13:", "11:12", "12:13"]

    @pytest.mark.parametrize("nothing", ["criteria:", "criteria:\nexampleCriteria:"])
    def test_a_block_that_expects_nothing_is_a_level_with_a_warning(self, tmp_path: Path, nothing: str) -> None:
        role = read(tmp_path, one_cell(nothing))
        assert role.cell("craft", "1") == []
        assert role.warnings == [
            "7:9: warning: This block expects nothing. Write `criteria:` with a list, or take it out."
        ]

    def test_an_empty_list_says_on_purpose_that_nothing_is_expected(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("criteria: []"))
        assert role.cell("craft", "1") == role.warnings == []

    def test_the_same_wording_twice_in_a_cell_is_kept_once_with_the_examples_of_both(self, tmp_path: Path) -> None:
        lines = "criteria: [Mends builds]\nexampleCriteria:\n  - criteria: Mends builds\n    examples: [One]"
        role = read(tmp_path, one_cell(lines))
        assert role.framework
        (placed,) = role.framework.criteria()
        assert placed.criterion.examples == ("One",)
        assert role.warnings == [
            "10:13: warning: This criterion is there twice at this level; one is kept. Take one out."
        ]

    def test_the_same_wording_at_another_level_is_another_criterion(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_topic("- {level: 1, criteria: [a]}\n- {level: 2, criteria: [a]}"))
        assert role.cell("craft", "1") == role.cell("craft", "2") == ["a"]
        assert role.warnings == []

    def test_texts_are_composed_and_keep_emphasis_and_joiners(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell('criteria: ["  Cafe\\u0301 *now* & <then> 👩‍💼 ", "a\\0b"]'))
        assert role.cell("craft", "1") == ["Café *now* & <then> 👩‍💼", "ab"]

    def test_a_near_miss_of_a_key_is_read_with_a_warning(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("Critera: [a]"))
        assert role.cell("craft", "1") == ["a"]
        assert role.warnings == ["8:9: warning: `Critera:` is read as `criteria:`. Write it so."]


class TestTopics:
    def test_a_name_that_is_no_slug_becomes_one(self, tmp_path: Path) -> None:
        role = read(tmp_path, written('- name: "Design & Build; Run"\n  content: [{level: 1, criteria: [a]}]'))
        assert role.framework
        assert [(topic.name, topic.title) for topic in role.framework.topics] == [
            ("design-build-run", "Design & Build; Run")
        ]
        assert role.warnings == []

    def test_a_title_stands_in_for_a_missing_name(self, tmp_path: Path) -> None:
        role = read(tmp_path, written('- title: "🛠️ Wissen  & Können"\n  content: [{level: 1, criteria: [a]}]'))
        assert role.framework
        assert [(topic.name, topic.title) for topic in role.framework.topics] == [
            ("wissen-können", "🛠️ Wissen & Können")
        ]
        assert role.warnings == [
            "5:5: warning: This topic has no `name:`, so its title makes one. Write `name: wissen-können`."
        ]

    def test_a_topic_keeps_its_description(self, tmp_path: Path) -> None:
        lines = ("- name: craft", "  description: >", "    What the work", "    is made of")
        topics = "\n".join((*lines, "  content: [{level: 1, criteria: [a]}]"))
        role = read(tmp_path, written(topics))
        assert role.framework
        assert [topic.description for topic in role.framework.topics] == ["What the work is made of"]
        assert role.warnings == []

    def test_a_topic_without_any_name_is_an_error(self, tmp_path: Path) -> None:
        role = read(tmp_path, written('- title: "✨"\n  content: [{level: 1, criteria: [a]}]'))
        assert role.errors == ["5:5: error: This topic has no name. Write `name:` with a short word."]

    def test_a_topic_twice_is_one_topic(self, tmp_path: Path) -> None:
        first = "- {name: craft, content: [{level: 1, criteria: [a]}]}"
        second = "- {name: Craft, content: [{level: 1, criteria: [b]}]}"
        role = read(tmp_path, written(f"{first}\n{second}"))
        assert role.cell("craft", "1") == ["a", "b"]
        assert role.warnings == [
            "6:5: warning: The topic “craft” is on line 5 already; both are read as one. "
            "Put them together, or rename one."
        ]

    @pytest.mark.parametrize("content", ["content:", "title: x"])
    def test_a_topic_without_content_expects_nothing(self, tmp_path: Path, content: str) -> None:
        topics = f"- name: craft\n  {content}\n- {{name: care, content: [{{level: 1, criteria: [a]}}]}}"
        role = read(tmp_path, written(topics))
        assert role.cell("craft", "1") == []
        assert role.warnings == [
            "5:5: warning: This topic expects nothing. Write `content:` with a list of levels, or take it out."
        ]

    @pytest.mark.parametrize("topics", ["topics:", "topics: []", "topics:\n  - name: craft\n    content: []"])
    def test_a_file_without_levels_is_an_error(self, tmp_path: Path, topics: str) -> None:
        role = read(tmp_path, f"---\npath: /role\ntitle: Role\n{topics}\n---\n")
        assert [error[:34] for error in role.errors] == ["2:1: error: There are no levels. W"]


class TestFrontMatter:
    def test_a_byte_order_mark_and_windows_line_ends_change_nothing(self, tmp_path: Path) -> None:
        windows = read(tmp_path, b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode())
        assert windows == read(tmp_path, PLAIN)
        assert windows.framework

    def test_signs_that_only_yaml_takes_for_a_line_end_do_not_move_the_line_numbers(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell('criteria: ["a@b", ""]').replace("@", "\u2028"))
        assert role.cell("craft", "1") == ["a b"]
        assert role.warnings == ["8:27: warning: This line is blank and left out. Write a text, or take it out."]

    def test_a_fault_behind_a_mended_dash_is_named_where_it_stands(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell('criteria:\n  -"a"\n  -b\n  - "c" d'))
        assert [error[:6] for error in role.errors] == ["11:17:"]

    def test_empty_lines_above_do_not_move_the_line_numbers(self, tmp_path: Path) -> None:
        role = read(tmp_path, "\n \n" + one_cell('criteria: [a, ""]'))
        assert role.framework
        assert role.warnings == ["10:23: warning: This line is blank and left out. Write a text, or take it out."]

    def test_rules_in_the_body_are_prose(self, tmp_path: Path) -> None:
        framework = read(tmp_path, one_cell("criteria: [a]", body="Above\n\n---\n\nBelow")).framework
        assert framework
        assert framework.prose == "Above\n\n---\n\nBelow"

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            ("", "1:1: error: The file is empty."),
            (" \n\n", "1:1: error: The file is empty."),
            ("# Role\n\nProse.", "1:1: error: There is no front matter."),
            ("\npath: /role\n---\n", "2:1: error: There is no front matter."),
            (PLAIN.removeprefix("---\n"), "1:1: error: There is no front matter."),
            ("---\npath: /role\ntitle: Role\n", "1:1: error: The front matter that begins here never ends."),
            ("  ---\npath: /role\n---\n", "1:1: error: The --- above the front matter is indented."),
            ("---\npath: /role\n  ---\nProse.", "3:1: error: The --- below the front matter is indented."),
            ("---\n---\nProse.", "1:1: error: The front matter is empty."),
            ("---\n- path\n---\n", "2:1: error: Keys are expected here."),
            ("---\nwords\n---\n", "2:1: error: Keys are expected here."),
        ],
    )
    def test_front_matter_that_a_library_drops_is_an_error(self, tmp_path: Path, content: str, error: str) -> None:
        role = read(tmp_path, content)
        assert role.framework is None
        assert role.errors[0].startswith(error)
        assert ". Write" in role.errors[0] or ". Begin" in role.errors[0]

    @pytest.mark.parametrize("gap", ["\t", "\t\t", "\t "])
    def test_a_tab_after_a_dash_is_read_as_a_space(self, tmp_path: Path, gap: str) -> None:
        role = read(tmp_path, one_cell(f'criteria:\n  -{gap}"Explains a change"\n  - b'))
        assert role.cell("craft", "1") == ["Explains a change", "b"]
        assert role.warnings == ["9:11: warning: There is a tab after the dash; it is read as a space. Write one."]

    def test_a_dash_without_a_space_is_read_with_one(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell('criteria:\n  -"Explains a change"\n  -b'))
        assert role.cell("craft", "1") == ["Explains a change", "b"]
        assert [warning[:6] for warning in role.warnings] == ["9:11: ", "10:11:"]

    def test_an_item_that_yaml_would_swallow_is_an_error(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("criteria:\n  - a\n    - b"))
        assert role.errors == [
            "10:13: error: This item is read as part of the text above. "
            "Put its dash in the column of the other dashes."
        ]

    def test_words_that_yaml_takes_for_a_comment_are_a_warning(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("criteria:\n  - Answers in #help within a day\n  - b # a note"))
        assert role.cell("craft", "1") == ["Answers in", "b"]
        assert [warning.split(" If")[0] for warning in role.warnings] == [
            "9:24: warning: What follows # is left out as a comment."
        ]

    @pytest.mark.parametrize(
        ("lines", "error"),
        [
            ("criteria:\n  - \"Says \"hi\" to all\"", "9:20: error: The quoted text ended before this."),
            ("criteria:\n  - 'Doesn't wait'", "9:20: error: The quoted text ended before this."),
            ("criteria:\n  - \"Never closed", "9:13: error: This quotation mark is never closed."),
            ("criteria:\n  - **Bold**", "9:13: error: A text that begins with * needs quotes."),
            ("criteria:\n  - *this", "9:13: error: A text that begins with * needs quotes."),
            ("criteria:\n  - &this that", "9:13: error: A text that begins with & needs quotes."),
            ("criteria:\n  - !this that", "9:13: error: A text that begins with ! needs quotes."),
            ("criteria:\n  - @home", "9:13: error: A text that begins with @ needs quotes."),
            ("criteria:\n  - | text", "9:13: error: A text that begins with | needs quotes."),
            ("criteria: [", "9:1: error: This bracket is never closed."),
            ("criteria:\n  - [a, b", "9:13: error: This bracket is never closed."),
            ("criteria:\n  - \"C:\\dir\"", "9:17: error: A \\ in double quotes has a meaning of its own."),
            ("criteria:\n  - \"\\UFFFFFFFF\"", "9:16: error: This escape stands for no character."),
            ("criteria:\n\t- a", "9:9: error: There is a tab where only spaces can be."),
            ("criteria:\n - a\n- b", "10:9: error: This line is not in one column"),
            ("criteria: - a", "8:19: error: A list begins on the line below its key."),
            ("criteria:\n  - a: b: c", "9:17: error: There is a colon too many"),
            ("criteria: [a]\ncriteria: [b]", "9:9: error: `criteria:` is there twice, first on line 8."),
            ("<<: {criteria: [a]}", "8:9: error: Nothing is merged with <<."),
            ("? [a]\n: b", "8:11: error: A key is one word."),
            ("criteria:\n  - a\x07b", "9:14: error: There is an invisible character here, U+0007."),
            ("criteria:\n  - [a, b]", "9:13: error: One text is expected here."),
        ],
    )  # fmt: skip
    def test_a_fault_in_yaml_is_said_in_plain_words(self, tmp_path: Path, lines: str, error: str) -> None:
        role = read(tmp_path, one_cell(lines))
        assert role.framework is None
        assert role.errors[0].startswith(error)

    def test_a_file_that_is_not_utf8_is_an_error_where_the_letter_stands(self, tmp_path: Path) -> None:
        assert read(tmp_path, PLAIN.replace("Explains", "Erklärt").encode("latin-1")).errors == [
            "8:24: error: This is not UTF-8. Save the file as UTF-8."
        ]


class TestDoubleEncoding:
    GARBLED = one_cell("criteria: [It’s 👩‍💼, ♾️]").encode().decode("mac_roman")

    def test_it_is_undone_with_one_warning(self, tmp_path: Path) -> None:
        role = read(tmp_path, self.GARBLED)
        assert role.cell("craft", "1") == ["It’s 👩‍💼", "♾️"]
        assert [warning.split(" were")[0] for warning in role.warnings] == ["8:22: warning: This file's letters"]

    def test_it_can_be_left_alone(self, tmp_path: Path) -> None:
        role = read(tmp_path, self.GARBLED, repair=False)
        assert role.cell("craft", "1")[0].startswith("It‚Äôs")
        assert role.warnings == []

    @pytest.mark.parametrize("text", ["It’s 👩‍💼", "naïve café", "Größe", "日本語", "®", "Ω≈ç√"])
    def test_clean_letters_are_never_taken_for_garbled_ones(self, tmp_path: Path, text: str) -> None:
        role = read(tmp_path, one_cell(f"criteria: ['{text}']"))
        assert role.cell("craft", "1") == [text]
        assert role.warnings == []


class TestHeadings:
    HEAD = "---\npath: /role\ntitle: Role\nyaml: false\nlevels:\n---\n"

    def test_levels_and_topics_are_read_from_headings_and_lists(self, tmp_path: Path) -> None:
        body = """
What the role is for.

## Level 1: Apprentice
### Knowledge
- Reads code
-Asks why
  and goes on asking

* Writes tests
### Care & Craft ###
1. Tidies up
---
## Level 2
### **Knowledge**
- Explains code
    > **Example 1**
    >
    > Draws a picture
    > of it

    > **Example 2**
    >
    > Writes a page
- Finds causes
  - *Reads logs*
```
## Level 9
- no criterion
```
"""
        role = read(tmp_path, self.HEAD + body)
        assert role.framework
        assert role.errors == []
        assert role.warnings == [
            "33:1: warning: Code is left out of what a level expects. Take out the ``` around it."
        ]
        assert [level.label for level in role.framework.levels] == ["Level 1: Apprentice", "Level 2"]
        assert [topic.title for topic in role.framework.topics] == ["Knowledge", "Care & Craft"]
        assert role.cell("knowledge", "1") == ["Reads code", "Asks why and goes on asking", "Writes tests"]
        assert role.cell("care-craft", "1") == ["Tidies up"]
        assert role.cell("knowledge", "2") == ["Explains code", "Finds causes"]
        topic, level = role.framework.topic("knowledge"), role.framework.level("2")
        assert topic
        assert level
        assert [criterion.examples for criterion in topic.at(level)] == [
            ("Draws a picture of it", "Writes a page"),
            ("Reads logs",),
        ]
        assert role.framework.prose == "What the role is for."

    def test_topics_may_stand_above_their_levels(self, tmp_path: Path) -> None:
        role = read(
            tmp_path, self.HEAD + "# Role\n## Care\n### Level 1\n- a\n### Level 2\n- b\n## Craft\n### Level 2\n- c\n"
        )
        assert role.cell("care", "2") == ["b"]
        assert role.cell("craft", "2") == ["c"]

    def test_a_list_right_below_its_level_belongs_to_one_topic(self, tmp_path: Path) -> None:
        assert read(tmp_path, self.HEAD + "# Role\n## Level 1\n- a\n").cell("expectations", "1") == ["a"]

    def test_a_repeated_item_is_named_with_its_line(self, tmp_path: Path) -> None:
        role = read(tmp_path, self.HEAD + "\n## Level 1\n### Care\n- a\n- a\n")
        assert role.warnings == [
            "11:1: warning: This criterion is there twice at this level; one is kept. Take one out."
        ]

    def test_a_page_without_levels_is_an_error(self, tmp_path: Path) -> None:
        role = read(tmp_path, self.HEAD + "# Role\n- a list\n")
        assert [error[:33] for error in role.errors] == ["2:1: error: There are no levels. "]


class TestFolders:
    def test_a_broken_file_never_stops_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("no front matter")
        (tmp_path / "b.md").write_text(PLAIN)
        reading = read_folder(tmp_path)
        assert [file.name for file in reading.files] == ["b.md"]
        assert [(finding.file, finding.severity) for finding in reading.findings] == [
            (str(tmp_path / "a.md"), "error")
        ]

    def test_subfolders_count_and_readmes_and_hidden_files_do_not(self, tmp_path: Path) -> None:
        for name in ("role.md", "README.md", ".role.md", "..data/role.md", "data/role.md", "data/notes.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(PLAIN.replace("/role", f"/{name}"))
        assert [file.name for file in read_folder(tmp_path).files] == ["data/role.md", "role.md"]

    def test_a_subfolder_named_by_a_workspace_is_that_workspaces_alone(self, tmp_path: Path) -> None:
        for name in ("a.md", "T024BE7LD/b.md", "E0123456789/deep/c.md", "TEAM/d.md"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(PLAIN.replace("/role", f"/{name}"))
        assert {file.name: file.workspace for file in read_folder(tmp_path).files} == {
            "a.md": None,
            "T024BE7LD/b.md": "T024BE7LD",
            "E0123456789/deep/c.md": "E0123456789",
            "TEAM/d.md": None,
        }

    def test_of_two_files_with_one_path_the_first_by_name_wins(self, tmp_path: Path) -> None:
        for name in ("b.md", "a.md"):
            (tmp_path / name).write_text(PLAIN.replace("title: Role", f"title: {name}"))
        reading = read_folder(tmp_path)
        assert [file.framework.title for file in reading.files] == ["a.md"]
        assert [str(finding) for finding in reading.findings] == [
            f"{tmp_path / 'b.md'}:1:1: error: a.md has the path /role too, and comes first. "
            "Write another `path:` in b.md."
        ]

    def test_two_workspaces_may_use_one_path_but_not_one_of_everybodys(self, tmp_path: Path) -> None:
        for name in ("T1/role.md", "T2/role.md"):
            (tmp_path / name).parent.mkdir()
            (tmp_path / name).write_text(PLAIN)
        assert len(read_folder(tmp_path).files) == 2
        (tmp_path / "role.md").write_text(PLAIN)
        reading = read_folder(tmp_path)
        assert [file.name for file in reading.files] == ["role.md"]
        assert len(reading.findings) == 2

    def test_the_hash_is_of_the_bytes(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf" + PLAIN.encode())
        (tmp_path / "b.md").write_bytes(PLAIN.replace("/role", "/other").encode())
        one, other = (file.content_hash for file in read_folder(tmp_path).files)
        assert one != other
        assert len(one) == len(other) == 64

    def test_an_empty_folder_is_a_warning_and_a_missing_one_a_problem(self, tmp_path: Path) -> None:
        assert [finding.severity for finding in read_folder(tmp_path).findings] == ["warning"]
        with pytest.raises(Problem, match="There is no folder"):
            read_folder(tmp_path / "missing")
        with pytest.raises(Problem, match="There is no file and no folder"):
            read_paths([tmp_path, tmp_path / "missing.md"])


LINES = [
    *("---", "path: /role", "title: Role", "topics:", "  - name: craft", "    content:", "      - level: 1"),
    *("        grade: EO", "        criteria:", "          - a", "        exampleCriteria:", "labels:", "levels: 3"),
    *("...", "## Level 1", "### Craft", "> ", "\r", "|"),
]
SIGNS = ["\ufeff", "‚Äô", "é", "👩‍💼", "- ", "-\t", ": ", "? ", "<<", "&a ", *"{[}]\"'*!%>#\\\n\t \x00"]
FRAGMENTS = st.sampled_from([*(f"{line}\n" for line in LINES), *SIGNS])


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.binary(), st.lists(FRAGMENTS, max_size=40).map("".join)))
@example("---\n---\n---")
@example(b"\xff\xfe-\x00")
def test_any_file_at_all_gives_a_framework_or_an_error_with_a_line(tmp_path: Path, content: str | bytes) -> None:
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    role = read(tmp_path, data)
    assert (role.framework is None) == bool(role.errors)
    assert all(int(error.split(":")[0]) >= 1 and int(error.split(":")[1]) >= 1 for error in role.errors)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_good_file_with_anything_put_in_gives_a_framework_or_an_error(tmp_path: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(PLAIN)))
    put_in = data.draw(st.one_of(FRAGMENTS, st.text(max_size=5)))
    role = read(tmp_path, (PLAIN[:at] + put_in + PLAIN[at:]).encode(errors="surrogatepass"))
    assert (role.framework is None) == bool(role.errors)


def test_an_id_belongs_to_one_criterion(tmp_path: Path) -> None:
    named = "criteria:\n  - {criteria: Explains a change, id: explains}\n  - {criteria: Teaches, id: %s}"
    role = read(tmp_path, one_cell(named % "teaches"))
    assert role.framework
    assert [one.criterion.name for one in role.framework.criteria()] == ["explains", "teaches"]
    assert read(tmp_path, one_cell(named % "explains")).errors == [
        "10:13: error: The id “explains” is on line 9 already. Write another, or leave it out."
    ]
