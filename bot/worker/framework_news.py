"""What a load of frameworks changed for somebody."""

from itertools import chain

from bot.core.access import Deed
from bot.core.frameworks.identity import Change
from bot.core.person import say_gone
from bot.messages.framework_news import show_changes, show_choose_again
from bot.messages.kit.blocks import Message
from bot.storage.frameworks.current import Frameworks
from bot.storage.owed.references import ChangedCriterion, ChooseAgain, CriteriaChanged
from bot.worker.dispatch import Dispatch, Wordings


async def word_changes(dispatch: Dispatch[CriteriaChanged]) -> Message | None:
    """Words the changes of what somebody wrote for, as long as they have such entries and are a member."""
    if not await dispatch.is_for_recipient(Deed.BE_ASKED):
        return None
    evidence = await dispatch.shelf.evidence.criteria(dispatch.recipient_id)
    written_for = set(chain.from_iterable(evidence.values()))
    owed = dispatch.owed
    changes = [
        await change_of(dispatch.frameworks, changed) for changed in owed.named if changed.criterion_id in written_for
    ]
    number = owed.number - len(owed.named) + len(changes)
    return show_changes(changes, number, dispatch.commands) if changes else None


async def change_of(frameworks: Frameworks, changed: ChangedCriterion) -> Change:
    """Finds a criterion as it stood before and after."""
    criterion_id = changed.criterion_id
    before = await frameworks.revision(changed.before)
    if changed.after is None:
        return Change(criterion_id, before.by_criterion.get(criterion_id))
    after = await frameworks.revision(changed.after)
    return Change(criterion_id, before.by_criterion.get(criterion_id), after.by_criterion.get(criterion_id))


async def word_choose_again(dispatch: Dispatch[ChooseAgain]) -> Message | None:
    """Words the question where somebody stands now, as long as they stand on what was retired and are a member."""
    await dispatch.frameworks.refresh()  # another process may have loaded it
    person = await dispatch.shelf.people.find(dispatch.recipient_id)
    if person is None:
        return None
    if not await dispatch.is_for_recipient(Deed.BE_ASKED):
        return None
    last = await dispatch.frameworks.revision(dispatch.owed.revision_id)
    if person.standing.framework != last.path:
        return None
    gone = say_gone(person.standing, last, dispatch.shelf.catalogue.framework(last.path))
    return show_choose_again(gone) if gone else None


WORDINGS: Wordings = {CriteriaChanged: word_changes, ChooseAgain: word_choose_again}
