"""The summary as a Markdown file."""

import re
from itertools import chain

from bot.core.evidence import Entry, Wording
from bot.core.plain.text import say_date
from bot.core.summary import NOTE, NOTHING, Summary
from bot.documents.literal import literal, literal_line

LONGEST_NAME = 150  # bytes of a name in a file's name: with what stands around it, fewer than the 255 that disks take


def file_name(name: str, summary: Summary) -> str:
    """Names the file, as in "summary-amina-okafor-2026-05-23-2026-11-22.md"."""
    words = "-".join(re.findall(r"\w+", name.casefold()))
    fitting = words.encode()[:LONGEST_NAME].decode(errors="ignore").strip("-") or "engineer"
    return f"summary-{fitting}-{summary.period.first}-{summary.period.last}.md"


def to_markdown(summary: Summary, name: str) -> str:
    """Writes the whole summary. People's words stand in quotes, and nothing in them is markup."""
    lines = [f"# {literal_line(name)}: evidence", "", str(summary.period), "", NOTE, ""]
    if not summary.chapters:
        return "\n".join([*lines, NOTHING, ""])
    coverage = [f"- {literal_line(str(coverage))}" for coverage in summary.coverage]
    lines += ["## Where evidence is", "", *coverage]
    for chapter in summary.chapters:
        lines += ["", f"## {literal_line(chapter.title)}"]
        lines += chain.from_iterable(map(entry_lines, chapter.entries))
    return "\n".join([*lines, ""])


def entry_lines(entry: Entry) -> list[str]:
    """Writes an entry under a heading of its own."""
    lines = ["", f"### {say_date(entry.happened_on)}", "", quote(entry.what)]
    if entry.outcome:
        lines += ["", "What came of it:", "", quote(entry.outcome)]
    if entry.links:
        lines += ["", *map(link_line, entry.links)]
    if entry.criteria:
        lines += ["", "Written for:", "", *chain.from_iterable(map(wording_lines, entry.criteria))]
    return lines


def link_line(url: str) -> str:
    """Writes a link as an item of a list."""
    address = url.replace("<", "%3C").replace(">", "%3E")
    return f"- <{address}>"


def wording_lines(wording: Wording) -> list[str]:
    """Writes a criterion as it was when the entry was written, and what became of it since."""
    words = f"{wording.topic_title}, {wording.level}, {wording.framework}: {wording.text}"
    since = [f"  - {literal(wording.since, '    ')}"] if wording.since else []
    return [f"- {literal(words, '  ')}", *since]


def quote(words: str) -> str:
    """Writes somebody's words as a quotation."""
    return f"> {literal(words, '> ')}"
