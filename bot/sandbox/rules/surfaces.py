"""What a message, a view or the answer to a search must keep to as a whole, to be shown."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.sandbox.rules.block_kit import Verdict, judge
from bot.sandbox.rules.inputs import elements
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused

MOST_BLOCKS = 50  # in a message; a view has 100
LONGEST_MESSAGE = 13_200  # characters in all blocks; undocumented, seen from about 11,300 on
LONGEST_MARKDOWN = 12_000  # characters in all markdown blocks of a message
LARGEST_VIEW = 250_000  # bytes


def check_message(args: Json, near: list[str]) -> None:
    """Refuse a message that Slack would refuse; say in `near` which limits it came close to."""
    blocks = args.get("blocks")
    if not (args.get("text") or blocks or args.get("attachments")):
        raise Refused("no_text")
    verdict = Verdict("message")
    if blocks:
        judge(f"list 1 {MOST_BLOCKS} of block", blocks, verdict, "/blocks")
    if not verdict.errors:
        _agree(blocks or [], verdict, "/blocks")
    if verdict.errors:
        raise Refused("invalid_blocks", *verdict.errors)
    if args.get("metadata"):
        judge("metadata", args["metadata"], verdict, "/metadata")
    if verdict.errors:
        raise Refused("invalid_metadata_format", *verdict.errors)
    verdict.within(sum(map(len, _texts(blocks))), LONGEST_MESSAGE, "characters", "/blocks")
    if verdict.errors:
        raise Refused("msg_blocks_too_long", *verdict.errors)
    near += verdict.near


def check_view(view: Any, kind: str | None, near: list[str]) -> Json:
    """The view, if Slack would take it as a view of this kind, or of any."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", "[ERROR] missing required field: view")
    verdict = Verdict(kind or str(view.get("type")))
    judge("view", view, verdict, "/view")
    if kind and view.get("type") != kind:
        verdict.wrong(f"must be of type {kind}", "/view/type")
    if not verdict.errors:
        _agree(view["blocks"], verdict, "/view/blocks")
        _complete(view, verdict)
    if verdict.errors:
        raise Refused("invalid_arguments", *verdict.errors)
    verdict.within(len(json.dumps(view, ensure_ascii=False).encode()), LARGEST_VIEW, "bytes", "/view")
    if verdict.errors:
        raise Refused("view_too_large")
    near += verdict.near
    return view


def check_options(answer: Json, near: list[str]) -> None:
    """The answer to a search: options, or groups of them."""
    key, inner = ("option_groups", "option_group") if "option_groups" in answer else ("options", "option")
    verdict = Verdict("options")
    judge(f"list 0 100 of {inner}", answer.get(key), verdict, f"/{key}")
    if verdict.errors:
        raise Refused("invalid_options", *verdict.errors)
    near += verdict.near


def _complete(view: Json, verdict: Verdict) -> None:
    """What a view's parts ask of each other."""
    if view["type"] == "home":
        for key in ("title", "submit", "close"):
            if view.get(key):
                verdict.wrong(f"invalid additional property: {key}", "/view")
        return
    if not view.get("title"):
        verdict.wrong("missing required field: title", "/view")
    if not view.get("submit") and any(block["type"] == "input" for block in view["blocks"]):
        verdict.wrong("missing required field: submit, as there is an input block", "/view")


def _agree(blocks: list[Json], verdict: Verdict, at: str) -> None:
    """What blocks ask of each other: ids of their own, presets that can be chosen, one focus, shared limits."""
    for id_ in _twice(block["block_id"] for block in blocks if block.get("block_id")):
        verdict.wrong(f"block_id {id_} is not unique", at)
    focused = 0
    for number, block in enumerate(blocks):
        inside = [element for _, element in elements([block])]
        for id_ in _twice(element["action_id"] for element in inside if element.get("action_id")):
            verdict.wrong(f"action_id {id_} is not unique in its block", f"{at}/{number}")
        for element in inside:
            focused += bool(element.get("focus_on_load"))
            _choosable(element, verdict, f"{at}/{number}")
    if focused > 1:
        verdict.wrong("only one element can have focus_on_load", at)
    verdict.within(
        sum(len(block["text"]) for block in blocks if block["type"] == "markdown"), LONGEST_MARKDOWN, "characters", at
    )
    if sum(block["type"] == "table" for block in blocks) > 1:
        verdict.wrong("only_one_table_allowed", at)


def _choosable(element: Json, verdict: Verdict, at: str) -> None:
    if element["type"] in ("external_select", "multi_external_select"):
        return
    groups = element.get("option_groups") or []
    offered = [*(element.get("options") or []), *(option for group in groups for option in group["options"])]
    preset = [*(element.get("initial_options") or []), *filter(None, [element.get("initial_option")])]
    for value in _twice(option["value"] for option in offered):
        verdict.wrong(f"option value {value} is not unique", at)
    for option in preset:
        if option not in offered:
            verdict.wrong(f"initial option {option['value']} is not one of the options", at)
    if element["type"] not in ("checkboxes", "radio_buttons"):
        for option in offered:
            if option["text"]["type"] != "plain_text":
                verdict.wrong("the text of an option must be plain_text", at)


def _twice(ids: Iterator[str]) -> list[str]:
    return [id_ for id_, count in Counter(ids).items() if count > 1]


def _texts(part: Any) -> Iterator[str]:
    """Everything in blocks that is there to be read."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in ("text", "alt_text") and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(part, list):
        for each in part:
            yield from _texts(each)
