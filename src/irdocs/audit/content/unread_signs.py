"""A rule on signs that are printed and were probably meant to be read: citations, links and names
of values that are typed a little otherwise, escapes and commands of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.damaged_signs import DamagedSign, damaged_sign
from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.content import markup
from irdocs.content.markup import CodeSpan, InlineMath, Plain
from irdocs.diagnostics import Severity, Span

_NAME = re.compile(
    r"\[@?(?P<bracketed>[\w-]+)(?:[,;][^\[\]]*)?\]"
    r"|\[[^\[\]@]*@(?P<within>[\w-]+)[^\[\]]*\]|(?<![\w.@])@(?P<bare>[\w-]*\d[\w-]*)"
    r"|\((?:see )?@(?P<rounded>[\w-]+)(?:[,;][^()]*)?\)"
)
"""A name in brackets, also one with a page behind it or words before it; one behind @ alone has a
digit, as a year: others are names that people have elsewhere."""
_NUMBERS = re.compile(
    r"(?:(?<![\w\]])(?<!CI )(?<!IQR )(?<!range )|(?<=[^\W\d_]{2}))"
    r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\](?!\()"
)
"""Numbers in brackets as those that citations get; an interval behind CI has some, too."""
_LINK = re.compile(r"\](?!\([^)\s]+[ \t]+[^)\n]*\))\s?\(\s*(?:https?://|mailto:|tel:|#\w)[^\s)]*")
"""A link with a space before its address; one with a space in it is an error (`markup-not-set`)."""
_ESCAPE = re.compile(
    r"\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8})|(?<!\b[A-Za-z]:)(?<=\S)\\n(?=[A-Z\s•-]|\\n|\Z)"
)
"""A sign as programs write it, which YAML reads in double quotes alone."""
_COMMAND = re.compile(
    r"\\[A-Za-z]{2,}\*?\{[^{}]{0,30}\}?"
    r"|(?<![A-Za-z:.\\])\\(?:alpha|beta|gamma|delta|mu|pi|sigma|omega|times|div|pm|leq?|geq?|neq"
    r"|approx|cdot|(?:left|right)arrow|circ|degree|infty|item|par|newline|quad)\b"
)
"""A command of LaTeX."""
_QUOTED = re.compile("[“”‘’„«»‚‹›][^“”‘’„«»‚‹›]*[“”‘’„«»‚‹›]")
_BARE = frozenset({
    "value", "unit", "second_unit", "x_unit", "phone", "telephone", "hours", "address", "when",
    "time",
})  # fmt: skip
"""Keys whose values nobody quotes."""


def unread_signs(content: ExaminedContent) -> Iterator[Finding]:
    ids = frozenset(map(str, content.document.sources))
    for text, shown, right in content.found(_unread_in, ids):
        yield Finding(0, f'"{shown}" is printed as it stands; {right}', content.locate(text, shown))


def _unread_in(part: ExaminedPart, ids: frozenset[str]) -> Iterator[tuple[ContentText, str, str]]:
    for text in part.texts:
        for shown, right in _unread(text, ids):
            yield text, shown, right


def _unread(text: ContentText, ids: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the signs of a text that are printed, each with what is right."""
    found: list[tuple[str, str]] = []
    for words in _words(text):
        for match in _NAME.finditer(words):
            name = next(filter(None, match.groups()))
            if name in ids and text.text is not None:
                found.append((match[0], f"a citation is written [@{name}]"))
        for match in _NUMBERS.finditer(words) if ids and text.text is not None else ():
            found.append((match[0], _AS_CITATION))
        for match in _LINK.finditer(words) if text.text is not None else ():
            found.append((match[0], "a link is written [words](address)"))
        for match in _ESCAPE.finditer(words):
            found.append((match[0], _AS_SIGN))
        for match in _COMMAND.finditer(words):
            found.append((match[0], _AS_FORMULA if text.text is not None else _AS_WORDS))
    return tuple(found)


_AS_CITATION = (
    "sources are numbered anew in each product, so a citation is written [@id], with the id of its "
    "entry under sources:"
)
_AS_SIGN = "write the sign itself, a line of its own, or the text in double quotes"
_AS_WORDS = "LaTeX is not read here, so write the sign itself"
_AS_FORMULA = "LaTeX stands between dollar signs, and **strong** or *stressed* words as here"


def _words(text: ContentText) -> Iterator[str]:
    """Yield the words of each paragraph, without code, formulas and citations that are well."""
    if text.text is None:
        yield from text.paragraphs
        return
    for paragraph in text.text.paragraphs:
        yield "".join(
            inline.text if isinstance(inline, Plain) else "\ufffc"
            for inline in markup.walk(paragraph)
            if isinstance(inline, Plain | CodeSpan | InlineMath)
        )


def damaged_signs(content: ExaminedContent) -> Iterator[Finding]:
    for text, found in content.found(_damaged_in):
        meant = f' (it was "{found.meant}")' if found.meant else ""
        yield Finding(
            0, f'"{found.shown}" stands where a sign was lost{meant}',
            content.locate(text, found.shown),
        )  # fmt: skip


def _damaged_in(part: ExaminedPart) -> Iterator[tuple[ContentText, DamagedSign]]:
    for text in part.texts:
        for words in text.paragraphs:
            if found := damaged_sign(words):
                yield text, found


def quoted_value(content: ExaminedContent) -> Iterator[Finding]:
    about = content.document.document
    values = content.found(_bare_values)
    for words, span in (*values, (str(about.version), getattr(about.version, "span", about.span))):
        if _QUOTED.fullmatch(words.strip()):
            yield Finding(0, f"the quotation marks of {words.strip()} are printed", span)


def _bare_values(part: ExaminedPart) -> Iterator[tuple[str, Span]]:
    for text in part.texts:
        if text.key in _BARE and text.paragraphs:
            yield text.paragraphs[0], text.span


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unread-signs", Severity.WARNING,
         "citations, links, signs and names of values are written so that they are read as such",
         "A reader would see the signs: [smith-2020], [the page] (https://…), {trust}; write them "
         "as the message says, or put them between ` ` if they are meant.",
         "docs/content.md", unread_signs),
    Rule("damaged-signs", Severity.WARNING, "no sign of a text was lost on its way",
         "Somebody has opened a file in another encoding than it was saved in, and saved it again.",
         "docs/content.md", damaged_signs),
    Rule("quoted-value", Severity.WARNING, "a number or a unit stands in no quotation marks",
         "An editor has made typographical marks of those that YAML would have read.",
         "docs/content.md", quoted_value),
)  # fmt: skip
"""Rules on signs that are printed."""

__all__ = ["RULES"]
