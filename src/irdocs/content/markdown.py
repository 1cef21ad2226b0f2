"""Read a text as the part of CommonMark that every product can show, with three additions.

Paragraphs, lists, strong, emphasis, code spans, links, character references and backslash escapes
are read as CommonMark 0.31 says; a backslash or two spaces at the end of a line begin a new
paragraph, and `typed_lines` has what else keeps lines apart.
Superscripts and subscripts are as in Pandoc, `10^9^/L` and `C~max~`; where Unicode has signs for
all of one (⁹, ₂), it is these signs, which every program copies and reads aloud. `$x^2$` is a
formula in LaTeX. `[^1]` marks a note, whose text is a paragraph of the same text that begins
`[^1]:`. `[@id]` cites a source, a link to `#id` leads to a section or block of the same document,
and a link whose address begins with `lang:` marks words in another language: `[Croeso](lang:cy)`.
What else Markdown and its relatives have is not set; see `markdown_unset`.

Three things that CommonMark reads as a list are words here: a sign alone ("-" in a cell of a
table), a text of one line that must be one paragraph ("- 12"), and a lone item whose number is not
1 ("1948. The NHS begins.").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from irdocs.caching.by_value import cached_by_value
from irdocs.content.emphasis import UNSPACED, scan_asterisks
from irdocs.content.markup import (
    CITATION,
    Citation,
    CodeSpan,
    Emphasis,
    Foreign,
    Inline,
    InlineMath,
    Link,
    Lowered,
    Paragraph,
    Plain,
    Raised,
    Strong,
    Text,
    TextList,
    TextPart,
)
from irdocs.content.quotation import kept_straight, with_curled
from irdocs.content.typed_lines import apart
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.late_pattern import LatePattern
from irdocs.mathematics import Formula
from irdocs.mathematics import read as read_formula

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


MAY_BEGIN_LIST = re.compile(r"^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
"""The beginning of a line that may begin an item of a list (CommonMark 5.2)."""
SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
"""The signs of Unicode for what is raised or lowered."""


def with_signs(text: str) -> str:
    """Return a text with the signs of Unicode for what is raised or lowered, as far as there are
    some: 10^9^/L as 10⁹/L, H~2~O as H₂O."""

    def sign(match: re.Match[str]) -> str:
        signs = SUPERSCRIPTS if match[1] else SUBSCRIPTS
        words = match[1] or match[2]
        return words.translate(signs) if all(ord(one) in signs for one in words) else match[0]

    return RAISED_OR_LOWERED.sub(sign, text) if "^" in text or "~" in text else text


RAISED_OR_LOWERED = re.compile(r"(?<![\^\\])\^([^\s^\[\]]+)\^(?!\^)|(?<=[\w)\]^])~([^\s~]+)~(?!~)")
"""^9^ and ~2~, as Pandoc writes superscripts and subscripts: without a space. Only a superscript
may stand before its letter, as in ^14^C: "~5~" is somebody's "about 5"."""
CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)")
"""Words between as many ` as begin them (CommonMark 6.1)."""
MATH_SPAN = re.compile(
    r"(?<![\\$\w])\$(?=[^\s$])(?P<latex>(?:\\.|[^$\\\n]|\n(?![ \t]*\n))+?)(?<=\S)\$(?![\d$])"
)
"""LaTeX between dollar signs, as Pandoc reads it: the first is followed and the second preceded by
no space, and no digit follows the second, so that "$5 and $10" are sums of money. Beyond that,
no letter or digit stands before the first: US$5 is a sum, too."""
CODE_OR_MATH = re.compile(f"(?:{CODE_SPAN.pattern})|(?:{MATH_SPAN.pattern})")
_FORMULA = "\ufdd0"
"""Stands for a formula while the text round it is read: a character that no text may have."""
ReadMath = Callable[[int, int], Formula]
"""Returns the formula from one index of the source to another."""
_STAR_BETWEEN_LETTERS = re.compile(r"\w\*\w")
_STAR_IN_WORD = LatePattern(
    rf"({CODE_SPAN.pattern})|(?<=\w)(?<!\*)(?<!{UNSPACED})\*(?=\w)(?!{UNSPACED})"
)
"""A code span, and a star within a word, as in CYP2C19*2 and 2*3: a sign, where CommonMark would
see emphasis. Words of scripts without spaces have no ends, so there it is emphasis."""
_NOTE_TEXT = re.compile(r"^\[\^([\w-]+)\]:[ \t]+(?=\S)", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([\w-]+)\](?!:)")
"""The beginning of the text of a note, and its mark within a sentence, as Pandoc has them."""
NOTE_LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""What marks the notes of a text, in order: the numbers are those of sources."""
_RAISED_LETTERS = frozenset(NOTE_LETTERS.translate(SUPERSCRIPTS)) - frozenset(NOTE_LETTERS)
_MAY_BE_INLINE = re.compile(r"[*_`\[\\<&]")
"""A character that may begin inline markup; most texts have none, and need no parser."""


def parse(
    source: str,
    span: Span,
    *,
    one_paragraph: bool = False,
    read_math: ReadMath | None = None,
    language: str | None = None,
) -> Text:
    """Return a text with its markup parsed; blank lines separate paragraphs.

    With `one_paragraph`, a text of one line is read as words even where it looks like a list.
    `read_math` reads formulas; by default, their faults are exceptions. With a `language`, straight
    apostrophes and quotation marks become those of this language.
    """
    if "$" not in source:
        return Text(_known_parts(str(source), one_paragraph, language), span)
    return with_curled(_parsed(source, span, one_paragraph, read_math), language)


_UNPLACED = Span("", 1, 1, 1, 2)


@cached_by_value(4096)
def _known_parts(source: str, one_paragraph: bool, language: str | None) -> tuple[TextPart, ...]:
    """Return the parts of a text without formulas.

    Leaflet and deck, and the editions of a batch, have most texts in common.
    """
    return with_curled(_parsed(source, _UNPLACED, one_paragraph, None), language).parts


def _parsed(source: str, span: Span, one_paragraph: bool, read_math: ReadMath | None) -> Text:
    if "$" in source and _FORMULA not in source:
        formulas: list[Formula] = []

        def marked(match: re.Match[str]) -> str:
            if match["latex"] is None:
                return match[0]  # a code span
            start, end = match.span("latex")
            read = read_math or (lambda start, end: read_formula(source[start:end], display=False))
            formulas.append(read(start, end))
            return _FORMULA

        shown = CODE_OR_MATH.sub(marked, source)
        if formulas:
            text = _parsed(shown, span, one_paragraph, None)
            waiting = iter(formulas)
            return Text(tuple(_part_with_math(part, waiting) for part in text.parts), span)
    source = _with_notes(apart(source))
    if _STAR_BETWEEN_LETTERS.search(source):
        source = _STAR_IN_WORD.compiled.sub(lambda match: match[1] or r"\*", source)
    if not MAY_BEGIN_LIST.search(source) or (one_paragraph and "\n" not in source):
        return Text(tuple(_paragraphs(source)), span)
    return Text(tuple(_parts(_commonmark().parse(source))), span)


def _part_with_math(part: TextPart, formulas: Iterator[Formula]) -> TextPart:
    """Return a part of a text in which formulas stand in place of the signs for them."""
    if isinstance(part, TextList):
        items = tuple(
            tuple(_part_with_math(inner, formulas) for inner in item) for item in part.items
        )
        return replace(part, items=items)
    return tuple(_with_math(part, formulas))


def _with_math(inlines: Sequence[Inline], formulas: Iterator[Formula]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Plain(text) if _FORMULA in text:
                first, *others = text.split(_FORMULA)
                if first:
                    yield Plain(first)
                for words in others:
                    yield InlineMath(next(formulas))
                    if words:
                        yield Plain(words)
            case Plain() | CodeSpan() | Citation() | InlineMath():
                yield inline
            case _:
                yield replace(inline, inlines=tuple(_with_math(inline.inlines, formulas)))


def notes_of(source: str) -> Mapping[str, str]:
    """Return the letter of each note of a text that has both a mark and a text, by its name."""
    if "[^" not in source:
        return {}
    texts = {match[1] for match in _NOTE_TEXT.finditer(source)}
    marks = dict.fromkeys(match[1] for match in _NOTE_MARK.finditer(source) if match[1] in texts)
    return dict(zip(marks, NOTE_LETTERS, strict=False))


def is_note(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the text of a note: it begins with a raised letter and a space."""
    match paragraph:
        case (Raised((Plain(letter),)), Plain(words), *_):
            return letter in NOTE_LETTERS and words.startswith(" ")
        case (Plain(words), *_):
            return words[:1] in _RAISED_LETTERS and words[1:2] == " "
        case _:
            return False


def _with_notes(source: str) -> str:
    """Return a text whose notes have raised letters; their texts stay where they stand."""
    letters = notes_of(source)
    if not letters:
        return source

    def marked(match: re.Match[str]) -> str:
        return f"^{letters[match[1]]}^" if match[1] in letters else match[0]

    source = _NOTE_TEXT.sub(
        lambda match: f"\n\n{marked(match)} " if match[1] in letters else match[0], source
    )
    return _NOTE_MARK.sub(marked, source)


def _paragraphs(source: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text that holds no list."""
    for block in re.split(r"\n\s*\n|\\\n", source):
        words = " ".join(line.strip() for line in block.split("\n")).strip().replace("\t", " ")
        if not words:
            continue
        if _MAY_BE_INLINE.search(words):
            tokens = _commonmark().parseInline(words)[0].children or []
            yield _inlines(iter(tokens))
        else:
            yield tuple(_with_raised(words))


def _with_raised(text: str) -> Iterator[Plain | Raised | Lowered]:
    """Yield a text without other markup, divided at superscripts and subscripts.

    Those whose characters Unicode has all raised or lowered are part of the plain text.
    """
    plain, position = "", 0
    for match in RAISED_OR_LOWERED.finditer(text) if "^" in text or "~" in text else ():
        plain += text[position : match.start()]
        position = match.end()
        raised, lowered = match.groups()
        signs = SUPERSCRIPTS if raised else SUBSCRIPTS
        written: str = raised or lowered
        if all(ord(character) in signs for character in written):
            plain += written.translate(signs)
            continue
        if plain:
            yield Plain(plain)
        yield Raised((Plain(written),)) if raised else Lowered((Plain(written),))
        plain = ""
    if plain or text[position:]:
        yield Plain(plain + text[position:])


@cache
def _commonmark() -> MarkdownIt:
    """Return a parser of the few rules that we read; built once, as that is slow."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(
        ["list", "emphasis", "backticks", "link", "escape", "entity", "autolink", "newline"]
    )
    parser.inline.ruler.at("emphasis", scan_asterisks)
    # Joining would make no difference any more between what was escaped and what was not.
    parser.disable("text_join")
    # markdown-it leaves a link with an unsafe address as raw text, and percent-encodes others. Here
    # every address is kept as written: a bad one is then reported by `fields`, not printed.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _parts(tokens: Sequence[Token]) -> Iterator[TextPart]:
    """Yield the paragraphs and lists of a sequence of tokens.

    The parser gives a flat list, in which a list, an item and a paragraph are each an opening
    token, what they hold, and a closing token of the same level.
    """
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _closing(tokens, position)
        inner = tokens[position + 1 : end]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            yield from _list(token, inner)
        else:
            for inline in inner:
                yield from _paragraphs(inline.content)
        position = end + 1


def _list(opening: Token, tokens: Sequence[Token]) -> Iterator[TextPart]:
    """Yield the list between two tokens, or its words where they are not meant as a list."""
    items: list[tuple[TextPart, ...]] = []
    markers: list[str] = []
    position = 0
    while position < len(tokens):
        end = _closing(tokens, position)
        item = tokens[position]
        markers.append(f"{item.info}{item.markup}")
        items.append(tuple(_parts(tokens[position + 1 : end])))
        position = end + 1
    ordered = opening.type == "ordered_list_open"
    start = int(opening.attrGet("start") or 1) if ordered else 1
    if all(items) and (len(items) > 1 or not ordered or start == 1):
        yield TextList(ordered, start, tuple(items))
        return
    for marker, item_parts in zip(markers, items, strict=True):
        first, *rest = item_parts or ((),)
        if isinstance(first, TextList):
            yield (Plain(marker),)
            yield first
        else:
            yield (Plain(f"{marker} " if first else marker), *first)
        yield from rest


def _closing(tokens: Sequence[Token], opening: int) -> int:
    """Return the index of the token that closes the one at an index."""
    level = tokens[opening].level
    return next(
        index
        for index in range(opening + 1, len(tokens))
        if tokens[index].nesting == -1 and tokens[index].level == level
    )


def _inlines(tokens: Iterator[Token]) -> tuple[Inline, ...]:
    """Return the inlines up to the token that closes them, or to the end.

    The parser gives a flat list, in which `nesting` is 1 for a token that opens something, -1 for
    one that closes it, and 0 for others. It splits text at characters that might be markup, so the
    pieces are joined before citations are looked for in them.
    """
    inlines: list[Inline] = []
    text = ""

    def flush() -> None:
        nonlocal text
        inlines.extend(_with_citations(text))
        text = ""

    for token in tokens:
        if token.type == "text":
            for piece in _with_raised(token.content):
                if isinstance(piece, Plain):
                    text += piece.text
                else:
                    flush()
                    inlines.append(piece)
        elif token.type == "text_special":  # what was escaped
            text += kept_straight(token.content)
        elif token.type == "code_inline":
            flush()
            inlines.append(CodeSpan(token.content))
        elif token.nesting == 1:
            flush()
            inlines.append(_container(token, _inlines(tokens)))
        elif token.nesting == -1:
            break
    flush()
    return tuple(inlines)


def _container(token: Token, inlines: tuple[Inline, ...]) -> Inline:
    """Return the inline that an opening token stands for, around its contents."""
    if token.type == "strong_open":
        return Strong(inlines)
    if token.type == "em_open":
        return Emphasis(inlines)
    address = str(token.attrGet("href") or "")
    if address.startswith("lang:"):
        return Foreign(inlines, address.removeprefix("lang:"))
    return Link(inlines, address)


def _with_citations(text: str) -> Iterator[Inline]:
    """Yield a text without other markup, divided at its citations."""
    position = 0
    for match in CITATION.finditer(text):
        # A space before the citation is dropped: its number is set close to the words before.
        before = text[position : match.start()].rstrip(" ")
        if before:
            yield Plain(before)
        yield Citation(match[1])
        position = match.end()
    if text[position:]:
        yield Plain(text[position:])
