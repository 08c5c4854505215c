"""Summaries that were asked for, as a message and as a file, and the note to the engineer."""

from functools import partial

from bot.core.summary import Summary, summarise
from bot.documents.markdown import file_name, to_markdown
from bot.messages.kit.blocks import Message
from bot.messages.summary import show_notice, show_summary
from bot.storage.owed.references import SummaryFileFor, SummaryFor, SummaryNotice
from bot.worker.dispatch import Confidential, Dispatch, File, Wordings


async def word_summary(dispatch: Dispatch[SummaryFor]) -> Confidential | None:
    """Words the summary as a message."""
    name = await name_of_engineer(dispatch)
    summary = await read_summary(dispatch)
    return keep_to_reader(dispatch, show_summary(summary, name)) if summary else None


async def word_summary_file(dispatch: Dispatch[SummaryFileFor]) -> Confidential | None:
    """Makes the summary a file."""
    name = await name_of_engineer(dispatch)
    summary = await read_summary(dispatch)
    if summary is None:
        return None
    file = File(file_name(name, summary), f"{name}: evidence", to_markdown(summary, name).encode())
    return keep_to_reader(dispatch, file)


def keep_to_reader(dispatch: Dispatch[SummaryFor | SummaryFileFor], content: Message | File) -> Confidential:
    """Keeps a summary from a reader whose report line ends before it is delivered."""
    return Confidential(content, partial(may_read, dispatch))


async def may_read(dispatch: Dispatch[SummaryFor | SummaryFileFor]) -> bool:
    """Tells whether the recipient may have the summary at this moment."""
    return await dispatch.shelf.summaries.may_read(dispatch.recipient_id, dispatch.owed.engineer_id)


async def word_notice(dispatch: Dispatch[SummaryNotice]) -> Message:
    """Words the note that somebody asked for the recipient's summary."""
    return show_notice(dispatch.owed.reader_id, dispatch.owed.period, dispatch.commands)


async def read_summary(dispatch: Dispatch[SummaryFor | SummaryFileFor]) -> Summary | None:
    """Reads the summary as it is now; None if the report line has ended since it was asked for."""
    engineer_id, period = dispatch.owed.engineer_id, dispatch.owed.period
    if not await may_read(dispatch):
        return None
    entries = await dispatch.shelf.evidence.read(engineer_id, period=period, shared=True)
    return summarise(engineer_id, period, entries)


async def name_of_engineer(dispatch: Dispatch[SummaryFor | SummaryFileFor]) -> str:
    """Asks Slack for the engineer's name."""
    return (await dispatch.slack.profile(dispatch.owed.engineer_id)).name


WORDINGS: Wordings = {
    SummaryFor: word_summary,
    SummaryFileFor: word_summary_file,
    SummaryNotice: word_notice,
}
