"""Text on slides and in notes: runs of one style, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from irdocs.deck.paragraph_metrics import (
    BULLET_INDENT,
    NESTED,
    NUMBER_INDENT,
    ParagraphIndent,
    ParagraphSpacing,
)
from irdocs.frozen import frozen, replace
from irdocs.locale import language_of
from irdocs.mathematics import Formula
from irdocs.typeset.isolates import DirectedText
from irdocs.typeset.stops import kept_apart
from irdocs.unicode.bidi import has_right_to_left

NumberingScheme = Literal["arabicPeriod", "alphaLcPeriod", "arabicPlain"]


@frozen
class TextRun:
    """Text of one style on a slide."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    """The address that the text links to."""
    language: str | None = None
    """The language tag of text that is not in the deck's language."""
    math: Formula | None = None
    """The formula that stands in place of the text, which is shown where no formula can be."""
    shift: Literal["raised", "lowered"] | None = None
    """Whether it is a superscript or a subscript."""
    is_code: bool = False
    """Whether it is words of a program or a file, shown in a monospaced typeface."""
    colour: str | None = None
    """Its colour role; None for the colour of the text round it."""
    scale: float = 1.0
    """Its size as a part of that of the text round it: the unit of a large figure is smaller."""
    printed: str | None = None
    """What stands in its place on paper, where nobody can follow a link; None for the same text."""

    def __post_init__(self) -> None:
        if self.language is None:
            object.__setattr__(self, "language", language_of(self.text))

    def saying(self, text: str) -> TextRun:
        """Return the same with another text."""
        return replace(self, text=text)


@frozen
class SlideParagraph:
    """One paragraph of a placeholder, a table cell or the notes."""

    runs: tuple[TextRun, ...]
    bullet: bool | None = None
    """Whether it has a bullet; None for what its placeholder does by default."""
    level: int = 0
    """How deep it is nested in lists; 0 for the outermost (ECMA-376, 21.1.2.2.7, lvl)."""
    number: int | None = None
    """Its number in a list that PowerPoint numbers itself (21.1.2.4.1)."""
    hangs: bool = False
    """Whether it stands in a numbered list: it has a number, or continues a point that has one."""
    is_own_list: bool = False
    """Whether it is part of a list where its placeholder has none: it then states its indent and
    bullet itself, and looks like the text round it, as the placeholder styles no further level."""
    code_indent: float | None = None
    """Of a line of program code, how far it begins from the edge, in pt, behind the room for its
    number; None for other paragraphs. No space stands above it, and all its spaces are kept."""
    language: str | None = None
    """The tag of its language, where that is not the deck's."""
    is_close: bool = False
    """Whether it stands right below the paragraph before it, as a text below its own heading."""

    def __post_init__(self) -> None:
        if has_right_to_left(self.text):
            object.__setattr__(self, "runs", tuple(_with_gaps(self.runs)))

    @property
    def scheme(self) -> NumberingScheme:
        """How its number is shown (ECMA-376, 20.1.10.61).

        A list within a list where the placeholder has none has letters: its paragraphs are of one
        level, and PowerPoint would count numbers on.
        """
        if self.is_code_line:
            return "arabicPlain"
        return "alphaLcPeriod" if self.is_own_list and self.level else "arabicPeriod"

    @property
    def label(self) -> str:
        """Its number as PowerPoint shows it, or an empty text."""
        if self.number is None:
            return ""
        if self.scheme == "alphaLcPeriod":
            return f"{chr(ord('a') + (self.number - 1) % 26) * ((self.number + 25) // 26)}."
        return f"{self.number}" if self.is_code_line else f"{self.number}."

    @property
    def is_code_line(self) -> bool:
        """Whether it is a line of program code."""
        return self.code_indent is not None

    @property
    def is_listed(self) -> bool:
        """Whether it is part of a list: its place among the list's levels is then decided."""
        return self.bullet is not None or self.hangs

    @property
    def is_nested(self) -> bool:
        """Whether it is a point within another point, or goes on with one."""
        beside = 1 if self.bullet is False and not self.hangs else 0
        return self.level > beside

    def size_at(self, size: float, least: float) -> float:
        """Return its type size in pt where that of the text round it is `size`: smaller for points
        within points, but never below `least`."""
        return max(min(size, least), float(round(size * NESTED))) if self.is_nested else size

    @property
    def text(self) -> str:
        """Its text without styles."""
        return "".join(run.text for run in self.runs)

    @property
    def tongue(self) -> str | None:
        """The language of all its words, if each of them is marked as in that one."""
        if self.language:
            return self.language
        tags = {run.language for run in self.runs if any(map(str.isalpha, run.text))}
        return tags.pop() if len(tags) == 1 else None

    @property
    def is_wordless(self) -> bool:
        """Whether it has no letters, but digits and signs, which run to the right everywhere."""
        text = self.text
        return bool(text) and not self.has_math and not any(map(str.isalpha, text))

    @property
    def is_latin(self) -> bool:
        """Whether it has no letters but those that Latin typefaces have."""
        return all(character < "\u0590" for character in self.text)

    @property
    def on_paper(self) -> SlideParagraph:
        """The paragraph as it stands in a handout."""
        if all(run.printed is None for run in self.runs):
            return self
        return replace(
            self, runs=tuple(replace(run, text=run.printed or run.text) for run in self.runs)
        )

    @property
    def has_math(self) -> bool:
        """Whether a formula stands in it."""
        return any(run.math is not None for run in self.runs)

    @property
    def without_math(self) -> SlideParagraph:
        """The paragraph with its formulas as plain text."""
        if not self.has_math:
            return self
        return replace(self, runs=tuple(replace(run, math=None) for run in self.runs))

    def indent(self, spacing: ParagraphSpacing, *, bulleted: bool) -> ParagraphIndent:
        """Return its indent in pt; `bulleted` says whether its placeholder has bullets by default.

        A paragraph without a bullet is aligned with the text of the next level up.
        """
        if self.code_indent is not None:
            hanging = self.code_indent if self.number is not None else 0.0
            return ParagraphIndent(self.code_indent, hanging)
        if self.hangs:
            start = BULLET_INDENT * self.level + NUMBER_INDENT
            return ParagraphIndent(start, NUMBER_INDENT if self.number is not None else 0.0)
        if bulleted if self.bullet is None else self.bullet:
            return ParagraphIndent(spacing.indent(self.level), BULLET_INDENT)
        return ParagraphIndent(spacing.indent(self.level - 1), 0.0)


def _with_gaps(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """Yield runs of a paragraph with spaces that keep stops from numbers (`typeset.stops`)."""
    parts = [DirectedText(run.text, bool(run.url or run.language), run.is_code) for run in runs]
    for run, text in zip(runs, kept_apart(parts), strict=True):
        stays = run.text == text or run.is_code or run.math is not None
        yield run if stays else run.saying(text)
