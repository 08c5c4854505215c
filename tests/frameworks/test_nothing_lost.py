"""Nothing of a framework file is lost while `check` says that there is nothing to mend."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.kit.framework_texts import Read, one_cell, one_topic, read, written

PAGE = "---\npath: /role\ntitle: Role\n---\n"
GARBLED_CRAFT = "title: 🛠️ Craft".encode().decode("mac_roman")


def read_page(folder: Path, body: str) -> Read:
    """Reads a file whose body begins on line 5."""
    return read(folder, PAGE + dedent(body))


class TestGarbledLetters:
    @pytest.mark.parametrize("correct", ["team’s", "zero\u200bwidth", "größer", "日本"])
    def test_lines_are_mended_although_correct_letters_were_typed_since(self, tmp_path: Path, correct: str) -> None:
        topics = f"- name: craft\n  {GARBLED_CRAFT}\n  content: [{{level: 1, criteria: ['{correct} ‚Äî done']}}]"
        role = read(tmp_path, written(topics))
        assert role.framework
        assert role.framework.topics[0].title == "🛠️ Craft"
        assert role.cell("craft", "1") == [f"{correct} — done"]
        assert [warning.split(" were")[0] for warning in role.warnings] == ["6:12: warning: This file's letters"]

    @pytest.mark.parametrize(
        "text", ["Aide l’équipe", "va jusqu’à", "“Élan", "puis…à", "20\u00a0équipes", "«là", "Ωmega"]
    )
    def test_what_french_writes_is_never_taken_for_garbled_letters(self, tmp_path: Path, text: str) -> None:
        role = read(tmp_path, one_cell(f'criteria: ["{text}"]'))
        assert role.cell("craft", "1") == [text]
        assert role.warnings == []


class TestFrontMatter:
    @pytest.mark.parametrize(
        "rest",
        [
            "  - name: care\n    content:\n      - level: 1\n",
            "      - level: 2\n        criteria: [b]\n",
            '          - "b"\n',
            "          - b\n",
        ],
    )
    def test_topics_below_the_end_are_an_error_with_both_lines(self, tmp_path: Path, rest: str) -> None:
        file = one_cell("criteria:\n  - a").removesuffix("---\n\nProse.\n")
        role = read(tmp_path, f"{file}---\n{rest}---\n\nProse.\n")
        assert role.framework is None
        (number,) = [int(error.split("line ")[1].split()[0]) for error in role.errors]
        assert role.errors == [
            f"10:1: error: The front matter ends with this ---, and line {number} goes on with topics. Take it out."
        ]
        assert number in {11, 12}

    def test_prose_may_speak_of_levels_and_show_topics_as_code(self, tmp_path: Path) -> None:
        prose = "- level: how senior\n---\ncriteria: what counts\n```\ncriteria:\n  - a\n```"
        role = read(tmp_path, one_cell("criteria: [a]", body=prose))
        assert role.errors == role.warnings == []

    @pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> theirs", "<<<<<<<"])
    def test_a_conflict_mark_of_git_is_an_error_at_its_line(self, tmp_path: Path, mark: str) -> None:
        message = (
            "Two versions of this file were put together by git and left so. Choose one, and take out the marks."
        )
        assert read(tmp_path, one_cell("criteria:\n  - a").replace("          - a", mark)).errors == [
            f"9:1: error: {message}"
        ]


class TestKeys:
    @pytest.mark.parametrize("key", ["criterions", "Criterions", "critera"])
    def test_a_key_that_is_near_is_read_as_what_is_meant(self, tmp_path: Path, key: str) -> None:
        role = read(tmp_path, one_cell(f"{key}: [a]"))
        assert role.cell("craft", "1") == ["a"]
        assert role.warnings == [f"8:9: warning: `{key}:` is read as `criteria:`. Write it so."]

    def test_examples_that_are_criteria_are_read_as_such(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell("examples:\n  - criteria: a\n    examples: [b]"))
        assert role.cell("craft", "1") == ["a"]
        assert role.warnings == ["8:9: warning: `examples:` is read as `exampleCriteria:`. Write it so."]

    @pytest.mark.parametrize("key", ["skills", "items", "examples", "description"])
    def test_an_unknown_key_of_a_level_is_named_at_its_line(self, tmp_path: Path, key: str) -> None:
        role = read(tmp_path, one_cell(f"criteria: [a]\n{key}: [b]"))
        assert role.warnings == [
            f"9:9: warning: `{key}:` is left out. "
            "What is read here is `level:`, `grade:`, `criteria:`, `exampleCriteria:`."
        ]

    def test_unknown_keys_are_named_everywhere_but_those_of_websites(self, tmp_path: Path) -> None:
        topics = "- name: craft\n  subtitle: x\n  content: [{level: 1, criteria: [{text: a, note: b}]}]"
        head = "path: /role\ntitle: Role\nsidebarTitle: x\nyaml: true\nintroduction: y"
        warnings = read(tmp_path, written(topics, head=head)).warnings
        assert [warning.split(" is left")[0] for warning in warnings] == [
            "6:1: warning: `introduction:`",
            "9:5: warning: `subtitle:`",
            "10:47: warning: `note:`",
        ]

    def test_two_blocks_of_one_level_in_a_topic_are_one_with_a_warning(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_topic("- {level: 1, criteria: [a]}\n- {level: L1, criteria: [b]}"))
        assert role.cell("craft", "1") == ["a", "b"]
        assert role.warnings == [
            "8:9: warning: This topic has level 1 on line 7 already; both are read as one. Put them together."
        ]

    def test_a_level_below_zero_is_an_error(self, tmp_path: Path) -> None:
        assert read(tmp_path, one_topic("- {level: -1, criteria: [a]}")).errors == [
            "7:17: error: “-1” is below every level. Write `level: 1`, or `grade:` for a name."
        ]


class TestLines:
    def test_a_lost_opening_quote_is_named(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_cell('criteria:\n  - Explains a change"\n  - Owns "it"'))
        assert role.cell("craft", "1") == ['Explains a change"', 'Owns "it"']
        assert [warning.split(" Write")[0] for warning in role.warnings] == [
            "9:30: warning: A quotation mark ends this text and none begins it."
        ]

    @pytest.mark.parametrize("line", ['  - "a"\t', "  - 'a' \t ", "  - a\t"])
    def test_a_tab_at_the_end_of_a_line_is_nothing(self, tmp_path: Path, line: str) -> None:
        role = read(tmp_path, one_cell(f"criteria:\n{line}"))
        assert role.cell("craft", "1") == ["a"]
        assert role.errors == role.warnings == []

    @pytest.mark.parametrize("space", ["\u00a0", "\u2003"])
    def test_a_no_break_space_in_the_indentation_is_read_as_a_space(self, tmp_path: Path, space: str) -> None:
        file = one_cell("criteria:\n  - a\n  - b").replace("          - a", f"   {space}      - a")
        role = read(tmp_path, file.replace("- b", f"-{space}b"))
        assert role.cell("craft", "1") == ["a", "b"]
        assert [warning.split(";")[0] for warning in role.warnings] == [
            "9:4: warning: There is a no-break space in the indentation",
            "10:12: warning: There is a no-break space in the indentation",
        ]

    def test_a_key_without_a_space_behind_its_colon_is_read_with_one(self, tmp_path: Path) -> None:
        role = read(tmp_path, one_topic("- level:1\n  criteria:['a:b']", head='path:/role\ntitle:"Role"'))
        assert role.cell("craft", "1") == ["a:b"]
        assert [warning.split(" warning")[0] for warning in role.warnings] == ["2:5:", "3:6:", "7:14:", "8:17:"]

    @pytest.mark.parametrize("item", ["- # text", "- #text", '- "a" #text', "- a #text"])
    def test_a_text_that_yaml_hides_is_named_at_its_line(self, tmp_path: Path, item: str) -> None:
        role = read(tmp_path, one_cell(f"criteria:\n  - b\n  {item}"))
        column = 11 + item.index("#")
        assert f"10:{column}: warning: What follows # is left out as a comment." in role.warnings[-1]

    @pytest.mark.parametrize("text", ['"a\n    - b"', "|\n    - a\n    - b"])
    def test_a_text_that_goes_on_over_items_is_named_where_it_begins(self, tmp_path: Path, text: str) -> None:
        role = read(tmp_path, one_cell(f"criteria:\n  - {text}"))
        assert [warning.split(", dashes")[0][:40] for warning in role.warnings] == [
            "9:13: warning: This is one text down to "
        ]

    @pytest.mark.parametrize(
        ("lines", "error"),
        [
            ('criteria:\n  - "Never closed\n  - "b"', "9:13: error: This quotation mark is never closed."),
            ('criteria:\n  - "Never closed\n  - b', "9:13: error: This quotation mark is never closed."),
            ('criteria:\n  - a\n  - "b\nexampleCriteria:', "10:13: error: This quotation mark is never closed."),
            ("criteria:\n  * a\n  * b", "9:11: error: An item begins with -. Write it instead of *."),
            ("criteria:\n  • a\n  • b", "9:11: error: An item begins with -. Write it instead of •."),
            ("criteria:\n  - a\n  • b", "10:11: error: An item begins with -. Write it instead of •."),
            ('criteria:\n  1. "a"', "9:11: error: An item begins with -. Write it instead of 1.."),
            ('criteria:\n  - "a"\n  "b"\n  - "c"', "10:11: error: An item begins with -. Write one in front of"),
            ("criteria:\n  - a\n  b\n  - c", "10:11: error: An item begins with -. Write one in front of"),
            ('criteria:\n  - a\n    "b"\n  - c', "10:13: error: An item begins with -. Write one in front of"),
            ('criteria:\n  "a"\n  - "b"', "9:11: error: An item begins with -. Write one in front of"),
            ("criteria\n  - a", "8:17: error: There is no colon after `criteria`. Write `criteria:`."),
            ("criteria:\n  - criteria: a\n    examples\n      - b", "10:21: error: There is no colon after"),
        ],
    )  # fmt: skip
    def test_a_fault_is_told_at_the_line_where_it_is(self, tmp_path: Path, lines: str, error: str) -> None:
        role = read(tmp_path, one_cell(lines))
        assert role.framework is None
        assert role.errors[0].startswith(error)

    @pytest.mark.parametrize("line", ["level 1", "- level 1"])
    def test_a_value_without_a_colon_is_told_at_its_line(self, tmp_path: Path, line: str) -> None:
        file = one_cell("criteria: [a]").replace("      - level: 1", f"      {line}")
        assert read(tmp_path, file).errors[0][:60].startswith("7:")
        assert "There is no colon after `level`. Write `level:`." in read(tmp_path, file).errors[0]


class TestPages:
    def test_paragraphs_below_a_topic_are_criteria(self, tmp_path: Path) -> None:
        role = read_page(
            tmp_path,
            """
            ## Level 1
            ### Craft
            You read code.
            You ask why.

            You write tests.
            > A test of a loop
            ## Level 2
            ### Craft
            - You explain code.

            You find causes.
            """,
        )
        assert role.errors == role.warnings == []
        assert role.cell("craft", "1") == ["You read code. You ask why.", "You write tests."]
        assert role.cell("craft", "2") == ["You explain code.", "You find causes."]

    def test_bold_lines_and_deeper_headings_are_groups_of_criteria(self, tmp_path: Path) -> None:
        role = read_page(
            tmp_path,
            """
            ## Level 1
            ### Craft
            #### What it takes
            - **Technical knowledge:**

            \t- Reads code

            \t      > **Example**
            \t      >
            \t      > Finds a bug
            \t- Writes *tests*
            - **Mathematics**:
              - Counts

            **Getting things done**
            * Ends what was begun

            Day by day:
            1. Tidies up
            ### Care
            #### Others
            - Listens
            - **Is never late**
            """,
        )
        assert role.framework
        assert role.errors == role.warnings == []
        assert [(placed.criterion.group, placed.criterion.text) for placed in role.framework.criteria()] == [
            ("Technical knowledge", "Reads code"),
            ("Technical knowledge", "Writes *tests*"),
            ("Mathematics", "Counts"),
            ("Getting things done", "Ends what was begun"),
            ("Day by day", "Tidies up"),
            ("Others", "Listens"),
            ("Others", "**Is never late**"),
        ]
        assert next(role.framework.criteria()).criterion.examples == ("Finds a bug",)
        assert [topic.description for topic in role.framework.topics] == ["What it takes", ""]

    def test_what_belongs_to_no_level_is_prose(self, tmp_path: Path) -> None:
        role = read_page(
            tmp_path,
            """
            Why we do this.
            ## Level 1
            You have begun.
            ### Craft
            - a
            # Thanks
            To all.
            """,
        )
        assert role.framework
        assert role.framework.prose == "Why we do this.\n## Level 1\nYou have begun.\n# Thanks\nTo all."
        assert role.cell("craft", "1") == ["a"]
        assert role.warnings == []

    @pytest.mark.parametrize(
        ("line", "finding"),
        [
            ("## Levl 2", "9:1: error: Is this the heading of a level? Write `## Level 2`."),
            ("**Level 2**", "9:1: error: Is this the heading of a level? Write `## Level 2`."),
            ("Level 2", "9:1: error: Is this the heading of a level? Write `## Level 2`."),
            ("Craft", "9:1: error: Is this the heading of a topic? Write `### Craft`."),
            ("**Craft**", "9:1: warning: “Craft” is a topic elsewhere, and a group within a topic here."),
            ("#### Craft", "9:1: warning: “Craft” is a topic elsewhere, and a group within a topic here."),
            ("## Senior", "9:1: warning: This heading names no level, so what stands below it is prose."),
            ("### Care", "9:1: warning: Nothing stands below this heading, so nothing is expected."),
            ("| a | b |", "9:1: warning: This table is read as one paragraph."),
        ],
    )
    def test_no_level_and_no_topic_vanishes_silently(self, tmp_path: Path, line: str, finding: str) -> None:
        below = "\n### Talk\n- b" if line in {"## Levl 2", "### Care"} else "\n- b"
        role = read_page(tmp_path, f"\n## Level 1\n### Craft\n- a\n{line}{below}\n".replace("- a\n", "- a\n", 1))
        assert [text for text in (*role.errors, *role.warnings) if text.startswith(finding)]

    def test_a_heading_without_its_space_and_other_bullets_are_read(self, tmp_path: Path) -> None:
        role = read_page(tmp_path, "\n##Level 1\n### Craft\n• a\n– b\n*c\n1.d\n<!-- - e -->\n")
        assert role.cell("craft", "1") == ["a", "b", "c", "d"]
        assert role.errors == role.warnings == []
