"""An entry as people read it: its receipt, and among others in the list of one's own or in a summary."""

from collections.abc import Sequence

from bot.core.evidence import Entry, Wording
from bot.core.person import Visibility
from bot.core.plain.commands import Commands
from bot.core.plain.text import count, say_date, shorten
from bot.messages.kit.blocks import MOST_BLOCKS, MOST_CHARACTERS, Element, Message
from bot.messages.kit.buttons import button, log_button
from bot.messages.kit.fitting import Room, fit
from bot.messages.kit.parts import Part, actions, compose, context, header, paragraph, rich_text
from bot.messages.kit.rich import Strand, bullets, line, quote
from bot.messages.kit.runs import Link, Run, Typed, bold, italic

OLDER = "evidence.older"  # the action behind its button
SEEN_BY = {Visibility.MANAGER: "My manager and me", Visibility.ME: "Only me"}
LEAST_LEFT = 400  # characters: room for what stands around the entries of a list
BLOCKS_AROUND = 5  # at most, around the entries of a list
RECEIPT = 300  # characters of one's own words that are said back


def show_receipt(entry: Entry) -> Message:
    """Says back what was stored."""
    seen_by = "your manager and you" if entry.visibility is Visibility.MANAGER else "only you"
    about = f"{say_date(entry.happened_on)}, seen by {seen_by}."
    parts = [rich_text(line(bold("Saved. "), about), quote(shorten(entry.what, RECEIPT)))]
    topics = ", ".join(dict.fromkeys(wording.topic_title for wording in entry.criteria))
    if topics:
        parts.append(context(f"Logged for {topics}"))
    return compose(*parts)


def show_entries(entries: Sequence[Entry], commands: Commands, skipped: int = 0) -> Message:
    """Shows one's own entries from the `skipped`th on, newest first, as many as one message holds."""
    if not entries:
        return show_none(commands)
    room = Room(MOST_CHARACTERS - LEAST_LEFT, MOST_BLOCKS - BLOCKS_AROUND)
    shown = fit(entries[skipped:], room, lambda entry: size_of(show_entry(entry))) or entries[skipped : skipped + 1]
    return compose(
        header("My entries"),
        context(f"{count(len(entries), 'entry')} in all; only you see this list."),
        *(show_own(entry) for entry in shown),
        actions(*list_buttons(len(entries), skipped, skipped + len(shown))),
        gap="\n\n",
    )


def show_none(commands: Commands) -> Message:
    """Tells somebody who has no entries how to log the first."""
    how = " when you have something; one sentence is enough."
    return compose(
        paragraph(bold("Nothing logged yet."), "\nType ", Typed(commands.evidence), how),
        actions(log_button(primary=True)),
    )


def list_buttons(number: int, first: int, end: int) -> list[Element]:
    """Makes the buttons under a list that shows the entries from the `first`th on, and ends before `end`."""
    buttons = [log_button()]
    if end < number:
        buttons.append(button("Older entries", OLDER, str(end)))
    if first:
        buttons.append(button("Newest entries", f"{OLDER}:newest", "0"))
    return buttons


def size_of(shown: Part) -> Room:
    """Tells what an entry takes up in a message, as it is shown to others."""
    return Room(len(shown.text), 1)


def show_entry(entry: Entry) -> Part:
    """Shows an entry to others: its day, the engineer's words, the criteria that they were written for."""
    return rich_text(line(bold(say_date(entry.happened_on))), *content(entry))


def show_own(entry: Entry) -> Part:
    """Shows an entry to whoever wrote it, with who else sees it."""
    seen_by = f"  seen by {SEEN_BY[entry.visibility].casefold()}"
    return rich_text(line(bold(say_date(entry.happened_on)), italic(seen_by)), *content(entry))


def content(entry: Entry) -> list[Strand]:
    """Writes what is in an entry, but for its day."""
    strands = [quote(entry.what)]
    if entry.outcome:
        strands += [line("What came of it:"), quote(entry.outcome)]
    strands += [line(Link(url)) for url in entry.links]
    if entry.criteria:
        strands.append(bullets([wording_line(wording) for wording in entry.criteria]))
    return strands


def wording_line(wording: Wording) -> Strand:
    """Writes a criterion as it was when the entry was written, and what became of it since."""
    runs: list[Run] = [italic(f"{wording.topic_title}, {wording.level}: "), wording.text]
    if wording.since:
        runs.append(italic(f"\n{wording.since}"))
    return line(*runs)
