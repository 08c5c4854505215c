"""What an answer to `/level` holds at most is all shown, and what is more is cut, named or a click away."""

from pathlib import Path
from string import ascii_lowercase

import pytest

from tests.kit.made_frameworks import one_level, topics, write
from tests.kit.processes import command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def ask(folder: Path, words: str) -> str:
    """What `/level WORDS` answers, as the shell prints it."""
    result = command("level", words, FRAMEWORKS_DIR=str(folder))
    assert result.exit_code == 0, result.output
    return result.stdout


class TestWhatIsTyped:
    def test_twenty_words_may_name_a_framework(self, folder: Path) -> None:
        words = " ".join(ascii_lowercase[:19])
        for last in ("twenty", "veinte"):
            write(folder, f"{words} {last}", one_level("Tests"))
        assert "Tests" in ask(folder, f"{words} twenty 1")

    def test_a_word_after_the_twentieth_does_not_tell_two_frameworks_apart(self, folder: Path) -> None:
        words = " ".join(ascii_lowercase[:20])
        for last in ("more", "mas"):
            write(folder, f"{words} {last}", one_level("Tests"))
        assert "could be" in ask(folder, f"{words} more 1")

    def test_what_stands_within_two_hundred_characters_is_looked_at(self, folder: Path) -> None:
        write(folder, "Role", one_level("Tests"))
        assert "Role · Level 1" in ask(folder, "role".ljust(199) + "1")
        assert "Level 1: 1 expectation" in ask(folder, "role".ljust(200) + "1"), "the levels, as for “role” alone"

    def test_three_letters_begin_a_name_and_two_do_not(self, folder: Path) -> None:
        write(folder, "Platform", one_level("Tests"))
        assert "Tests" in ask(folder, "pla 1")
        assert "No framework is called “pl 1”." in ask(folder, "pl 1")

    def test_four_letters_of_five_are_a_name_and_nineteen_of_twenty_four_are_not(self, folder: Path) -> None:
        write(folder, "Craft", one_level("Tests"))
        write(folder, ascii_lowercase[:24], one_level("Listens"))
        assert "Tests" in ask(folder, "cr8ft 1"), "80 of 100 alike"
        assert "No framework is called" in ask(folder, f"{ascii_lowercase[:19]}98765 1"), "79 of 100 alike"

    @pytest.mark.parametrize(("length", "called"), [(40, "q" * 40), (41, "q" * 39 + "…")])
    def test_forty_characters_of_an_unknown_name_are_said(self, folder: Path, length: int, called: str) -> None:
        write(folder, "Role", one_level("Tests"))
        assert f"No framework is called “{called}”." in ask(folder, "q" * length)
        assert f"Role has no topic “{called}”." in ask(folder, f"role 1 {'q' * length}")

    @pytest.mark.parametrize(("length", "called"), [(20, "9" * 20), (21, "9" * 19 + "…")])
    def test_twenty_characters_of_an_unknown_level_are_said(self, folder: Path, length: int, called: str) -> None:
        write(folder, "Role", one_level("Tests"))
        assert f"Role has no level {called}." in ask(folder, f"role {'9' * length}")

    def test_three_levels_are_a_range_and_two_are_named(self, folder: Path) -> None:
        for title, levels in {"Two": (1, 2), "Three": (1, 2, 3)}.items():
            write(folder, title, {"Craft": {level: [f"Tests {level}"] for level in levels}})
        assert "Two has no level 9. It has 1 and 2." in ask(folder, "two 9")
        assert "Three has no level 9. It has 1 to 3." in ask(folder, "three 9")

    def test_five_frameworks_are_named_to_whoever_asks_for_none_of_them(self, folder: Path) -> None:
        for title in ("Ash", "Beech", "Cedar", "Date", "Elm"):
            write(folder, title, one_level("Tests"))
        assert "There are Ash, Beech, Cedar, Date and Elm." in ask(folder, "qqqq")
        write(folder, "Fir", one_level("Tests"))
        assert "There are Ash, Beech, Cedar, Date, Elm and 1 more." in ask(folder, "qqqq")


class TestSearching:
    def test_a_hundred_characters_are_searched_for(self, folder: Path) -> None:
        write(folder, "Role", one_level("Tests"))
        for length in (100, 101):
            answer = ask(folder, f"search {'z' * length}")
            assert f"Nothing is about “{'z' * 100}”." in answer

    def test_twelve_words_are_searched_for_and_a_thirteenth_is_not(self, folder: Path) -> None:
        filler = [f"Filler {number}" for number in range(300)]
        write(folder, "Role", one_level("zy zz", *filler))
        unknown = [f"q{letter}" for letter in ascii_lowercase]
        assert "zy zz" in ask(folder, f"search {' '.join(unknown[:10])} zy zz").split("\n", 1)[1]
        assert "Nothing is about" in ask(folder, f"search {' '.join(unknown[:11])} zy zz")

    @pytest.mark.parametrize(("hits", "said"), [(9, 9), (39, 39), (40, 40), (41, 40)])
    def test_eight_of_forty_are_shown(self, folder: Path, hits: int, said: int) -> None:
        write(folder, "Role", one_level(*(f"Mentors {number}" for number in range(hits))))
        answer = ask(folder, "search mentors")
        assert answer.count("• Mentors") == 8
        assert f"The best 8 of {said}." in answer

    def test_eight_are_all_shown_without_a_word(self, folder: Path) -> None:
        write(folder, "Role", one_level(*(f"Mentors {number}" for number in range(8))))
        assert "The best" not in ask(folder, "search mentors")

    @pytest.mark.parametrize(("places", "more"), [(3, ""), (4, "1"), (399, "396"), (400, "397"), (401, "397")])
    def test_three_places_of_four_hundred_are_named(self, folder: Path, places: int, more: str) -> None:
        levels = {f"Topic {n}": {level: ["Mentors"] for level in range(1, 21)} for n in range(places // 20)}
        rest = {"Rest": {level: ["Mentors"] for level in range(1, places % 20 + 1)}}
        write(folder, "Role", levels | (rest if places % 20 else {}))
        answer = ask(folder, "search mentors")
        assert answer.count(" · Level ") == 3
        assert (f"; {more} more)" in answer) if more else (" more)" not in answer)

    @pytest.mark.parametrize(("typed", "begun"), [("ment", "ment"), ("mentorshix", "mentorshi")])
    def test_twenty_words_that_are_begun_or_nearly_typed_are_looked_for(
        self, folder: Path, typed: str, begun: str
    ) -> None:
        words = [f"{begun}{letter}" for letter in "0123456789bcdfghjklmn"]
        for number, hits in ((19, 19), (20, 20), (21, 20)):
            write(folder, "Role", one_level(*words[:number]))
            assert f"The best 8 of {hits}." in ask(folder, f"search {typed}")

    def test_four_hundred_characters_of_a_criterion_are_shown(self, folder: Path) -> None:
        for length, shown in ((400, "a" * 395), (401, "a" * 394 + "…")):
            write(folder, "Role", one_level("aim: " + "a" * (length - 5)))
            assert f"• aim: {shown} (Craft" in ask(folder, "search aim")

    def test_sixty_characters_of_what_was_sought_stand_above(self, folder: Path) -> None:
        write(folder, "Role", one_level("Mentors", *(f"Filler {number}" for number in range(300))))
        for length, shown in ((52, "q" * 52), (53, "q" * 51 + "…")):
            assert ask(folder, f"search mentors {'q' * length}").startswith(f"“mentors {shown}”\n")


class TestWhatOneMessageHolds:
    def test_thirty_topics(self, folder: Path) -> None:
        for number in (30, 31):
            write(folder, f"Role {number}", topics(number, lambda n: [f"Tests {n}"]))
        assert "Not in this message" not in ask(folder, "role 30 1")
        assert "Not in this message: Topic 31." in ask(folder, "role 31 1")

    def test_fifteen_hundred_characters_of_a_criterion(self, folder: Path) -> None:
        for length, shown in ((1_500, "a" * 1_500), (1_501, "a" * 1_124 + "…")):
            write(folder, "Role", one_level("a" * length))
            assert f"• {shown}\n" in ask(folder, "role 1")

    def test_fifteen_topics_named_in_a_sentence(self, folder: Path) -> None:
        for silent in (15, 16):
            write(folder, f"Role {silent}", {"Craft": {1: ["Tests"]}} | topics(silent, lambda _: []))
        assert "Topic 14 and Topic 15." in ask(folder, "role 15 1")
        assert "Topic 15 and 1 more." in ask(folder, "role 16 1")

    def test_sixty_characters_of_a_topic_in_a_sentence(self, folder: Path) -> None:
        for length, named in ((60, "t" * 60), (61, "t" * 59 + "…")):
            write(folder, "Role", {"Craft": {1: ["Tests"]}, "t" * length: {1: []}})
            assert f"Nothing is expected at Level 1 in {named}." in ask(folder, "role 1")

    def test_thirty_four_paragraphs_of_prose(self, folder: Path) -> None:
        for number in (34, 35):
            write(folder, f"Role {number}", one_level("Tests"), "\n\n".join(["Words."] * number))
        assert "below." not in ask(folder, "role 34 about")
        assert "1 more paragraph below." in ask(folder, "role 35 about")

    def test_three_thousand_characters_of_a_paragraph(self, folder: Path) -> None:
        for lines, shown in (("a" * 1_499, "b" * 1_500), ("a" * 1_500, "b" * 1_500)):
            write(folder, "Role", one_level("Tests"), f"{lines}\n{shown}")
            whole = f"{lines} {shown}"
            cut = whole if len(whole) == 3_000 else f"{whole[:2_999]}…"
            assert cut in ask(folder, "role about").splitlines()

    def test_eight_thousand_characters_of_prose_a_line_end_after_each_paragraph(self, folder: Path) -> None:
        for last, more in ((1_997, False), (1_998, True)):
            prose = "\n\n".join(["a" * 3_000, "b" * 3_000, "c" * last])
            write(folder, "Role", one_level("Tests"), prose)
            assert ("1 more paragraph below." in ask(folder, "role about")) is more
