"""What is given to the sandbox beside the app: what its page offers that Slack does not."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

Suggestions = Mapping[str, list[str]]  # what a first visitor may type, by the handle of the person they are


@dataclass(frozen=True, slots=True)
class Template:
    """A file to begin with, which the page offers to download: its name, its text, and what the link says."""

    name: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What the page says of a check of files; `accepts` is what its file chooser shows."""

    button: str = "Check a file"
    title: str = "Check a file"
    about: str = "The app reads it and says what it thinks of it."
    choose: str = "Drop a file here, or choose one"
    dropping: str = "Drop a file to check it"
    accepts: str = ""
    template: Template | None = None


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What the app makes of a file that is dropped on the page: `report` takes its name and text and returns words
    for whoever dropped it.
    """

    report: Callable[[str, str], Awaitable[str]]
    words: CheckWords = CheckWords()


@dataclass(frozen=True, slots=True)
class Story:
    """What can have happened before somebody comes. `tell` lets it happen at the sandbox's address, without regard to
    rates; it raises Mishap where it can't go on. `about` is what the page says of it, `tour` the sentences with which
    it greets whoever comes to it.
    """

    tell: Callable[[str], Awaitable[Suggestions]]
    about: str
    tour: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Extras:
    """Moments that the clock may jump to, by name, None while there is none ahead; what is awaited when everything
    starts again; a check of files; a story.
    """

    moments: Mapping[str, Callable[[], Awaitable[datetime | None]]] = field(default_factory=dict)
    on_reset: Callable[[], Awaitable[None]] | None = None
    check: FileCheck | None = None
    story: Story | None = None


NO_EXTRAS = Extras()
