"""What people read when a framework changed under them: what they wrote for, or where they stand."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Placed
from bot.core.frameworks.identity import Change, say_today
from bot.core.plain.commands import Commands
from bot.core.plain.text import count, shorten
from bot.messages.kit.blocks import Message
from bot.messages.kit.buttons import settings_button
from bot.messages.kit.parts import actions, compose, context, paragraph, rich_text
from bot.messages.kit.rich import Strand, bullets, line
from bot.messages.kit.runs import Run, Typed, bold, italic

LONGEST_WORDING = 300  # characters: the rest of it is in `/evidence list`


def show_changes(changes: Sequence[Change], number: int, commands: Commands) -> Message:
    """Tells somebody that criteria changed which they wrote entries for: the first of `number`, and how many."""
    title = f"A framework changed, and with it {count(number, 'expectation')} that you wrote entries for."
    note: list[Run] = ["Your entries keep the words that you wrote them for. You need not do anything."]
    if number > len(changes):
        note = [f"And {number - len(changes):,} more: ", Typed(f"{commands.evidence} list"), " has all. ", *note]
    items = [change_line(change) for change in changes]
    return compose(paragraph(bold(title)), rich_text(bullets(items)), context(*note))


def change_line(change: Change) -> Strand:
    """Writes what a criterion was, and what became of it."""
    was = say_place(change.before) if change.before else ""
    return line(was, italic(f"\n{became(change)}"))


def say_place(placed: Placed) -> str:
    """Names a criterion and where it stood, each cut at 300 characters."""
    place = f"{placed.framework.title}, {placed.topic.title}, {placed.level.label}"
    return f"{shorten(place, LONGEST_WORDING)}: {shorten(placed.criterion.text, LONGEST_WORDING)}"


def became(change: Change) -> str:
    """Says in a few words what became of a criterion."""
    match change.before, change.after:
        case Placed() as before, Placed() as after:
            return f"now: {shorten(say_today(before, after), LONGEST_WORDING)}"
        case _:
            return "no longer in the framework"


def show_choose_again(gone: str) -> Message:
    """Asks somebody to choose again who stands on what is retired, or aims for it; `gone` says what."""
    return compose(
        paragraph(f"{gone} Your entries stay as they are. Please choose again where you stand."),
        actions(settings_button("Choose again", primary=True)),
    )
