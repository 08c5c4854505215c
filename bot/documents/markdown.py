"""The summary as a Markdown file."""

import re

from bot.core.evidence import Entry, Wording
from bot.core.plain.text import say_date
from bot.core.summary import NOTE, NOTHING, Summary

MARKUP = re.compile(r"([\\`*_\[\]<>|~#])")


def file_name(name: str, summary: Summary) -> str:
    """ "summary-amina-okafor-2026-05-23-2026-11-22.md"."""
    words = "-".join(re.findall(r"\w+", name.casefold())) or "engineer"
    return f"summary-{words[:60]}-{summary.period.first}-{summary.period.last}.md"


def to_markdown(summary: Summary, name: str) -> str:
    """The whole summary. People's words stand in quotes, and nothing in them is markup."""
    lines = [f"# {escape(name)}: evidence", "", str(summary.period), "", NOTE, ""]
    if not summary.chapters:
        return "\n".join([*lines, NOTHING, ""])
    lines += ["## Where evidence is", "", *[f"- {escape(str(one))}" for one in summary.coverage]]
    for chapter in summary.chapters:
        lines += ["", f"## {escape(chapter.title)}"]
        lines += [line for entry in chapter.entries for line in entry_lines(entry)]
    return "\n".join([*lines, ""])


def entry_lines(entry: Entry) -> list[str]:
    lines = ["", f"### {say_date(entry.happened_on)}", "", *quote(entry.what)]
    if entry.outcome:
        lines += ["", "What came of it:", "", *quote(entry.outcome)]
    if entry.links:
        lines += ["", *[f"- <{link.replace('<', '%3C').replace('>', '%3E')}>" for link in entry.links]]
    if entry.criteria:
        lines += ["", "Written for:", ""]
        lines += [line for one in entry.criteria for line in wording_lines(one)]
    return lines


def wording_lines(wording: Wording) -> list[str]:
    """A criterion as it was written for, and what became of it since."""
    said = f"{wording.topic_title}, {wording.level}, {wording.framework}: {wording.text}"
    return [f"- {escape(said)}", *([f"  - {escape(wording.since)}"] if wording.since else [])]


def quote(words: str) -> list[str]:
    return [f"> {escape(line)}".rstrip() for line in words.split("\n")]


def escape(words: str) -> str:
    """Without meaning to a Markdown reader. In a quote a list's dash has one too, and may keep it."""
    return MARKUP.sub(r"\\\1", words)
