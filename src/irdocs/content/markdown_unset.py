"""Find Markdown that irdocs does not set, so that no sign of it is printed without a word.

People know Markdown from Pandoc, Quarto, GitHub and Marp, which each have more of it than the part
that `markdown` reads. Headings, tables, code, pictures, notes, formulas and HTML have no place
within a text here: most are blocks or keys of their own, and the advice of each fault names it. A
backslash before its first sign sets any of them as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from irdocs.content.markdown import (
    CODE_OR_MATH,
    CODE_SPAN,
    RAISED_OR_LOWERED,
    SUPERSCRIPTS,
    notes_of,
)
from irdocs.frozen import frozen, replace

_TAGS = (
    "a|abbr|audio|b|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|"
    "font|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|mark|math|ol|p|pre|q|s|script|section|small|span|"
    "strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video"
)


@frozen
class UnsetMarkup:
    """A place where a text has markup that is not set."""

    what: str
    """What it is, as in "a heading"."""
    sign: str
    """The markup as written, shortened."""
    advice: str
    line: int
    """The line of the text that it is on, from 0."""


@frozen
class _Kind:
    what: str
    pattern: re.Pattern[str]
    advice: Callable[[re.Match[str]], str]


def _kind(what: str, pattern: str, advice: str | Callable[[re.Match[str]], str]) -> _Kind:
    compiled = re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    return _Kind(what, compiled, advice if callable(advice) else lambda match: advice)


def _power(match: re.Match[str]) -> str:
    """Return the advice for 10^9 without a second ^: the sign itself, where Unicode has one."""
    written = match["power"] or ""
    if written and all(ord(character) in SUPERSCRIPTS for character in written):
        return f'write ^{written}^, or the sign itself: "{written.translate(SUPERSCRIPTS)}"'
    return f"write ^{written}^" if written else "write it without a space, as in 4^th^"


def _joined(match: re.Match[str]) -> str:
    """Return the advice for a link whose address has a space, which no address has."""
    number = match["number"]
    if match["language"]:
        return f"write [{match['words']}](lang:{match[0].rpartition('lang:')[2].strip(' )')})"
    if number is None:
        return "write %20 for the space"
    if "(" in number:  # as in +44 (0)113, of which no telephone wants the 0
        return "write tel: and the number without spaces"
    digits = re.sub(r"[ \t-]", "", number.removeprefix("tel:"))
    return f"write [{match['words']}](tel:{digits})"


def _in_label(unset: UnsetMarkup) -> UnsetMarkup:
    """Return a fault with advice for a text that takes no markup at all."""
    is_shifted = unset.sign[:1] in ("^", "~") or "^" in unset.sign
    advice = "write it on the line, or with signs of its own, as in 10⁹ and CO₂"
    if is_shifted:
        return replace(unset, advice=advice)
    # What would be markup in a text is none here.
    return replace(unset, advice="leave it out") if "**" in unset.advice else unset


_MARK = r"(?:(?:[-*+]|\d+[.)])[ \t]+)?"
_LETTER = r"(?:\(?[a-h]\)|\(?[ivx]+\)|[ivx]+\.)"
_TIGHT = r"(?:-[a-z]{2}|\d{1,2}\.[a-z]{2})"
"""The mark of a list's item, which may be missing; a mark that is a letter; one without a space."""

_BLOCK_KINDS = (
    _kind("code", r"^ {0,3}(?P<fence>```|~~~)(?:.|\n)*?(?:^ {0,3}(?P=fence)|\Z)",
          "use a block of type: code"),
    _kind("a table", r"^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*\|[-:| \t]*$|^ {0,3}\|.*\|[ \t]*$",
          "use a block of type: table"),
    _kind("a container", r"^ {0,3}:::.*$|^ {0,3}!!! .*$|^ {0,3}>[ \t]*\[!\w+\].*$",
          "use a block of its own, such as type: callout"),
    _kind("a heading", rf"^ {{0,3}}{_MARK}#{{1,6}}[ \t].*$"
          r"|^ {0,3}\S.*\n {0,3}(?:={2,}|-{2,})[ \t]*$",
          "make it the title: of a block or of a section"),
    _kind("a rule", r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}"
          r"|(?!\A[_ \t]*\Z|_{4,}[ \t]*$)(?:_[ \t]*){3,})$",
          "begin another block, or another section, and leave the rule out"),
    _kind("a quotation", rf"^ {{0,3}}{_MARK}>[ \t](?!\d).*$",
          "use a block of type: quote"),
    _kind("a definition", r"^ {0,3}:[ \t]+\S.*$",
          "use a block of type: terms"),
    _kind("a task", r"^ {0,3}[-*+][ \t]+\[[ x]\][ \t].*$",
          "write a list without boxes to tick; ☐ and ☑ are signs that can be set"),
    _kind("a list with letters",
          rf"^{_LETTER}[ \t]+\S.*\n{_LETTER}[ \t]|^a\.[ \t]+\S.*\nb\.[ \t]",
          "number it: 1. and 2."),
    _kind("a list with brackets", r"^\(\d{1,2}\)[ \t]+\S.*\n\(\d{1,2}\)[ \t]",
          "number it: 1. and 2."),
    _kind("a list without spaces", rf"^{_TIGHT}.*\n{_TIGHT}",
          "write a space after each - or number"),
    _kind("a list on one line", r"\A[•*-] [^\n]* [•*-] [^\n]* [•*-] \S[^\n]*\Z|• [^\n]* • ",
          "write it after | with a line for each item"),
)  # fmt: skip

_INLINE_KINDS = (
    _kind("a note", r"\[\^[^\]\s]+\]:?|\^\[",
          "write its text below, in a paragraph of the same text that begins [^1]: and mark its "
          "place [^1]; "
          "or cite a source as [@source-id]"),
    _kind("a link of a wiki", r"\[\[[^\]\n]+\]\]",
          "write the address with the words: [words](https://…)"),
    _kind("the name of an emoji", r"(?<!\w):[a-z][a-z_]+:(?!\w)",
          "use a sign such as ✓, ⚠ or ☎, or words"),
    _kind("a picture", r"!\[[^\]]*\](?:\([^)]*\))?",
          "use a block of type: image"),
    _kind("a link by reference", r"^ {0,3}\[[^\]@^][^\]]*\]:[ \t]*(?:<|https?:|\S+\.\S).*$"
          r"|\]\[[\w-][\w -]*\]",
          "write the address with the words: [words](https://…)"),
    _kind("a link whose address has a space",
          r"\[(?P<words>[^\]\n]+)\]\("
          r"(?:(?P<number>(?:tel:[ \t]*)?\+?[\d(][\d ()-]*[ \t][\d ()-]*\d)"
          r"|(?P<language>lang:)[ \t]+[\w-]+[ \t]*"
          r"|(?:https?:|mailto:|tel:|\w[\w-]*\.\w|[/#])[^)\s]*[ \t]+(?![\"'(])[^)\n]*)\)",
          _joined),
    _kind("a formula", r"\$\$.+?\$\$"
          r"|\$(?=[^\s$])(?:\S|[^$\n]*?[\\^_=+<>{}][^$\n]*?)(?<=[^\s$])\$(?!\d)",
          "write it with signs such as ², ×, ½ and ≥; a text may have one between single $, and a "
          "block of type: formula shows one by itself"),
    _kind("text that is struck out", r"~~\S.*?~~",
          "leave it out"),
    _kind("a superscript", r"\^[^\s^]+\^|(?<=[\w)])\^(?P<power>[-−+]?\w+)",
          _power),
    _kind("a subscript", r"~[^\s~]+~",
          "write it behind a letter, as in H~2~O; for about 5 write ≈5 or about 5"),
    _kind("a highlight", r"==\S.*?==",
          "make the words **strong**"),
    _kind("HTML", rf"</?(?:{_TAGS})(?:\s+[\w:-]+\s*=[^<>]*|\s*/?)>|<!--",
          "leave it out; **strong**, *emphasis*, links and lists are written as in Markdown, "
          "superscripts as in m^2^, subscripts as in H~2~O"),
    _kind("strong text that does not end", r"(?<!\*)\*\*(?!\*)(?!(?<=\d\*\*)\d)",
          "put ** right before the first word and right behind the last"),
    _kind("an attribute", r"\{[.#:][\w-][^}]*\}|\{\{[<%].*?[>%]\}\}",
          "leave it out; a theme says how things look"),
)  # fmt: skip


_MARKUP_KINDS = (
    _kind("strong text", r"\*\*(?=\S)[^*]+(?<=\S)\*\*|(?<!\w)__(?=\S)[^_]+(?<=\S)__(?!\w)",
          "leave out the signs round the words"),
    _kind("a link", r"(?<!!)\[[^\]]+\]\([^)\s]+\)",
          "write its words alone"),
    _kind("a character reference", r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);",
          "write the character itself"),
    _kind("code", r"(?<!`)`[^`\n]+`(?!`)",
          "leave out the ` round the words"),
    _kind("a citation", r"\[@[\w.:-]+\]",
          "cite the source in a text, or give the block its source:"),
)  # fmt: skip
"""Markup that is set in a text, but not in a label."""

_STRONG = re.compile(r"\*{2,3}(?=[^\s*])(?:(?!\n[ \t]*\n)[^*]|(?<!\*)\*(?!\*))+?(?<=[^\s*])\*{2,3}")
"""Strong words, which are set."""
_MAY_BE_UNSET = re.compile(
    r"[\\`<$^~|#={!\[*_•&]|:\w+:|^ {0,3}[-=:>]|^[\w(]{1,4}[.)]", re.MULTILINE
)


def unset_in_text(source: str) -> Iterator[UnsetMarkup]:
    """Yield what a text has of markup that is not set, the first place of each kind.

    A place belongs to one kind: a table within a fence of code is code.
    """
    if _MAY_BE_UNSET.search(source) and re.search(r"\w", source):
        yield from _found(source, _masked(source), (*_BLOCK_KINDS, *_INLINE_KINDS))


def unset_in_label(source: str) -> Iterator[UnsetMarkup]:
    """Yield what a label has of markup, the first place of each kind: none is read there."""
    if _MAY_BE_UNSET.search(source):
        found = _found(source, source, (*_MARKUP_KINDS, *_INLINE_KINDS))
        yield from map(_in_label, found)


def _found(source: str, masked: str, kinds: tuple[_Kind, ...]) -> Iterator[UnsetMarkup]:
    for kind in kinds:
        match = kind.pattern.search(masked)
        if match is None:
            continue
        written = source[match.start() : match.end()].strip().split("\n")[0]
        sign = written if len(written) <= 30 else f"{written[:28]}…"
        yield UnsetMarkup(kind.what, sign, kind.advice(match), source.count("\n", 0, match.start()))
        masked = kind.pattern.sub(lambda found: _blank(found[0]), masked)


def _masked(source: str) -> str:
    """Return a text of the same length, in which only what is not set is a sign.

    Nothing escaped is one, no address, no code span, and no superscript or subscript that is set.
    """
    masked = CODE_OR_MATH.sub(
        lambda match: _blank(match[0]) if match["latex"] is not None else match[0], source
    )
    masked = re.sub(r"\\[!-/:-@\[-`{-~]", "xx", masked)
    masked = re.sub(r"(?<=\]\()[^)\s]*(?=\)|[ \t]+[\"'])", lambda match: _blank(match[0]), masked)
    masked = CODE_SPAN.sub(
        lambda match: match[0] if match[0].startswith("```") else _blank(match[0]), masked
    )  # three are a fence
    for name in notes_of(source):
        masked = re.sub(rf"\[\^{name}\]:?", lambda match: _blank(match[0]), masked)
    masked = _STRONG.sub(lambda match: _blank(match[0]), masked)
    masked = RAISED_OR_LOWERED.sub(lambda match: _blank(match[0]), masked)
    return re.sub(
        r"(?<!\]\()<?\b(?:https?|mailto|tel):[^\s)>]+>?", lambda match: _blank(match[0]), masked
    )


def _blank(words: str) -> str:
    """Return as many letters as a text has, with its line breaks where they were."""
    return re.sub(r"[^\n]", "x", words)
