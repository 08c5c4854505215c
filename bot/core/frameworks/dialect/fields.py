"""The fields of a mapping by the names that we know, near misses included."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Items, Node, Pairs, Text, is_empty
from bot.core.plain.text import clean

LONGEST_TEXT = 5_000  # characters; the longest criterion seen has 510, and cleaning long texts can be slow
MEANT = {"criterions": "criteria"}  # what is meant by words that are too far from it to be slips
NEAR = 80  # of 100: "critera" is "criteria"; "subtitle" (77) is not "title"


def read_fields(node: Pairs, names: Sequence[str], findings: Findings, others: Sequence[str] = ()) -> dict[str, Node]:
    """Reads the values under the names. A near miss is read as the name, with a warning.

    Each other key is left out with a warning that names it, unless it is one of `others`, or no name is there at all.
    """
    written = {key.value: value for key, value in node.pairs}
    fields = {name: written[name] for name in names if name in written}
    unknown = [(key, value) for key, value in node.pairs if key.value not in {*names, *others}]
    left_out = []
    for key, value in unknown:
        name = near_name(key.value, names, fields)
        if name:
            fields[name] = value
            findings.warning(key.place, f"`{key.value}:` is read as `{name}:`. Write it so.")
        else:
            left_out.append(key)
    report_left_out(left_out if fields else (), names, findings)
    return fields


def report_left_out(keys: Iterable[Text], names: Sequence[str], findings: Findings) -> None:
    """Warns of each key that is left out, and says which are read."""
    known = ", ".join(f"`{name}:`" for name in names)
    for key in keys:
        findings.warning(key.place, f"`{key.value[:40]}:` is left out. What is read here is {known}.")


def near_name(key: str, names: Sequence[str], taken: Collection[str]) -> str | None:
    """Finds the name that a key is a slip for, as "critera" is for "criteria"; None for another key."""
    free = [name for name in names if name not in taken]
    meant = MEANT.get(key.casefold(), key)
    return next((name for name in free if is_near(meant, name)), None)


def is_near(key: str, name: str) -> bool:
    """Tells whether only a letter or two are wrong."""
    return len(key) <= 2 * len(name) and ratio(key.casefold(), name.casefold()) >= NEAR


def are_empty(fields: Mapping[str, Node], *names: str) -> bool:
    """Tells whether none of these fields says anything."""
    return all(is_empty(fields.get(name)) for name in names)


def first_filled(fields: Mapping[str, Node], *names: str) -> Node | None:
    """Finds the first of these fields that says something; None where none does."""
    return next((fields[name] for name in names if not is_empty(fields.get(name))), None)


def read_text(fields: Mapping[str, Node], name: str, findings: Findings) -> Text | None:
    """Reads a field's text on one line; None where it is empty, or is no text, which is an error."""
    match fields.get(name):
        case Text() as node if not is_empty(node):
            line = read_line(node, findings)
            return Text(line, node.place) if line else None
        case Items() | Pairs() as node:
            findings.error(node.place, f"`{name}:` is one text. Write it on one line.")
    return None


def read_line(node: Text, findings: Findings) -> str:
    """Reads what a field says on one line, with single spaces."""
    return " ".join(read_value(node, findings).split())


def read_value(node: Text, findings: Findings) -> str:
    """Reads what a field says, cleaned; an error when it is longer than anybody would read."""
    if len(node.value) > LONGEST_TEXT:
        findings.error(node.place, f"This text has more than {LONGEST_TEXT:,} characters. Shorten it.")
    return clean(node.value[:LONGEST_TEXT])
