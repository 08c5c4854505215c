"""What people read when a framework changed under them: what they wrote for, or where they stand."""

from collections.abc import Sequence

from bot.core.frameworks.identity import Change, say_today
from bot.core.plain.commands import Commands
from bot.core.plain.text import count, shorten
from bot.messages.kit.blocks import (
    Element,
    Message,
    actions,
    bullets,
    context,
    escape,
    line,
    rich_text,
    run,
    section,
)
from bot.messages.kit.buttons import settings_button

LONGEST = 300  # characters of a wording: the rest of it is in `/evidence list`


def show_changes(changes: Sequence[Change], number: int, commands: Commands) -> Message:
    """To somebody whose entries are about criteria that changed: the first of them, and how many there are."""
    title = f"A framework changed, and with it {count(number, 'expectation')} that you wrote entries for."
    note = "Your entries keep the words that you wrote them for. You need not do anything."
    said = [(about(change), became(change)) for change in changes]
    text = [title, *(f"• {what}\n  {since}" for what, since in said)]
    items: list[Element | str] = [line(run(what), run(f"\n{since}", "italic")) for what, since in said]
    if number > len(changes):
        note = f"And {number - len(changes):,} more: `{commands.evidence} list` has all. {note}"
    blocks = [section(f"*{title}*"), rich_text(bullets(items)), context(note)]
    return Message(escape("\n".join([*text, note])), blocks)


def about(change: Change) -> str:
    placed = change.before
    if placed is None:
        return ""
    where = f"{placed.framework.title}, {placed.topic.title}, {placed.level.label}"
    return f"{shorten(where, LONGEST)}: {shorten(placed.criterion.text, LONGEST)}"


def became(change: Change) -> str:
    if change.after is None or change.before is None:
        return "no longer in the framework"
    return f"now: {shorten(say_today(change.before, change.after), LONGEST)}"


def show_choose_again(gone: str) -> Message:
    """To somebody who stands on what is retired, or aims for it; `gone` says what."""
    words = escape(f"{gone} Your entries stay as they are. Please choose again where you stand.")
    return Message(words, [section(words), actions(settings_button("Choose again", primary=True))])
