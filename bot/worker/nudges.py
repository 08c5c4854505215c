"""The weekly question: whether it is still asked, and about which criterion."""

from functools import partial

from bot.core.access import Deed
from bot.core.frameworks.framework import Placed
from bot.core.person import Person, asked_about
from bot.core.prompt import choose
from bot.messages.kit.blocks import Message
from bot.messages.nudge import show_nudge
from bot.storage.nudges import UNANSWERED, Nudge
from bot.storage.owed.references import NudgeDue
from bot.storage.storage import Shelf
from bot.worker.dispatch import AfterStoring, Dispatch, Wordings


async def word_nudge(dispatch: Dispatch[NudgeDue]) -> Message | AfterStoring | None:
    """Words the question, about a criterion that is chosen now; None for somebody who wants no nudges any more.

    The button under the question means the criterion that is stored with the nudge: so that is stored first.
    """
    nudge, person = await find_unanswered(dispatch), await find_willing(dispatch)
    if nudge is None:
        return None
    if person is None:
        return None
    placed = await choose_criterion(dispatch.shelf, person)
    message = show_nudge(nudge.id, placed)
    return AfterStoring(partial(store_choice, dispatch.shelf, nudge, placed), message) if placed else message


async def find_unanswered(dispatch: Dispatch[NudgeDue]) -> Nudge | None:
    """Finds the nudge; None where it was answered before it was sent."""
    nudge = await dispatch.shelf.nudges.find(dispatch.recipient_id, dispatch.owed.nudge_id)
    if nudge is None:
        return None
    return nudge if nudge.answer == UNANSWERED else None


async def find_willing(dispatch: Dispatch[NudgeDue]) -> Person | None:
    """Finds the person who is asked; None where they want to be asked no more, or are no member any more."""
    person = await dispatch.shelf.people.find(dispatch.recipient_id)
    if person is None:
        return None
    if person.rhythm.weekday is None:
        return None
    return person if await dispatch.is_for_recipient(Deed.BE_ASKED) else None


async def choose_criterion(shelf: Shelf, person: Person) -> Placed | None:
    """Chooses a criterion to ask a person about; None where their level is not there, or has none."""
    standing = asked_about(person.standing, shelf.catalogue)
    if standing is None:
        return None
    evidence, asked = await shelf.evidence.criteria(person.id), await shelf.nudges.asked(person.id)
    return choose(*standing, evidence, asked)


async def store_choice(shelf: Shelf, nudge: Nudge, placed: Placed) -> None:
    """Stores which criterion a nudge asks about; those of a catalogue have ids, and their frameworks revisions."""
    criterion_id, revision_id = placed.criterion.id, placed.framework.revision
    if criterion_id is None:
        return
    if revision_id is None:
        return
    await shelf.nudges.set_criterion(nudge.person_id, nudge.id, criterion_id, revision_id)


WORDINGS: Wordings = {NudgeDue: word_nudge}
