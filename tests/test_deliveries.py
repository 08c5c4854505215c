"""What is owed is stored under names that every version reads."""

from typing import Any

import pytest

from bot.storage.owed.references import FixedAnswer, decode, encode

DAYS = {"first": "2026-01-01", "last": "2026-06-30"}
STORED: list[tuple[str, dict[str, Any]]] = [
    ("nudge", {"nudge": 7}),
    ("summary", {"engineer": "U1", **DAYS}),
    ("summary_file", {"engineer": "U1", **DAYS}),
    ("summary_notice", {"reader": "U2", **DAYS}),
    ("receipt", {"entry": 9}),
    ("changes", {"changes": [[3, 1, 2], [4, 1, None]], "number": 8}),
    ("choose_again", {"revision": 1}),
    *((answer.value, {}) for answer in FixedAnswer),
]


@pytest.mark.parametrize(("kind", "reference"), STORED, ids=[kind for kind, _ in STORED])
def test_what_is_stored_is_read_and_stored_the_same(kind: str, reference: dict[str, Any]) -> None:
    assert encode(decode(kind, reference)) == (kind, reference)


def test_a_kind_of_a_later_version_is_an_error() -> None:
    with pytest.raises(ValueError, match="from_the_future"):
        decode("from_the_future", {})
