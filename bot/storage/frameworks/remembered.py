"""Old revisions in memory: no more of them than fit, whatever people wrote for over the years."""

from collections import OrderedDict

from bot.core.frameworks.framework import Framework

MOST_OLD_REVISIONS = 100  # of some 30 kB each; the largest that a file can make has 0.5 MB


class OldRevisions:
    """The revisions that were used last, at most `most` of them."""

    def __init__(self, most: int = MOST_OLD_REVISIONS) -> None:
        self._most = most
        self._by_id: OrderedDict[int, Framework] = OrderedDict()

    def get(self, revision_id: int) -> Framework | None:
        """Finds a revision that is remembered; it counts as used."""
        framework = self._by_id.get(revision_id)
        if framework:
            self._by_id.move_to_end(revision_id)
        return framework

    def keep(self, revision_id: int, framework: Framework) -> None:
        """Remembers a revision, and forgets the one that was used longest ago where there are too many."""
        self._by_id[revision_id] = framework
        self._by_id.move_to_end(revision_id)
        if len(self._by_id) > self._most:
            self._by_id.popitem(last=False)

    def forget(self) -> None:
        """Forgets all of them."""
        self._by_id.clear()
