"""A mistake that the reader can fix, and something of an earlier version that can't be read any more."""

from collections.abc import Iterator
from contextlib import contextmanager


class Problem(Exception):
    """Says what happened and what to try, in the reader's words. Listeners and commands show it as it is.

    `suggestions` are texts to type instead, best first; `misspelt`: one of them is what was meant, most likely.
    """

    def __init__(self, what_happened: str, *, suggestions: tuple[str, ...] = (), misspelt: bool = False) -> None:
        super().__init__(what_happened)
        self.what_happened = what_happened
        self.suggestions = suggestions
        self.misspelt = misspelt


class Outdated(Exception):
    """A button or a form carries something that this version does not: it was made by another version."""


@contextmanager
def reading_back() -> Iterator[None]:
    """Lets what a button or a form brings back be read. Raises Outdated where it can't be read."""
    try:
        yield
    except (ValueError, TypeError) as error:
        raise Outdated from error
