"""Files that would make a reader hang, swell or crash are refused with their line, in under 2 s and 256 MB."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.storage.files.text import LARGEST_FILE

ROOT = Path(__file__).parent.parent.parent


def filled(line: Callable[[int], str], size: int = LARGEST_FILE - 100) -> str:
    """Lines 0, 1, 2 … until they are as long as a file may be."""
    lines: list[str] = []
    while size > 0:
        lines.append(line(len(lines)))
        size -= len(lines[-1].encode()) + 1
    return "\n".join(lines[:-1])


def of_length(text: str) -> str:
    return text * ((LARGEST_FILE - 100) // len(text))


def topic(content: str) -> str:
    return f"path: /a\ntitle: A\ntopics:\n- name: a\n  content:\n{content}"


def criteria(lines: str) -> str:
    return topic(f"  - level: 1\n    exampleCriteria:\n{lines}")


def body(text: str) -> str:
    return f"path: /a\ntitle: A\nyaml: false\n---\n{text}"


HOSTILE = {  # name: what stands below the first ---, and what the error says
    "alias-bomb": ("a: &a [x, x]\n" + "\n".join(f"{c}: &{c} [*a, *a]" for c in "bcdefghi"), "begins with &"),
    "merge-keys": ("\n".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(40)), "begins with &"),
    "merge-without-alias": ("<<: {path: /a}", "Nothing is merged"),
    "deep-flow": ("a: " + "[" * 100_000, "nested more than 20 deep"),
    "deep-flow-maps": ("a: " + of_length("{a: "), "nested more than 20 deep"),
    "deep-dashes": ("- " * 99_000, "nested more than 20 deep"),
    "deep-lines": (filled(lambda n: " " * n + "a:"), "nested more than 20 deep"),
    "duplicate-keys": ("path: /a\n" + "a: b\n" * 4000, "is there twice"),
    "many-duplicate-keys": (of_length("a: b\n"), "more than 10,000"),
    "many-keys": (filled(lambda n: f"k{n}: b"), "more than 10,000"),
    "long-list": ("a: [" + of_length("a,"), "more than 10,000"),
    "empty-lists": ("a: [" + of_length("[],"), "more than 10,000"),
    "many-tabs": (of_length("-\ta\n"), "more than 10,000"),
    "tag": ("a: !" + of_length("x"), "begins with !"),
    "escaped-tag": ("a: !<" + of_length("%41"), "begins with !"),
    "anchor": ("a: &" + of_length("x"), "begins with &"),
    "python-tag": ("a: !!python/object/apply:os.system ['true']", "begins with !"),
    "directives": (of_length("%a\n") + "\na: b", "The front matter ended above"),
    "version": ("%YAML 1." + of_length("1") + "\n--- a", "no character"),
    "open-quote": ('a: "' + of_length("\n"), "never closed"),
    "open-quote-words": ('a: "' + of_length("a "), "never closed"),
    "open-single-quote": ("a: '" + of_length("''"), "never closed"),
    "escapes": ('a: "' + of_length("\\x41"), "never closed"),
    "escaped-line-ends": ('a: "' + of_length("\\\n"), "never closed"),
    "long-word": ("path: " + of_length("a"), "more than 5,000 characters"),
    "long-text": ("path: " + of_length("a "), "more than 5,000 characters"),
    "long-lines": ("path:\n" + of_length(" a\n"), "more than 5,000 characters"),
    "block-text": ("path: |\n" + of_length(" a\n"), "more than 5,000 characters"),
    "folded-text": ("path: >\n" + of_length(" a\n"), "more than 5,000 characters"),
    "blank-block-text": ("path: |\n" + of_length("\n") + " a", "more than 5,000 characters"),
    "comments": (of_length("# #\n"), "empty"),
    "blank-lines": (of_length("\n"), "empty"),
    "spaces": (of_length(" "), "empty"),
    "tabs": (of_length("\t"), "only spaces"),
    "fences": (of_length("---\n"), "empty"),
    "hidden-comments": (criteria(filled(lambda _: "    - a #b", 50_000)), None),
    "blank-criteria": (criteria("    -\n" * 9_900), None),
    "repeated-criteria": (criteria("    - a\n" * 9_900), None),
    "lost-examples": (criteria("    - examples: [a]\n" * 2_400), None),
    "near-keys": (criteria(filled(lambda n: f"    - {'e' * 20}{n}: a", 90_000)), None),
    "repeated-topics": ("path: /a\ntitle: A\ntopics:\n" + "- name: a\n" * 3_300, "no levels"),
    "contradictions": (topic(filled(lambda n: f"  - {{level: {n}, grade: x}}", 45_000)), None),
    "missing-grades": (topic("  - {grade: x}\n" + filled(lambda n: f"  - {{level: {n}}}", 40_000)), "no grade"),
    "long-level": (topic("  - level: " + "1" * 4_000), "is no number"),
    "long-declaration": ("levels: " + "1" * 4_000 + "\n" + criteria("    - a"), None),
    "combining-marks": ("path: /a\ntitle: a" + "\u0315\u0300\u05ae\u0301" * 20_000, "30 marks"),
    "escaped-marks": ('path: /a\ntitle: "a' + of_length("\\u0315\\u0300") + '"', "more than 5,000 characters"),
    "marks-in-prose": (body("a" + "\u0315\u0300" * 40_000), "30 marks"),
    "garbled": (body("√©" * 30_000), "no levels"),
    "many-headings": (body(of_length("# a\n")), "no levels"),
    "many-items": (body("# Level 1\n" + of_length("- a\n")), "more than 10,000"),
    "many-quotes": (body("# Level 1\n- a\n" + of_length("  > a\n\n")), None),
    "many-levels": (body(filled(lambda n: f"## Level {n}\n- {n}", 150_000)), None),
    "long-item": (body("# Level 1\n- a\n" + of_length("a\n")), "more than 5,000 characters"),
    "long-heading": (body("#" + of_length(" ") + "x"), "no levels"),
    "hashes": (body("# a" + of_length(" #") + "x"), "no levels"),
    "emphasis": (body("# Level 1\n- a\n  > " + of_length("*") + "x"), None),
    "rule": (body("# Level 1\n- a\n" + of_length("- ") + "x"), None),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of each file, read one after the other by a process with 256 MB."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (text, _) in HOSTILE.items():
        (folder / f"{name}.md").write_text(f"---\n{text}\n---\n")
    (folder / "large.md").write_bytes(b"---\npath: /a\n---\n" + b"a" * 20_000_000)
    (folder / "binary.md").write_bytes(bytes(range(256)) * 700)
    command = [sys.executable, "-m", "tests.kit.reading_under_limits", str(folder)]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return {outcome["name"]: outcome for outcome in map(json.loads, finished.stdout.splitlines())}


@pytest.mark.parametrize("name", [*HOSTILE, "large", "binary"])
def test_a_hostile_file_is_read_or_refused_within_two_seconds(outcomes: dict[str, dict[str, Any]], name: str) -> None:
    assert outcomes[name]["seconds"] < 2


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, (_, reason) in HOSTILE.items() if reason])
def test_a_hostile_file_is_refused_with_its_line(outcomes: dict[str, dict[str, Any]], name: str, reason: str) -> None:
    assert any(reason in error for error in outcomes[name]["errors"])
    assert all(f"/{name}.md:" in error for error in outcomes[name]["errors"])


def test_twenty_megabytes_are_not_even_read(outcomes: dict[str, dict[str, Any]]) -> None:
    (error,) = outcomes["large"]["errors"]
    assert error.endswith(":1:1: error: The file has more than 200,000 bytes. Make several frameworks of it.")


def test_what_is_no_text_is_refused_where_that_shows(outcomes: dict[str, dict[str, Any]]) -> None:
    (error,) = outcomes["binary"]["errors"]
    assert error.endswith("This is not UTF-8. Save the file as UTF-8.")
