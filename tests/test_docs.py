"""What README.md and its like say of the project: every path that they name exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "tests/README.md", "tests/recorded/README.md")
FILE = re.compile(r"[\w./-]+\.(?:py|md|yaml|toml|txt|ini)|[\w.-]+(?:/[\w.-]+)*/|(?:bot|tests|docs)/[\w./-]+")
FRAGMENT = re.compile(r"`([^`\n]+)`|\]\(([^)#:]+)(?:#[^)]*)?\)")
DRAWN = re.compile(r"^    ( *)([\w.]+(?:\.py|/))(?: |$)")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_is_written_exists(page: str) -> None:
    assert [path for path in paths_written(ROOT / page) if not exists(path, ROOT / page)] == []


def test_every_path_of_the_drawn_house_exists() -> None:
    drawn = list(paths_drawn((ROOT / "docs/architecture.md").read_text()))
    assert Path("bot/messages/kit/") in drawn
    assert [str(path) for path in drawn if not (ROOT / path).exists()] == []


def test_every_folder_of_the_bot_is_drawn() -> None:
    drawn = {*paths_drawn((ROOT / "docs/architecture.md").read_text())}
    folders = {file.parent.relative_to(ROOT) for file in (ROOT / "bot").rglob("*.py")}
    assert sorted(folders - drawn) == []


def paths_written(page: Path) -> Iterator[str]:
    """Whatever stands in backticks, or is linked to, and looks like a file or a folder of the project."""
    for match in FRAGMENT.finditer(page.read_text()):
        fragment = match[1] or match[2]
        if FILE.fullmatch(fragment):
            yield fragment


def exists(path: str, page: Path) -> bool:
    """A path begins at the root, beside the page, or in bot/; a name alone may lie anywhere in bot/ or tests/."""
    if any((place / path).exists() for place in (ROOT, page.parent, ROOT / "bot")):
        return True
    is_name = "/" not in path.rstrip("/")
    return is_name and any(any((ROOT / side).glob(f"**/{path}")) for side in ("bot", "tests"))


def paths_drawn(page: str) -> Iterator[Path]:
    """The tree under "The house", where a name's indent says in which folder it lies."""
    above: list[str] = []
    for line in page.partition("## The house")[2].partition("Imports go one way")[0].splitlines():
        match = DRAWN.match(line)
        if match:
            above[len(match[1]) // 2 :] = [match[2]]
            yield Path(*above)


def test_the_pictures_show_the_question_and_its_answer_first_in_light_and_in_the_dark() -> None:
    readme = (ROOT / "README.md").read_text()
    pictures = re.findall(r'srcset="docs/(\w+)-dark\.png">\s*<img src="docs/(\w+)-light\.png"', readme)
    assert pictures == [(name, name) for name in ("nudge", "answer", "summary", "level")]
    shown = {f"{name}-{scheme}.png" for name, _ in pictures for scheme in ("light", "dark")}
    assert {file.name for file in (ROOT / "docs").glob("*.png")} == shown
