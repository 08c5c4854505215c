"""Small framework files for tests, and a way to read them as the bot does."""

from pathlib import Path
from textwrap import dedent, indent
from typing import NamedTuple

from bot.core.frameworks.framework import Framework
from bot.storage.files.folder import read_file


class Read(NamedTuple):
    """What came of a file: its framework, if any, and what `check` prints, without the file's name."""

    framework: Framework | None
    errors: list[str]
    warnings: list[str]

    def cell(self, topic: str, key: str) -> list[str]:
        assert self.framework
        found = self.framework.topic(topic)
        level = self.framework.level(key)
        assert found
        assert level
        return [criterion.text for criterion in found.at(level)]


def read(folder: Path, content: str | bytes, name: str = "role.md", *, repair: bool = True) -> Read:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    reading = read_file(path, repair=repair)
    said = [(finding.severity, str(finding).removeprefix(f"{path}:")) for finding in reading.findings]
    return Read(
        reading.files[0].framework if reading.files else None,
        [text for severity, text in said if severity == "error"],
        [text for severity, text in said if severity == "warning"],
    )


def written(topics: str, head: str = "path: /role\ntitle: Role", body: str = "Prose.") -> str:
    """A file with these topics, which begin on line 5 when the head has two lines."""
    return f"---\n{head}\ntopics:\n{indent(dedent(topics).strip(), '  ')}\n---\n\n{body}\n"


def one_topic(content: str, **parts: str) -> str:
    """A file with one topic, `craft`, whose content begins on line 7."""
    return written("- name: craft\n  content:\n" + indent(dedent(content).strip(), "    "), **parts)


def one_cell(lines: str, **parts: str) -> str:
    """A file with one topic and one level, whose lines begin on line 8."""
    return one_topic("- level: 1\n" + indent(dedent(lines).strip(), "  "), **parts)
