"""A mistake that the reader can fix."""


class Problem(Exception):
    """Says what happened and what to try, in the reader's words. Listeners and commands show it as it is.

    `suggestions` are texts to type instead, best first.
    """

    def __init__(self, what_happened: str, *, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(what_happened)
        self.what_happened = what_happened
        self.suggestions = suggestions
