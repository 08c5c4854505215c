"""The criteria of each catalogue, made ready to be searched once, beside everything else that goes on."""

import asyncio

from bot.core.frameworks.framework import Catalogue
from bot.core.frameworks.search import SearchIndex

MOST_KEPT = 8  # catalogues: everybody's, and those of workspaces with frameworks of their own


class Indexes:
    """Made when they are first asked for: 100 large frameworks take half a second, in which others are answered."""

    def __init__(self) -> None:
        self._making: dict[Catalogue, asyncio.Task[SearchIndex]] = {}

    async def of(self, catalogue: Catalogue) -> SearchIndex:
        """Gives the index of a catalogue."""
        making = self._making.get(catalogue)
        if making is None:
            making = asyncio.create_task(asyncio.to_thread(SearchIndex, catalogue))
            self._making[catalogue] = making
            for oldest in list(self._making)[:-MOST_KEPT]:
                del self._making[oldest]
        return await asyncio.shield(making)  # whoever waits no longer does not stop it for the others
