"""Criteria keep their identity while frameworks change."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.frameworks.framework import Criterion, Framework, Level, Placed, Topic
from bot.core.frameworks.identity import Change, Fate, with_ids
from bot.core.frameworks.pairing import compare

LEVELS = (Level("1", 1, "Level 1"), Level("2", 2, "Level 2"))
Cells = Mapping[tuple[str, str], Sequence[str]]


def framework(cells: Cells, names: dict[str, str] | None = None) -> Framework:
    """By topic and level, the criteria's texts; `names` has the `id:` of some texts."""
    called = names or {}
    topics = [
        Topic(
            topic,
            topic.capitalize(),
            {
                key: tuple(Criterion(text, name=called.get(text, "")) for text in texts)
                for (of, key), texts in cells.items()
                if of == topic
            },
        )
        for topic in dict.fromkeys(topic for topic, _ in cells)
    ]
    return Framework("/role", "Role", LEVELS, tuple(topics))


def stored(cells: Cells, names: dict[str, str] | None = None) -> Framework:
    """The same as the first revision: ids from 1."""
    return with_ids(framework(cells, names), count(1))


def names_in(*revisions: Framework) -> dict[str, int]:
    placed = (one.criterion for revision in revisions for one in revision.criteria())
    return {one.name: one.id for one in placed if one.name and one.id}


def fates(
    last: Framework, new: Framework, named: dict[str, int] | None = None, retired: Sequence[Placed] = ()
) -> list[tuple[int | None, Fate, str]]:
    """By criterion: its row, its fate, and its text, the last one where there is no other."""
    return [(one.id, one.fate, text_of(one)) for one in compare(last, new, named or names_in(last), retired)]


def text_of(change: Change) -> str:
    placed = change.after or change.before
    return placed.criterion.text if placed else ""


CRAFT, CRAFT_2, TALK = ("craft", "1"), ("craft", "2"), ("talk", "1")


def test_the_same_text_in_its_cell_is_the_same_criterion_whatever_its_order() -> None:
    last = stored({CRAFT: ["Keeps changes small", "Measures first"]})
    assert fates(last, framework({CRAFT: ["Measures first", "Keeps changes small"]})) == [
        (2, Fate.UNCHANGED, "Measures first"),
        (1, Fate.UNCHANGED, "Keeps changes small"),
    ]


def test_case_punctuation_and_space_do_not_count() -> None:
    last = stored({CRAFT: ["Keeps changes small"]})
    assert fates(last, framework({CRAFT: ["keeps  changes, small."]})) == [
        (1, Fate.UNCHANGED, "keeps  changes, small.")
    ]


def test_a_rewording_in_its_cell_is_the_same_criterion_and_the_best_pair_goes_first() -> None:
    last = stored({CRAFT: ["Keeps changes small and safe", "Keeps changes small"]})
    new = framework({CRAFT: ["Keeps every change small", "Keeps changes small and always safe"]})
    assert fates(last, new) == [
        (2, Fate.REWORDED, "Keeps every change small"),
        (1, Fate.REWORDED, "Keeps changes small and always safe"),
    ]


def test_what_is_hardly_alike_is_new_and_the_other_retired() -> None:
    last = stored({CRAFT: ["Keeps changes small"]})
    assert fates(last, framework({CRAFT: ["Mentors three colleagues"]})) == [
        (None, Fate.NEW, "Mentors three colleagues"),
        (1, Fate.RETIRED, "Keeps changes small"),
    ]


@pytest.mark.parametrize("to", [CRAFT_2, TALK, ("workmanship", "1")], ids=["level", "topic", "renamed topic"])
def test_the_same_text_elsewhere_has_moved(to: tuple[str, str]) -> None:
    last = stored({CRAFT: ["Keeps changes small"], ("talk", "2"): ["Listens"]})
    new = framework({to: ["Keeps changes small"], ("talk", "2"): ["Listens"]})
    assert (1, Fate.MOVED, "Keeps changes small") in fates(last, new)


def test_a_text_that_is_there_twice_stays_two_criteria_in_their_places() -> None:
    last = stored({CRAFT: ["Asks for help"], TALK: ["Asks for help"]})
    new = framework({("talk", "2"): ["Asks for help"], CRAFT_2: ["Asks for help"]})
    assert fates(last, new) == [(2, Fate.MOVED, "Asks for help"), (1, Fate.MOVED, "Asks for help")]


def test_an_explicit_id_wins_over_any_text_and_place() -> None:
    last = stored({CRAFT: ["Keeps changes small", "Measures first"]}, {"Keeps changes small": "small"})
    new = framework({TALK: ["Something else"], CRAFT: ["Keeps changes small"]}, {"Something else": "small"})
    assert fates(last, new) == [
        (1, Fate.MOVED, "Something else"),
        (None, Fate.NEW, "Keeps changes small"),
        (2, Fate.RETIRED, "Measures first"),
    ]


def test_two_with_an_id_each_are_two_however_alike_they_are() -> None:
    last = stored({CRAFT: ["Keeps changes small"]}, {"Keeps changes small": "one"})
    new = framework({CRAFT: ["Keeps changes small"]}, {"Keeps changes small": "other"})
    assert [fate for _, fate, _ in fates(last, new)] == [Fate.NEW, Fate.RETIRED]


def test_an_explicit_id_brings_a_retired_criterion_back_whatever_it_says() -> None:
    first = stored({CRAFT: ["Keeps changes small"]}, {"Keeps changes small": "small"})
    second = with_ids(framework({CRAFT: ["Listens"]}), iter([3]))
    third = framework({CRAFT: ["Splits what is large"]}, {"Splits what is large": "small"})
    assert fates(second, third, names_in(first)) == [
        (1, Fate.RETURNED, "Splits what is large"),
        (3, Fate.RETIRED, "Listens"),
    ]


def test_the_same_words_in_the_same_cell_bring_a_retired_criterion_back() -> None:
    first = stored({CRAFT: ["Keeps changes small", "Measures first"]})
    second = with_ids(framework({CRAFT: ["Listens"]}), iter([3]))
    third = framework({CRAFT: ["keeps changes small.", "Asks why"], CRAFT_2: ["Measures first"]})
    assert fates(second, third, retired=list(first.criteria())) == [
        (1, Fate.RETURNED, "keeps changes small."),
        (None, Fate.NEW, "Asks why"),
        (None, Fate.NEW, "Measures first"),
        (3, Fate.RETIRED, "Listens"),
    ]


def test_what_was_retired_last_comes_back_first_and_nothing_comes_back_twice() -> None:
    retired = [*with_ids(framework({CRAFT: ["Asks for help"] * 2}), iter([7, 4])).criteria()]
    new = framework({CRAFT: ["Asks for help"] * 3})
    assert fates(stored({TALK: ["Listens"]}), new, retired=[*retired, *retired]) == [
        (7, Fate.RETURNED, "Asks for help"),
        (4, Fate.RETURNED, "Asks for help"),
        (None, Fate.NEW, "Asks for help"),
        (1, Fate.RETIRED, "Listens"),
    ]


def test_what_comes_back_is_not_a_rewording_of_what_is_there() -> None:
    first = stored({CRAFT: ["Keeps changes small"]})
    second = with_ids(framework({CRAFT: ["Keeps all changes small"]}), iter([2]))
    new = framework({CRAFT: ["Keeps changes small"]})
    assert fates(second, new, retired=list(first.criteria()))[0] == (1, Fate.RETURNED, "Keeps changes small")


def test_a_criterion_with_another_id_brings_no_named_one_back() -> None:
    first = stored({CRAFT: ["Keeps changes small"]}, {"Keeps changes small": "one"})
    second = with_ids(framework({CRAFT: ["Listens"]}), iter([2]))
    new = framework({CRAFT: ["Keeps changes small"]}, {"Keeps changes small": "other"})
    assert fates(second, new, names_in(first), list(first.criteria()))[0][:2] == (None, Fate.NEW)


def test_the_same_text_elsewhere_in_the_topic_goes_before_a_rewording() -> None:
    last = stored({CRAFT: ["Uses containers"]})
    assert fates(last, framework({CRAFT: ["Uses no containers"], CRAFT_2: ["Uses containers"]})) == [
        (None, Fate.NEW, "Uses no containers"),
        (1, Fate.MOVED, "Uses containers"),
    ]


def test_a_rewording_goes_before_the_same_text_in_another_topic() -> None:
    last = stored({CRAFT: ["Uses containers"]})
    assert fates(last, framework({CRAFT: ["Uses the containers"], TALK: ["Uses containers"]})) == [
        (1, Fate.REWORDED, "Uses the containers"),
        (None, Fate.NEW, "Uses containers"),
    ]


LONG = "Solves the hard problem in a project, such as a protocol that nobody knows, and sees it through to the end"


@pytest.mark.parametrize(("old", "new"), [(LONG, LONG[:37]), (LONG[:37], LONG), (LONG, LONG[38:82])])
def test_a_text_that_was_shortened_or_extended_is_the_same_criterion(old: str, new: str) -> None:
    assert fates(stored({CRAFT: [old]}), framework({CRAFT: [new]})) == [(1, Fate.REWORDED, new)]


def test_of_the_parts_of_a_text_the_largest_is_the_same_criterion() -> None:
    new = framework({CRAFT: [LONG[:37], LONG[38:82]]})
    assert [row for row, _, _ in fates(stored({CRAFT: [LONG]}), new)] == [None, 1]


@pytest.mark.parametrize(("length", "fate"), [(19, Fate.NEW), (20, Fate.REWORDED)])
def test_what_has_fewer_than_twenty_characters_is_a_part_of_anything(length: int, fate: Fate) -> None:
    assert fates(stored({CRAFT: [LONG]}), framework({CRAFT: [LONG[:length]]}))[0][1] is fate


def test_a_part_of_a_text_in_another_cell_is_another_criterion() -> None:
    assert fates(stored({CRAFT: [LONG]}), framework({TALK: [LONG[:37]]}))[0][:2] == (None, Fate.NEW)


@pytest.mark.parametrize(("alike", "fate"), [(84, Fate.NEW), (85, Fate.MOVED)])
@pytest.mark.parametrize("to", [CRAFT_2, TALK, ("workmanship", "2")])
def test_nearly_the_same_text_elsewhere_in_the_framework_is_the_same_criterion(
    to: tuple[str, str], alike: int, fate: Fate
) -> None:
    old, new = "a" * 100, "a" * alike + "b" * (100 - alike)
    assert fates(stored({CRAFT: [old]}), framework({to: [new]}))[0][1] is fate


@pytest.mark.parametrize(("number", "fate"), [(447, Fate.MOVED), (448, Fate.NEW)])
def test_what_was_rewritten_elsewhere_is_compared_up_to_the_size_of_a_large_framework(
    number: int, fate: Fate
) -> None:
    texts = [f"Does the work of somebody who is called {row:04}" for row in range(number)]
    new = framework({TALK: [f"{text} now" for text in texts]})
    assert fates(stored({CRAFT: texts}), new)[0][1] is fate


@st.composite
def cells(draw: st.DrawFn) -> tuple[Cells, dict[str, str]]:
    """A small framework of few words, so that texts are alike, and are there twice; some have an id."""
    text = st.lists(st.sampled_from(["keeps", "small", "changes", "Safe", "and", "…"]), min_size=1, max_size=5)
    places = st.tuples(st.sampled_from(["craft", "talk", "lead"]), st.sampled_from(["1", "2"]))
    drawn = draw(st.dictionaries(places, st.lists(text.map(" ".join), min_size=1, max_size=6, unique=True)))
    texts = sorted({one for some in drawn.values() for one in some})
    once = [one for one in texts if sum(one in some for some in drawn.values()) == 1]
    named = draw(st.lists(st.sampled_from(once), max_size=3, unique=True)) if once else []
    ids = draw(st.lists(st.sampled_from("abcd"), min_size=len(named), max_size=len(named), unique=True))
    return drawn, dict(zip(named, ids, strict=True))


@settings(max_examples=50)
@given(st.lists(cells(), min_size=1, max_size=5))
def test_whatever_is_edited_no_row_is_lost_none_is_given_twice_and_the_same_again_changes_nothing(
    edits: list[tuple[Cells, dict[str, str]]],
) -> None:
    rows, named, last, earlier = count(1), dict[str, int](), None, list[Placed]()
    for edit in edits:
        changes = compare(last, framework(*edit), named, earlier)
        last = load(framework(*edit), changes, rows, last)
        named |= names_in(last)
        earlier = [*last.criteria(), *earlier]
        assert all(one.fate is Fate.UNCHANGED for one in compare(last, framework(*edit), named, earlier))


@settings(max_examples=50)
@given(cells(), st.lists(st.sampled_from(["craft", "talk", "lead"]), max_size=2))
def test_whatever_is_cut_out_and_put_back_is_the_same(edit: tuple[Cells, dict[str, str]], topics: list[str]) -> None:
    whole, _ = edit
    first = stored(whole)
    second = framework({place: texts for place, texts in whole.items() if place[0] in topics})
    cut = load(second, compare(first, second), count(1000), first)
    changes = compare(cut, framework(whole), retired=list(first.criteria()))
    back = load(framework(whole), changes, count(2000), cut)
    assert [*back.by_criterion] == [*first.by_criterion]


def load(new: Framework, changes: Sequence[Change], rows: Iterator[int], last: Framework | None) -> Framework:
    """The next revision; every row of the last one has one fate, and no two criteria have a row."""
    given_rows = [one.id for one in changes if one.after and one.id]
    assert len(given_rows) == len(set(given_rows))
    assert {one.before.criterion.id for one in changes if one.before} == (last.by_criterion.keys() if last else set())
    assert [one.after for one in changes if one.after] == list(new.criteria())
    return with_ids(new, (one.id or next(rows) for one in changes if one.after))
