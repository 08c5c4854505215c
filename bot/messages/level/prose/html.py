"""HTML in a framework's prose: its text is shown, its tags and comments are not."""

import html
import re

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
UNREAD = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
BREAK = re.compile(r"<(?:br|hr|/p|/li|/tr|/div|/h[1-6]|/summary)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
EMPTY_LINES = re.compile(r"\s*\n\s*")


def text_of_html(source: str) -> str:
    """Gives the text of a block of HTML, a line for each paragraph, item or row; "" where there is none."""
    text = text_of_tag(UNREAD.sub("", source))
    return EMPTY_LINES.sub("\n", html.unescape(text)).strip()


def text_of_tag(source: str) -> str:
    """Puts a line end or nothing in the place of tags and comments. What only looks like one (<!channel>) is text."""
    return TAG.sub("", BREAK.sub("\n", COMMENT.sub("", source)))
