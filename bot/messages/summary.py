"""The summary in Slack, and the word to the engineer that it was asked for."""

from collections.abc import Sequence

from bot.core.calendar import say_moment
from bot.core.period import Period
from bot.core.plain.commands import Commands
from bot.core.plain.text import count
from bot.core.readers import MOST_ACCESSES, LoggedAccess, Sending
from bot.core.summary import NOTE, NOTHING, Chapter, Summary
from bot.messages.entry import LEAST_LEFT, show_entry, size_of
from bot.messages.kit.blocks import MOST_BLOCKS, MOST_CHARACTERS, Message
from bot.messages.kit.fitting import Room, fit
from bot.messages.kit.parts import Part, compose, context, header, paragraph, rich_text
from bot.messages.kit.rich import bullets, line
from bot.messages.kit.runs import Link, Mention, Run, Typed, bold

ASK, READERS = "summary.ask", "summary.readers"  # actions behind buttons
BECAME = {
    Sending.UNCERTAIN: "Slack did not say whether it reached them.",
    Sending.COMING: "It is on its way.",
    Sending.NOT_SENT: "It was not sent.",
}
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
    asked = f" asked for a summary of the entries you share with them, {period}. To read the same, type "
    return compose(paragraph(Mention(reader_id), asked, Typed(f"{commands.summary} me"), "."))


def show_readers(accesses: Sequence[LoggedAccess], time_zone: str | None) -> Message:
    """Shows an engineer who asked for their summary, the newest first, and which of them were sent it."""
    if not accesses:
        return compose(paragraph(bold("Nobody has asked for your summary."), " When somebody does, you are told."))
    lines = [line(*say_access(access, time_zone)) for access in accesses]
    note = f"The last {MOST_ACCESSES} times at most, the newest first. Only you see this list."
    return compose(header("Who asked for your summary"), rich_text(bullets(lines)), context(note))


def say_access(access: LoggedAccess, time_zone: str | None) -> list[Run]:
    """Says in a sentence or two who asked for a summary, and what became of it."""
    reader = Mention(access.reader_id)
    if access.sent_at:
        return [reader, f" was sent your summary, {access.period}, on {say_moment(access.sent_at, time_zone)}."]
    asked = f" asked for your summary, {access.period}, on {say_moment(access.asked_at, time_zone)}."
    return [reader, f"{asked} {BECAME[access.sending]}"]


def show_coming(app_url: str) -> Message:
    """Tells whoever asked with a command where the answer will be: in the bot's messages, which are at the URL."""
    where = "the messages that you have from this app"
    return compose(rich_text(line("On its way to ", Link(app_url, where) if app_url else where, ".")))
