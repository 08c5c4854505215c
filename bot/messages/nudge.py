"""The weekly question, and what becomes of it."""

from bot.core.frameworks.framework import Placed
from bot.core.plain.commands import Commands
from bot.messages.kit.blocks import Message, actions, button, context, escape, quote, rich_text, section
from bot.messages.kit.buttons import log_button, settings_button

SKIP = "nudge.skip"


def show_nudge(nudge_id: int, placed: Placed | None) -> Message:
    """One criterion with an example of it, or at a level without criteria an open question."""
    buttons = actions(
        log_button(nudge_id, primary=True),
        button("Not this week", SKIP, str(nudge_id)),
        settings_button(),
    )
    if placed is None:
        words = "Did you do something lately that is worth remembering? One sentence is enough."
        return Message(words, [section(words), buttons])
    question = "Anything to log for this one? One sentence is enough."
    place = f"{placed.topic.title} · {placed.level.label} · {placed.framework.title}"
    example = f"For example: {placed.criterion.examples[0]}" if placed.criterion.examples else ""
    lines = [question, placed.criterion.text, place, *([example] if example else [])]
    blocks = [section(f"*{question}*"), rich_text(quote(placed.criterion.text)), context(escape(place))]
    if example:
        blocks.append(context(escape(example)))
    return Message(escape("\n".join(lines)), [*blocks, buttons])


def show_skipped(commands: Commands) -> Message:
    words = f"Not this week, then. I'll ask again next week. `{commands.evidence}` works any time."
    return Message(words, [section(words)])
