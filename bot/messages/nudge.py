"""The weekly question, and what becomes of it."""

from bot.core.frameworks.framework import Placed
from bot.core.plain.commands import Commands
from bot.messages.kit.blocks import Message
from bot.messages.kit.buttons import button, log_button, settings_button
from bot.messages.kit.parts import Part, actions, compose, context, paragraph, rich_text
from bot.messages.kit.rich import quote
from bot.messages.kit.runs import Typed, bold

SKIP = "nudge.skip"


def show_nudge(nudge_id: int, placed: Placed | None) -> Message:
    """Asks about one criterion, with an example of it, or at a level without criteria an open question."""
    question = ask_for(placed) if placed else ask_openly()
    buttons = actions(
        log_button(nudge_id, primary=True),
        button("Not this week", SKIP, str(nudge_id)),
        settings_button(),
    )
    return compose(*question, buttons)


def ask_openly() -> list[Part]:
    """Asks for anything."""
    return [paragraph("Did you do something lately that is worth remembering? One sentence is enough.")]


def ask_for(placed: Placed) -> list[Part]:
    """Asks for evidence of one criterion."""
    parts = [
        paragraph(bold("Anything to log for this one? One sentence is enough.")),
        rich_text(quote(placed.criterion.text)),
        context(f"{placed.topic.title} · {placed.level.label} · {placed.framework.title}"),
    ]
    if placed.criterion.examples:
        parts.append(context(f"For example: {placed.criterion.examples[0]}"))
    return parts


def show_skipped(commands: Commands) -> Message:
    """Confirms that there is no entry this week."""
    then = "Not this week, then. The next question comes next week. "
    return compose(paragraph(then, Typed(commands.evidence), " works any time."))
