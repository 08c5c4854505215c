"""Entries: the form that one logs them with, the receipt, and the list of one's own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.evidence import (
    CRITERIA,
    LINKS,
    LONGEST_TEXT,
    MOST_CRITERIA,
    OUTCOME,
    VISIBILITY,
    WHAT,
    WHEN,
    Draft,
    Entry,
    Wording,
)
from bot.core.frameworks.framework import Placed
from bot.core.person import Visibility
from bot.core.plain.commands import Commands
from bot.core.plain.text import count, say_date, shorten
from bot.messages.kit.blocks import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    Element,
    Message,
    actions,
    bullets,
    button,
    context,
    escape,
    field,
    header,
    line,
    link,
    modal,
    option,
    plain,
    quote,
    rich_text,
    run,
    section,
)
from bot.messages.kit.buttons import log_button, settings_button
from bot.messages.level.ask import NOWHERE

FORM = "evidence"  # the form's callback id
OLDER = "evidence.older"  # the action behind its button
SEEN_BY = {Visibility.MANAGER: "My manager and me", Visibility.ME: "Only me"}
LEAST_LEFT = 400  # characters: room for what stands around the entries of a list


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form came from, which it brings back.

    The nudge that it answers, the address to confirm to, and the value of the button that it was opened with: of that
    level or topic the criteria are offered first.
    """

    nudge_id: int | None = None
    response_url: str = ""
    about: str = NOWHERE

    def encode(self) -> str:
        return json.dumps([self.nudge_id, self.response_url, self.about])

    @classmethod
    def decode(cls, metadata: str) -> "Origin":
        """Raises ValueError or TypeError for what no form of ours carries."""
        nudge_id, response_url, about = json.loads(metadata)
        return cls(int(nudge_id) if nudge_id is not None else None, str(response_url), str(about))


def show_form(draft: Draft, chosen: Sequence[Placed], origin: Origin, offered: str = "") -> Block:
    """One required field; the rest is there for whoever has a minute more. `offered`: whose criteria come first."""
    what: Element = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_TEXT, "focus_on_load": True}
    if draft.what:
        what["initial_value"] = draft.what[:LONGEST_TEXT]
    search: Element = {
        "type": "multi_external_select",
        "min_query_length": 0,
        "max_selected_items": MOST_CRITERIA,
        "placeholder": plain("Type a word, such as mentoring", 150),
    }
    if chosen:
        search["initial_options"] = [criterion_option(placed) for placed in chosen]
    hint = f"Those of {shorten(offered, 200)} come first. None is fine too." if offered else "None is fine too."
    seen_by = [option(label, visibility) for visibility, label in SEEN_BY.items()]
    return modal(
        "Log evidence",
        FORM,
        [
            field(WHAT, "What did you do?", what),
            field(OUTCOME, "What came of it?", long_text(), optional=True),
            field(
                LINKS,
                "Links",
                long_text(),
                hint="One on each line: a pull request, a document, a message.",
                optional=True,
            ),
            field(WHEN, "When", {"type": "datepicker", "initial_date": draft.happened_on.isoformat()}),
            field(CRITERIA, "Criteria", search, hint=hint, optional=True),
            field(
                VISIBILITY,
                "Who sees it",
                {
                    "type": "radio_buttons",
                    "options": seen_by,
                    "initial_option": next(one for one in seen_by if one["value"] == draft.visibility),
                },
            ),
        ],
        submit="Save",
        private_metadata=origin.encode(),
    )


def long_text() -> Element:
    return {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_TEXT}


def criterion_option(placed: Placed) -> Element:
    """A criterion to choose: its beginning, since Slack shows 75 characters, and where it stands."""
    place = f"{placed.topic.title} · {placed.level.label} · {placed.framework.title}"
    return option(placed.criterion.text, str(placed.criterion.id), place)


def show_receipt(entry: Entry) -> Message:
    """What was stored, said back."""
    seen_by = "your manager and you" if entry.visibility is Visibility.MANAGER else "only you"
    about = f"{say_date(entry.happened_on)}, seen by {seen_by}."
    words = shorten(entry.what, 300)
    topics = ", ".join(dict.fromkeys(wording.topic_title for wording in entry.criteria))
    blocks = [rich_text(line(run("Saved. ", "bold"), run(about)), quote(words))]
    if topics:
        blocks.append(context(escape(f"Logged for {topics}")))
    return Message(escape("\n".join([f"Saved. {about}", words, *([topics] if topics else [])])), blocks)


def show_entries(entries: Sequence[Entry], commands: Commands, skipped: int = 0) -> Message:
    """One's own entries from the `skipped`th on, newest first, as many as one message holds."""
    if not entries:
        how = f"Type `{commands.evidence}` when you have something; one sentence is enough."
        return Message(
            f"Nothing logged yet. {how}",
            [
                section(f"*Nothing logged yet.*\n{how}"),
                actions(log_button(primary=True)),
            ],
        )
    shown = fit(entries[skipped:])
    title = "My entries"
    left = len(entries) - skipped - len(shown)
    buttons = [log_button()]
    if left:
        buttons.append(button("Older entries", OLDER, str(skipped + len(shown))))
    if skipped:
        buttons.append(button("Newest entries", f"{OLDER}:newest", "0"))
    note = f"{count(len(entries), 'entry')} in all; only you see this list."
    return Message(
        "\n\n".join([title, note, *[entry_text(entry) for entry in shown]]),
        [
            header(title),
            context(note),
            *(rich_text(*entry_lines(entry, own=True)) for entry in shown),
            actions(*buttons),
        ],
    )


def fit(entries: Sequence[Entry]) -> Sequence[Entry]:
    """As many as one message holds; the first is always shown."""
    room = MOST_CHARACTERS - LEAST_LEFT
    for position, entry in enumerate(entries[: MOST_BLOCKS - 5]):
        room -= len(entry_text(entry))
        if position and room < 0:
            return entries[:position]
    return entries[: MOST_BLOCKS - 5]


def entry_lines(entry: Entry, *, own: bool = False) -> list[Element]:
    """An entry as rich text: its day, the engineer's words, the criteria that they were written for."""
    day = [run(say_date(entry.happened_on), "bold")]
    if own:
        day.append(run(f"  seen by {SEEN_BY[entry.visibility].casefold()}", "italic"))
    lines = [line(*day), quote(entry.what)]
    if entry.outcome:
        lines += [line(run("What came of it:")), quote(entry.outcome)]
    lines += [line(link(one)) for one in entry.links]
    if entry.criteria:
        lines.append(bullets(map(wording_line, entry.criteria)))
    return lines


def entry_text(entry: Entry) -> str:
    """The same as plain text."""
    lines = [say_date(entry.happened_on), entry.what]
    if entry.outcome:
        lines += ["What came of it:", entry.outcome]
    lines += entry.links
    lines += ["\n  ".join(filter(None, (f"• {place(one)}: {one.text}", one.since))) for one in entry.criteria]
    return escape("\n".join(lines))


def wording_line(wording: Wording) -> Element:
    """A criterion as it was written for, and what became of it since."""
    runs = [run(f"{place(wording)}: ", "italic"), run(wording.text)]
    return line(*runs, run(f"\n{wording.since}", "italic")) if wording.since else line(*runs)


def place(wording: Wording) -> str:
    return f"{wording.topic_title}, {wording.level}"


def show_welcome() -> Message:
    """To somebody who has not set up yet."""
    words = (
        "*Welcome.* Log what you do as you go, and your next review writes itself from your own words.\n"
        "Setting up takes a minute: your framework, your level, and when I may ask you once a week."
    )
    return Message(
        words,
        [section(words), actions(settings_button("Set up", primary=True), log_button(label="Log evidence first"))],
    )


def usage(commands: Commands) -> str:
    """What may be typed after `/evidence`."""
    name = commands.evidence
    return (
        f"`{name}` logs something you did.\n`{name} list` shows what you logged.\n"
        f"`{name} settings` says where you are, where you want to go, and when I ask."
    )
