"""Tell callouts in Markdown: those of Quarto and MyST stand in divisions, those of GitHub in
quotations that begin with [!WARNING]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from irdocs.frozen import frozen
from irdocs.importing.fences import are_code
from irdocs.importing.markdown_words import bare
from irdocs.importing.prose import prose_of

_ALERT = re.compile(r"^ {0,3}>[ \t]*\[!(?P<name>\w+)\][-+]?[ \t]*(?P<title>.*)$")
_QUOTED = re.compile(r"^ {0,3}>[ \t]?")
_HEADING = re.compile(r"\A\s*#{1,6}[ \t]+(?P<words>[^\n]*?)(?:[ \t]+#*)?[ \t]*(?=\n|\Z)")
_TITLE = re.compile(r"""\btitle=(?:"([^"]*)"|'([^']*)')|^\{[\w-]+\}[ \t]+(.+)$""")
_FIRST_SENTENCE = re.compile(r"(?P<words>[^\W\d_][^.!?:*_\[\]$^~`\\<>\n]{9,59})[.!]\s+(?=[A-Z]\w)")
"""A short sentence without markup that another follows."""
_WARNINGS = frozenset({"warning", "caution", "danger", "attention", "error"})
_NAMES = _WARNINGS | {"note", "tip", "important", "hint", "info", "seealso"}
_PROSE = ("text", "points", "quote", "terms")


@frozen
class Admonition:
    """What a division says of itself that is a callout."""

    name: str
    """As its author wrote it: note, warning."""
    title: str
    """Empty if it has none of its own."""


def admonition(kind: str, label: str) -> Admonition | None:
    """Return what a division of a class is, with the title in its label; None for another one."""
    name = kind.removeprefix("callout-")
    if name not in _NAMES:
        return None
    match = _TITLE.search(label)
    title = next(filter(None, match.groups()), "") if match else ""
    return Admonition(name, title.rstrip("{").strip())


def with_divisions(lines: Sequence[str]) -> list[str]:
    """Return as many lines, or one more, with divisions in place of the callouts of GitHub."""
    out = list(lines)
    code, at = are_code(lines), 0
    while at < len(lines):
        alert = None if code[at] else _ALERT.match(out[at])
        if alert is None or alert["name"].lower() not in _NAMES:
            at += 1
            continue
        end = at + 1
        while end < len(out) and out[end].strip():
            out[end] = _QUOTED.sub("", out[end])
            end += 1
        name, title = alert["name"].lower(), alert["title"].strip().replace('"', "”")
        out[at] = f'::: {{.{name} title="{title}"}}' if title else f"::: {name}"
        out[end : end + 1] = [":::"]
        at = end + 1
    return out


def without_heading(markdown: str) -> tuple[str, str]:
    """Return the words of the heading that Markdown begins with, and it with a blank line there."""
    match = _HEADING.match(markdown)
    if match is None:
        return "", markdown
    breaks = "\n" * match[0].count("\n")
    return bare(match["words"]), breaks + markdown[match.end() :]


def callout(
    found: Admonition, title: str, blocks: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield a callout of the prose among blocks, and the others after it; without prose there is no
    callout.

    One without a title is called by its name; one that warns, whose kind is said anyway, by its
    first sentence, if that is short and not all.
    """
    texts = [text for block in blocks if block["type"] in _PROSE for text in prose_of(block)]
    if text := "\n\n".join(filter(None, texts)):
        kind = {"kind": "warning"} if found.name in _WARNINGS else {}
        first = _FIRST_SENTENCE.match(text) if kind and not title else None
        if first:
            title, text = first["words"], text[first.end() :]
        yield {"type": "callout", **kind, "title": title or found.name.capitalize(), "text": text}
    yield from (dict(block) for block in blocks if block["type"] not in _PROSE)


__all__ = ["Admonition", "admonition", "callout", "with_divisions", "without_heading"]
