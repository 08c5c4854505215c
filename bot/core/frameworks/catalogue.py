"""Which frameworks a workspace may look up, and in which order."""

from collections.abc import Iterable, Mapping

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.plain.text import squeeze

EVERYBODY = ""  # the scope of a framework that all workspaces see; any other scope is the id of the only one


def make_catalogues(scoped: Iterable[tuple[str, Framework]]) -> Mapping[str, Catalogue]:
    """Makes a catalogue for each scope: of everybody's frameworks and its own, its own where both have a path."""
    by_scope: dict[str, dict[str, Framework]] = {EVERYBODY: {}}
    for scope, framework in scoped:
        by_scope.setdefault(scope, {})[framework.path] = framework
    return {scope: make_catalogue((by_scope[EVERYBODY] | own).values()) for scope, own in by_scope.items()}


def make_catalogue(frameworks: Iterable[Framework]) -> Catalogue:
    """Makes a catalogue of frameworks, which are sorted by title."""
    by_title = sorted(frameworks, key=lambda framework: (squeeze(framework.title), framework.path))
    return Catalogue(tuple(by_title))
