"""What a person is told when something can't be done."""


class Mishap(Exception):
    """Why it can't be done, in words for the person who tried; the page shows it as it is."""
