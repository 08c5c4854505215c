"""The summary in Slack, and the word to the engineer that it was asked for."""

from collections.abc import Sequence

from bot.core.evidence import Entry
from bot.core.period import Period
from bot.core.plain.commands import Commands
from bot.core.plain.text import count
from bot.core.summary import NOTE, NOTHING, Summary
from bot.messages.evidence import LEAST_LEFT, entry_lines, entry_text
from bot.messages.kit.blocks import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    Message,
    bullets,
    context,
    escape,
    header,
    rich_text,
    section,
)


def show_summary(summary: Summary, name: str) -> Message:
    """Who and when, where evidence is, and the entries by topic as far as one message holds them."""
    title = f"{name}: evidence"
    about = f"{summary.period}\n{NOTE}"
    text = [escape(title), about]
    blocks: list[Block] = [header(title), context(about)]
    if not summary.chapters:
        return Message("\n".join([*text, NOTHING]), [*blocks, section(NOTHING)])
    coverage = [str(one) for one in summary.coverage]
    text.append("\n".join(f"• {escape(one)}" for one in coverage))
    blocks.append(rich_text(bullets(coverage)))
    room = MOST_CHARACTERS - sum(map(len, text)) - LEAST_LEFT
    left = 0
    for chapter in summary.chapters:
        shown = [] if left else fit(chapter.entries, room - len(chapter.title), MOST_BLOCKS - len(blocks) - 2)
        left += len(chapter.entries) - len(shown)
        if shown:
            blocks += [section(f"*{escape(chapter.title)}*"), *(rich_text(*entry_lines(entry)) for entry in shown)]
            text += [f"*{escape(chapter.title)}*", *map(entry_text, shown)]
            room -= sum(len(entry_text(entry)) for entry in shown) + len(chapter.title)
    if left:
        more = f"{count(left, 'more entry')} in the file below, which has everything."
        blocks.append(context(more))
        text.append(more)
    return Message("\n\n".join(text), blocks)


def fit(entries: Sequence[Entry], room: int, blocks: int) -> Sequence[Entry]:
    """The first entries, as many as there is room for."""
    for position, entry in enumerate(entries):
        room -= len(entry_text(entry))
        if room < 0 or position >= blocks - 1:
            return entries[:position]
    return entries


def show_notice(reader_id: str, period: Period, commands: Commands) -> Message:
    """To the engineer: somebody asked for their summary."""
    words = (
        f"<@{reader_id}> asked me for a summary of the entries you share with them, {period}."
        f" To read the same, type `{commands.summary} me`."
    )
    return Message(words, [section(words)])


def show_coming() -> Message:
    """To whoever asked with a command: where the answer will be."""
    words = "On its way: look at my messages to you."
    return Message(words, [section(words)])


def show_refusal(words: str) -> Message:
    return Message(words, [section(words)])
