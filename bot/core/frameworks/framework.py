"""Frameworks as plain values: a ladder of levels, and topics that expect criteria at them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.core.plain.text import squeeze


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of a framework's ladder: `key` as people type it ("3", "SEO"), `ordinal` from 1 upwards."""

    key: str
    ordinal: int
    label: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One expectation. `id` is its row's, and None as long as it was only read from a file.

    `name` is what its file calls it with `id:`, if it does: the same name is the same criterion, whatever it says.
    `group` is the heading that it stands below within its topic and level, "" where there is none.
    """

    text: str
    examples: tuple[str, ...] = ()
    id: int | None = None
    name: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A skill area. `cells` has the criteria by level key; a level that is not in it expects nothing here.

    `description` says in a line what the area is; "" where its file does not.
    """

    name: str
    title: str
    cells: Mapping[str, tuple[Criterion, ...]]
    description: str = ""

    def at(self, level: Level) -> tuple[Criterion, ...]:
        """Lists the criteria of a level; () where it expects nothing here."""
        return self.cells.get(level.key, ())


@dataclass(frozen=True)
class Framework:
    """The ladder of one role. `path` is its identity; `name` is what people type, made of the path's last part.

    `graded` says that the level keys are the organisation's grades. `prose` is the file's Markdown body.
    `revision` is the stored revision's id, None as long as it was only read from a file. `formerly` is the path that
    it had before, if its file says so; a stored revision does not know.
    """

    path: str
    title: str
    levels: tuple[Level, ...]
    topics: tuple[Topic, ...]
    graded: bool = False
    prose: str = ""
    revision: int | None = None
    formerly: str = ""

    @property
    def name(self) -> str:
        """The last part of the path: "devops" of "/engineering/devops"."""
        return self.path.strip("/").rsplit("/", 1)[-1]

    @cached_property
    def names(self) -> frozenset[str]:
        """What people may call it, squeezed."""
        return frozenset(map(squeeze, (self.name, self.path, self.title)))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What a name may be the beginning of: the names, and the title from each of its words on."""
        words = self.title.split()
        return self.names | {squeeze("".join(words[position:])) for position in range(len(words))}

    @cached_property
    def by_criterion(self) -> Mapping[int, "Placed"]:
        """Stored criteria by their id."""
        return {placed.criterion.id: placed for placed in self.criteria() if placed.criterion.id is not None}

    def level(self, key: str) -> Level | None:
        """Finds the level of that key; None where there is none."""
        return next((level for level in self.levels if level.key == key), None)

    def topic(self, name: str) -> Topic | None:
        """Finds the topic of that name; None where there is none."""
        return next((topic for topic in self.topics if topic.name == name), None)

    def criteria(self) -> Iterator["Placed"]:
        """Lists every criterion with its place, in the file's order."""
        for topic in self.topics:
            for level in self.levels:
                for criterion in topic.at(level):
                    yield Placed(self, topic, level, criterion)


@dataclass(frozen=True, slots=True)
class Placed:
    """A criterion with its place."""

    framework: Framework
    topic: Topic
    level: Level
    criterion: Criterion


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The frameworks that somebody may look up, sorted by title. One is equal to itself alone: it can be a key."""

    frameworks: tuple[Framework, ...] = ()

    def framework(self, path: str) -> Framework | None:
        """Finds the framework of that path; None where there is none."""
        return next((framework for framework in self.frameworks if framework.path == path), None)

    @cached_property
    def by_criterion(self) -> Mapping[int, Placed]:
        """Stored criteria by their id."""
        placed: dict[int, Placed] = {}
        for framework in self.frameworks:
            placed.update(framework.by_criterion)
        return placed


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What reading a file noticed. `line` and `column` count from 1; `severity` is "error" or "warning"."""

    file: str
    line: int
    column: int
    severity: str
    message: str = field(compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}"
