"""The summary in Slack, and the word to the engineer that it was asked for."""

from collections.abc import Sequence

from bot.core.period import Period
from bot.core.plain.commands import Commands
from bot.core.plain.text import count
from bot.core.summary import NOTE, NOTHING, Chapter, Summary
from bot.messages.entry import LEAST_LEFT, show_entry, size_of
from bot.messages.kit.blocks import MOST_BLOCKS, MOST_CHARACTERS, Message
from bot.messages.kit.fitting import Room, fit
from bot.messages.kit.parts import Part, compose, context, header, paragraph, rich_text
from bot.messages.kit.rich import bullets, line
from bot.messages.kit.runs import Mention, Typed, bold

BLOCKS_OF_A_CHAPTER = 3  # beside its entries: its title, the note on what is left, and one to spare


def show_summary(summary: Summary, name: str) -> Message:
    """Shows who and when, where evidence is, and the entries by topic as far as one message holds them."""
    parts = [header(f"{name}: evidence"), context(f"{summary.period}\n{NOTE}")]
    if not summary.chapters:
        return compose(*parts, paragraph(NOTHING))
    parts.append(rich_text(bullets([line(str(coverage)) for coverage in summary.coverage])))
    return compose(*parts, *show_chapters(summary.chapters, parts), gap="\n\n")


def show_chapters(chapters: Sequence[Chapter], before: Sequence[Part]) -> list[Part]:
    """Shows the entries by topic, up to the first one that has no room below the parts `before`."""
    parts: list[Part] = []
    left = sum(len(chapter.entries) for chapter in chapters)
    room = MOST_CHARACTERS - LEAST_LEFT - sum(len(part.text) for part in before)
    for chapter in chapters:
        room -= len(chapter.title)
        blocks = MOST_BLOCKS - BLOCKS_OF_A_CHAPTER - len(before) - len(parts)
        shown = fit(map(show_entry, chapter.entries), Room(room, blocks), size_of)
        if shown:
            parts += [paragraph(bold(chapter.title)), *shown]
        left -= len(shown)
        if len(shown) < len(chapter.entries):
            break
        room -= sum(len(part.text) for part in shown)
    if left:
        parts.append(context(f"{count(left, 'more entry')} in the file below, which has everything."))
    return parts


def show_notice(reader_id: str, period: Period, commands: Commands) -> Message:
    """Tells the engineer that somebody asked for their summary."""
    asked = f" asked me for a summary of the entries you share with them, {period}. To read the same, type "
    return compose(paragraph(Mention(reader_id), asked, Typed(f"{commands.summary} me"), "."))


def show_coming() -> Message:
    """Tells whoever asked with a command where the answer will be."""
    return compose(paragraph("On its way: look at my messages to you."))
