"""What blocks ask of each other: ids of their own, presets that can be chosen, one focus, shared limits."""

from collections import Counter

from bot.sandbox.rules.inputs import elements, options_of
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.verdict import Verdict

LONGEST_MARKDOWN = 12_000  # characters in all markdown blocks of a message: documented
SEARCHED = ("external_select", "multi_external_select")  # the app is asked for their options
MAY_HAVE_MRKDWN = ("checkboxes", "radio_buttons")


def check_agreement(blocks: list[Json], verdict: Verdict, at: str) -> None:
    """Holds blocks, each of which is right, against each other."""
    for id_ in _repeated("block_id", blocks):
        verdict.wrong(f"block_id {id_} is not unique", at)
    for number, block in enumerate(blocks):
        _check_elements([element for _, element in elements([block])], verdict, f"{at}/{number}")
    focused = [element for _, element in elements(blocks) if element.get("focus_on_load")]
    verdict.unless(len(focused) <= 1, "only one element can have focus_on_load", at)
    markdown = sum(len(block["text"]) for block in _of_type("markdown", blocks))
    verdict.within(markdown, LONGEST_MARKDOWN, "characters", at)
    verdict.unless(len(_of_type("table", blocks)) <= 1, "only_one_table_allowed", at)


def _check_elements(inside: list[Json], verdict: Verdict, at: str) -> None:
    for id_ in _repeated("action_id", inside):
        verdict.wrong(f"action_id {id_} is not unique in its block", at)
    for element in inside:
        if element["type"] not in SEARCHED:
            _check_options(element, verdict, at)


def _check_options(element: Json, verdict: Verdict, at: str) -> None:
    offered = options_of(element)
    for value in _repeated("value", offered):
        verdict.wrong(f"option value {value} is not unique", at)
    presets = [*(element.get("initial_options") or []), element.get("initial_option")]
    for option in filter(None, presets):
        verdict.unless(option in offered, f"initial option {option['value']} is not one of the options", at)
    if element["type"] in MAY_HAVE_MRKDWN:
        return
    for option in offered:
        is_plain = option["text"]["type"] == "plain_text"
        verdict.unless(is_plain, "the text of an option must be plain_text", at)


def _of_type(type_: str, blocks: list[Json]) -> list[Json]:
    return [block for block in blocks if block["type"] == type_]


def _repeated(name: str, parts: list[Json]) -> list[str]:
    """The ids of this name that more than one of the parts has; those that are missing don't count."""
    counts = Counter(part[name] for part in parts if part.get(name))
    return [id_ for id_, count in counts.items() if count > 1]
