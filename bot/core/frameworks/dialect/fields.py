"""The fields of a mapping by the names that we know, near misses included."""

from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import ratio

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Node, Pairs, Text, is_empty
from bot.core.plain.text import clean

LONGEST = 5_000  # characters; the longest criterion seen has 510, and cleaning long texts can be slow
NEAR = 80  # "critera" is "criteria"; "subtitle" (77) is not "title"


def read_fields(node: Pairs, names: Sequence[str], findings: Findings) -> dict[str, Node]:
    """The values under the names. A near miss is read as the name, with a warning; other keys are left."""
    written = {key.value: value for key, value in node.pairs}
    fields = {name: written[name] for name in names if name in written}
    for key, value in node.pairs:
        near = next((name for name in names if name not in fields and is_near(key.value, name)), None)
        if key.value not in names and near:
            fields[near] = value
            findings.warning(key.place, f"`{key.value}:` is read as `{near}:`. Write it so.")
    return fields


def is_near(key: str, name: str) -> bool:
    """True where only a letter or two are wrong."""
    return len(key) <= 2 * len(name) and ratio(key.casefold(), name.casefold()) >= NEAR


def read_text(fields: Mapping[str, Node], name: str, findings: Findings) -> Text | None:
    """A field's text on one line; None where it is empty, or is no text, which is an error."""
    node = fields.get(name)
    if node is None or is_empty(node):
        return None
    if isinstance(node, Text):
        line = read_line(node, findings)
        return Text(line, node.place) if line else None
    findings.error(node.place, f"`{name}:` is one text. Write it on one line.")
    return None


def read_line(node: Text, findings: Findings) -> str:
    """People's text on one line, with single spaces."""
    return " ".join(read_value(node, findings).split())


def read_value(node: Text, findings: Findings) -> str:
    """People's text, cleaned; an error when it is longer than anybody would read."""
    if len(node.value) > LONGEST:
        findings.error(node.place, f"This text has more than {LONGEST:,} characters. Shorten it.")
    return clean(node.value[:LONGEST])
