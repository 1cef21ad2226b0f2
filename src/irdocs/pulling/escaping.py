"""Write words of a slide as Markdown in which nothing is markup."""

from __future__ import annotations

import re

from irdocs.content.markdown_unset import unset_in_text
from irdocs.importing.markdown_words import escaped, unescaped

_BEGINS_LIST = re.compile(r"(?:[-+]|\d+[.)])\s|[-+=]+$")
"""A list, or a line of nothing but signs, which is a rule or makes a heading of what is above."""
_FIRST_SIGN = re.compile(r"(?<!\\)[-+#>|:!.()=]")


def as_markdown(words: str) -> str:
    """Return words in which nothing is markup, with the spaces round them."""
    start = words[: len(words) - len(words.lstrip())]
    end = words[len(words.rstrip()) :] if words.strip() else ""
    return start + lightly_escaped(escaped(words)) + end


def lightly_escaped(markdown: str) -> str:
    """Return Markdown in which every sign that is none of it was escaped, with the escapes alone
    that it needs."""
    inner = unescaped(markdown)
    inner = re.sub(r"\\&(?!#?\w+;)", "&", inner)  # which begins no reference of HTML
    return re.sub(r"\\<(?![A-Za-z/!?])", "<", inner).replace("\\>", ">")


def as_paragraph(words: str) -> str:
    """Return a whole paragraph, or item, in which nothing is markup, nor begins a list."""
    return begun_as_words(as_markdown(words))


def begun_as_words(source: str) -> str:
    """Return Markdown of a paragraph that begins no list, nor anything else."""
    if _BEGINS_LIST.match(source) or any(unset_in_text(source)):
        return _FIRST_SIGN.sub(r"\\\g<0>", source, count=1)
    return source


__all__ = ["as_markdown", "as_paragraph", "begun_as_words", "lightly_escaped"]
