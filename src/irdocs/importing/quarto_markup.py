"""What Pandoc and Quarto write within sentences that has no place here, as plain words.

`$$ … $$` within a paragraph becomes `$ … $`, `[words]{.class}` keeps its words, `{{< video … >}}`
becomes a link, `(@)` a number, and two or three hyphens the dash that these programs set for them
(the extension `smart`). Nothing in code changes, and no line is added or removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from irdocs.importing.losses import LossAccount
from irdocs.importing.pandoc_markup import outside_code

_SPAN = re.compile(r"(?<![!\\\]])\[([^\[\]\n]+)\](\{(?=[#.\w])[^{}\n]*\})")
_SHORTCODE = re.compile(r"\{\{<([^{}]*)>\}\}")
_VIDEO = re.compile(r"\s*video\s+(https?://[^\s\"]+)")
_DISPLAYED = re.compile(r"(?<![\\$])\$\$((?:[^$\\]|\\.)+)\$\$(?!\$)", re.DOTALL)
_EXAMPLE = re.compile(r"(?m)^(?P<indent> {0,3})\(@(?P<name>[\w-]*)\)(?=[ \t]+\S)")
_REFERENCE = re.compile(r"\(@([\w-]+)\)")
_CROSS = re.compile(r"(?<![\w@\[-])@(?:fig|tbl|eq|sec|lst|thm)-[\w-]+")
_DASHES = re.compile(
    r"(?<!<!)(?<=[\w.,;!?)\]%°\"'’”*])(?P<close>-{2,3})(?=[\w(\[$£€\"'‘“*])"
    r"|(?<=[^\s|:+-] )(?P<apart>-{2,3})(?= [^\s|:+>-])"
)
"""Two or three hyphens between words, with or without spaces; not those of tables, rules, comments
and flags, as in `--force`."""
_OF_ADDRESS = re.compile(r"://|www\.|\]\(")
"""What is in the word before hyphens that are part of an address, or of the name of a file."""
_LONGEST_WORD = 500
_DASH = {2: "–", 3: "—"}


def plain(text: str, first_line: int, account: LossAccount, *, has_dashes: bool) -> str:
    """Return a text whose first line has a number; what changes is told.

    `has_dashes` is for programs that set hyphens as dashes.
    """

    def told(pattern: re.Pattern[str], how: Callable[[re.Match[str], int], str]) -> str:
        return outside_code(
            text, pattern, lambda match: how(match, first_line + text.count("\n", 0, match.start()))
        )

    def shortcode(match: re.Match[str], line: int) -> str:
        if video := _VIDEO.match(match[1]):
            account.changed(line, "a video that Quarto shows", "a link to it")
            return f"[{video[1]}]({video[1]})"
        account.left(line, f"Quarto's {match[0][:60]}", "nothing here has that meaning")
        return "\n" * match[0].count("\n")

    def span(match: re.Match[str], line: int) -> str:
        account.left(line, f'the attributes {match[2][:60]} of "{match[1][:40]}"',
                     "its words are plain", match[2])  # fmt: skip
        return match[1]

    def cross_reference(match: re.Match[str], line: int) -> str:
        account.changed(line, f"the cross-reference {match[0]}",
                        "its words; write what it refers to")  # fmt: skip
        return match[0]

    def dash(match: re.Match[str], line: int) -> str:
        start = match.start()
        word = re.split(r"\s", match.string[max(0, start - _LONGEST_WORD) : start])[-1]
        return match[0] if _OF_ADDRESS.search(word) else _DASH[len(match[0])]

    def formula(match: re.Match[str], line: int) -> str:
        before = match.string[: match.start()].rpartition("\n\n")[2]
        after = match.string[match.end() :].partition("\n\n")[0]
        if not before.strip() and not re.sub(r"^\s*\{#[^}\n]*\}", "", after).strip():
            return match[0]  # a paragraph of its own, which becomes a block
        account.changed(line, "a displayed formula within a paragraph", "a formula in its line")
        return f"${' '.join(match[1].split())}$" + "\n" * match[0].count("\n")

    text = told(_SHORTCODE, shortcode)
    text = told(_DISPLAYED, formula)
    text = told(_SPAN, span)
    text = _numbered(text)
    text = told(_CROSS, cross_reference)
    return told(_DASHES, dash) if has_dashes else text


def _numbered(text: str) -> str:
    """Return a text in which examples, `(@)` or `(@name)`, are numbered from 1 to its end."""
    names: dict[str, str] = {}
    count = 0

    def number(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        if match["name"]:
            names.setdefault(match["name"], str(count))
        return f"{match['indent']}{count}."

    text = outside_code(text, _EXAMPLE, number)
    return outside_code(
        text, _REFERENCE, lambda match: f"({names[match[1]]})" if match[1] in names else match[0]
    )


__all__ = ["plain"]
