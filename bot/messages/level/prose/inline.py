"""Markdown within a line, made runs: bold, italic, code and links, as people write them in a framework's file."""

import re

from bot.messages.kit.runs import Link, Run, Styled

MARKUP = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|`(?P<code>[^`]{1,500})`"
    r"|!\[(?P<picture>[^\]]{0,500})\]\([^)\s]{0,2000}\)"
    r"|\[(?P<label>[^\]]{1,500})\]\((?P<target>[^)\s]{1,2000})[^)]{0,200}\)"
    r"|<?(?P<url>https?://[^\s<>()\"]{1,2000}[^\s<>()\".,;:!?'])>?"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.{1,1000}?)(?<=\S)(?P=strong)"
    r"|(?P<mark>\*|(?<!\w)_)(?=\S)(?P<italic>[^*_]{1,1000}?)(?<=\S)(?P=mark)(?!\w)"
)
ADDRESSES = ("https://", "http://", "mailto:")  # what a link may lead to: others mean nothing in Slack


def runs_of(words: str, *styles: str) -> list[Run]:
    """Reads the words of a passage; `styles` are those of the whole passage."""
    runs: list[Run] = []
    at = 0
    for markup in MARKUP.finditer(words):
        runs += styled(words[at : markup.start()], styles)
        runs += read_markup(markup, styles)
        at = markup.end()
    return runs + styled(words[at:], styles)


def read_markup(markup: re.Match[str], styles: tuple[str, ...]) -> list[Run]:
    """Reads one piece of markup, by the group of the pattern that it ends with."""
    match markup.lastgroup:
        case "bold":
            return runs_of(markup["bold"], *styles, "bold")
        case "italic":
            return styled(markup["italic"], (*styles, "italic"))
        case "code":
            return styled(markup["code"], (*styles, "code"))
        case "target":
            return linked(markup["label"], markup["target"], styles)
        case "url":
            return [Link(markup["url"])]
        case plain:
            return styled(markup[str(plain)], styles)


def styled(words: str, styles: tuple[str, ...]) -> list[Run]:
    """Makes a run of words in styles; none of no words."""
    if not words:
        return []
    return [Styled(words, tuple(dict.fromkeys(styles))) if styles else words]


def linked(label: str, target: str, styles: tuple[str, ...]) -> list[Run]:
    """Makes a link of its label and address; where the address means nothing in Slack, the label alone."""
    return [Link(target, label)] if target.startswith(ADDRESSES) else styled(label, styles)
