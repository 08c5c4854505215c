"""Framework files: a template to begin with, and a framework written as its file."""

import json
from collections.abc import Iterator, Sequence

from bot.core.frameworks.dialect.levels import label_of
from bot.core.frameworks.framework import Criterion, Framework, Level

TEMPLATE = """---
# Everything after a # is a note to whoever writes this file; the bot does not read it.

# What this framework is known by. Never change it: entries hang on it. The last part is what people type: /level role
path: "/engineering/role"

# What people read.
title: "Role"

# Names of the levels, if they have any.
labels:
  1: "Junior"
  2: "Senior"

# Skill areas. Each has a name in one word, a title to read, and what it expects level by level. A level may be
# missing: then the topic expects nothing there.
topics:
  - name: "communication"
    title: "Communication"
    content:
      - level: 1                  # or grade: "SEO", where your organisation has grades
        criteria:
          # One thing that one can see somebody do, in a sentence, in quotes.
          - "Says early when something will be late"
      - level: 2
        criteria:
          - "Writes proposals that others build on"
        # The same, with examples of it.
        exampleCriteria:
          - criteria: "Explains a decision to people outside the team"
            examples:
              - "A page on why checkout was moved, which support could use"
              - "A talk for the sales people on what an outage costs"
---

What stands below the second line of dashes is prose: what the framework is for, and how it is meant.

A framework is a compass, not a checklist.
"""


def to_file(framework: Framework) -> str:
    """Writes the framework as a file that is read as the same framework."""
    return "\n".join(["---", *head(framework), *topics(framework), "---", "", framework.prose, ""])


def head(framework: Framework) -> Iterator[str]:
    """Writes the lines above the topics."""
    yield "# Entries hang on this path: choose it well, and keep it."
    yield f"path: {quoted(framework.path)}"
    yield f"title: {quoted(framework.title)}"
    if framework.graded:
        yield from order_of_grades(framework)
    yield from labels(framework)


def order_of_grades(framework: Framework) -> Iterator[str]:
    """Writes the order of the grades, unless it is that in which they first appear in the topics."""
    keys = [level.key for level in framework.levels]
    as_they_appear = list(dict.fromkeys(placed.level.key for placed in framework.criteria()))
    if as_they_appear != keys:
        yield f"grades: [{', '.join(map(quoted, keys))}]"


def labels(framework: Framework) -> Iterator[str]:
    """Writes the lines with the names that levels have beside their keys."""
    names = {level.key: name_beside_key(level, graded=framework.graded) for level in framework.levels}
    if any(names.values()):
        yield "labels:"
        yield from (f"  {quoted(key)}: {quoted(name)}" for key, name in names.items() if name)


def name_beside_key(level: Level, *, graded: bool) -> str:
    """Gives the name of a level: "Senior" of "Level 3: Senior", "" where it has none."""
    return level.label.removeprefix(label_of(level.key, None, graded=graded)).removeprefix(": ")


def topics(framework: Framework) -> Iterator[str]:
    """Writes the lines of the topics, each with what it expects level by level."""
    yield "topics:"
    rung = "grade" if framework.graded else "level"
    for topic in framework.topics:
        yield f"  - name: {quoted(topic.name)}"
        yield f"    title: {quoted(topic.title)}"
        yield "    content:"
        for level in framework.levels:
            yield from level_lines(f"      - {rung}: {quoted(level.key)}", topic.at(level))


def level_lines(first_line: str, criteria: Sequence[Criterion]) -> Iterator[str]:
    """Writes the lines of a level; none where it expects nothing."""
    if not criteria:
        return
    yield first_line
    yield "        exampleCriteria:"
    for criterion in criteria:
        yield from criterion_lines(criterion)


def criterion_lines(criterion: Criterion) -> Iterator[str]:
    """Writes the lines of a criterion and its examples."""
    yield f"          - criteria: {quoted(criterion.text)}"
    if criterion.name:
        yield f"            id: {quoted(criterion.name)}"
    if criterion.examples:
        yield "            examples:"
        yield from (f"              - {quoted(example)}" for example in criterion.examples)


def quoted(text: str) -> str:
    """Puts text in double quotes, which mean the same to YAML as to JSON."""
    return json.dumps(text, ensure_ascii=False)
