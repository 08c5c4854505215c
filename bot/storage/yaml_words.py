"""What PyYAML complains about, in words that say what to write instead."""

import yaml

from bot.core.node import Place


def explain(error: yaml.YAMLError) -> tuple[Place, str]:
    """Where it is, and what to write."""
    mark = getattr(error, "problem_mark", None)
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1), str(getattr(error, "problem", error))
