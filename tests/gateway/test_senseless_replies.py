"""A reply that makes no sense for its act does not type-check."""

import re
from pathlib import Path

from mypy import api

ROOT = Path(__file__).parent.parent.parent
MAKES_SENSE = """\
from bot.core.access import Deed
from bot.gateway.acts import Choice, Command, Opened, Press, Search, Submission, Words
from bot.gateway.replies import *
from bot.gateway.routes import *
from bot.messages.kit.blocks import Message

say = Say(Message(""))

async def work() -> None: ...
async def command(desk: str, act: Command) -> CommandReply: return Then(say, work)
async def press(desk: str, act: Press) -> PressReply: return Replace(Message(""))
async def choice(desk: str, act: Choice) -> ChoiceReply: return Become({"id": act.form.id})
async def submission(desk: str, act: Submission) -> SubmissionReply: return Mistakes({})
async def search(desk: str, act: Search) -> SearchReply: return Options([])
async def words(desk: str, act: Words) -> EventReply: return Then(Nothing(), work)
async def opened(desk: str, act: Opened) -> EventReply: return Nothing()
async def read(desk: str, act: Words) -> int | None: return len(act.text)
async def number(desk: str, act: Words, reading: int) -> EventReply: return Nothing()

on_command("level", command, Deed.LOOK_UP, description="", usage="")
on_word_after("level", "list", command, Deed.READ_OWN)
on_press("a", press, Deed.LOG)
on_choice("a", choice, Deed.LOG)
on_submission("a", submission, Deed.LOG)
on_search("a", search, Deed.LOG)
on_word("list", words, Deed.READ_OWN)
on_words(read, number, Deed.LOG)
on_any_words(words, Deed.ASK_HELP)
on_opened(opened, Deed.ASK_HELP)
"""
SENSELESS = """\
async def f01(desk: str, act: Command) -> CommandReply: return Replace(Message(""))
async def f02(desk: str, act: Command) -> CommandReply: return Become({})
async def f03(desk: str, act: Command) -> CommandReply: return Then(Become({}), work)
async def f04(desk: str, act: Press) -> PressReply: return Mistakes({})
async def f05(desk: str, act: Press) -> PressReply: return Open({"id": act.form.id})
async def f06(desk: str, act: Choice) -> ChoiceReply: return Share(Message(""))
async def f07(desk: str, act: Submission) -> SubmissionReply: return say
async def f08(desk: str, act: Search) -> SearchReply: return Open({})
async def f09(desk: str, act: Words) -> EventReply: return say
async def f10(desk: str, act: Opened) -> EventReply: return Open({})
on_word_after("level", "list", press, Deed.READ_OWN)
on_press("a", choice, Deed.LOG)
on_words(read, words, Deed.LOG)
on_press("a", press)
"""


def test_each_senseless_line_is_refused_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "listeners.py"
    file.write_text(MAKES_SENSE + SENSELESS)
    told, trouble, _ = api.run(["--config-file", str(ROOT / "pyproject.toml"), str(file)])
    refused = {int(line) for line in re.findall(r"listeners\.py:(\d+): error", told)}
    first = MAKES_SENSE.count("\n") + 1
    assert refused == set(range(first, first + SENSELESS.count("\n"))), told + trouble
