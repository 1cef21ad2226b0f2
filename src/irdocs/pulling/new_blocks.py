"""Write a slide that somebody has added as a block of the content: a text, or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from irdocs.content.blocks import LIST_LEVELS
from irdocs.frozen import frozen
from irdocs.importing.deck_texts import SlideTextReader
from irdocs.importing.deck_words import level_of, own_mark, written
from irdocs.importing.losses import LossAccount
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import FOOTERS, TITLES, SlidePage, SlideShape
from irdocs.ooxml.slide_text import SlideLine, in_plain_quotes, paragraph_text, plainly
from irdocs.ooxml.xml import Element
from irdocs.pulling.citing import cited_paragraph, unknown_numbers, with_citations
from irdocs.pulling.emphasis import emphasised
from irdocs.pulling.escaping import begun_as_words, lightly_escaped
from irdocs.pulling.formats import SHIFTS, STRUCK, formats
from irdocs.pulling.own_notes import is_fixed
from irdocs.pulling.patching import plain_or_quoted
from irdocs.pulling.state import PullState, short
from irdocs.pulling.units import CITATION, bare

_LONG = 18
"""From how many words on an item that is alone is a text, whatever stands before it."""


@frozen
class NewBlock:
    """A block that a slide becomes."""

    lines: tuple[str, ...]
    """What is written for it, line by line, without the dash before it."""
    left: tuple[str, ...]
    """What of the slide is not in it."""


@frozen
class _Paragraph:
    element: Element
    level: int
    markdown: str
    mark: str
    """What stands before an item of a list, empty for a paragraph."""


def new_block(state: PullState, slide: ReadSlide) -> NewBlock:
    """Return the block that says what a slide says that somebody has added.

    A title alone is the block's text: it would stand twice if it were its title as well.
    """
    return _BlockWriter(state, slide).block()


@dataclass
class _BlockWriter:
    state: PullState
    slide: ReadSlide
    account: LossAccount = field(default_factory=LossAccount)

    def block(self) -> NewBlock:
        title = " ".join(line.text for line in self.slide.lines if line.role == "title")
        found = [one for one in self._paragraphs() if one.markdown]
        if table := self._table(title, found):
            return table
        lines = ["type: points" if _is_list(found) else "type: text", "only: deck"]
        if title and found:
            lines.append(f"title: {plain_or_quoted(bare(title))}")
        if _is_list(found):
            is_ordered = all(one.mark not in ("", "-") for one in found)
            lines += ["ordered: true"] * is_ordered
            words = [(min(one.level, LIST_LEVELS - 1), one.markdown) for one in found]
            lines += ["items:", *_items(words, "  ")]
        elif found:
            lines += _text([(one.level, one.markdown, one.mark) for one in found])
        else:
            lines += _text([(0, cited_paragraph(title or "A slide", self.state.sources), "")])
        if notes := [*self._notes()]:
            lines += notes_of(notes)
        return NewBlock(tuple(lines), tuple(self._left(found)))

    def _table(self, title: str, found: Sequence[_Paragraph]) -> NewBlock | None:
        """Return a slide of a table, and of a caption at most, as a table; None for others, and for
        one whose cells are joined."""
        page = self.state.edited.show.slides[self.slide.number - 1]
        tables = [table for shape in page.shapes for table in shape.element.iter(f"{A}tbl")]
        if len(tables) != 1 or any(
            _JOINED.intersection(cell.attrib) for cell in tables[0].iter(f"{A}tc")
        ):
            return None
        said = {one.element: one.markdown for one in found}
        rows = [
            [" ".join(filter(None, (said.pop(p, "") for p in cell.iter(f"{A}p"))))
             for cell in row.iterfind(f"{A}tc")]
            for row in tables[0].iterfind(f"{A}tr")
        ]  # fmt: skip
        beside = [*said.values()]
        caption = beside[0] if beside else cited_paragraph(title, self.state.sources)
        if len(beside) > 1 or not caption or len(rows) < 2:
            return None
        header, *others = ([plain_or_quoted(text, in_flow=True) for text in row] for row in rows)
        lines = ["type: table", "only: deck"]
        if title:
            lines.append(f"title: {plain_or_quoted(bare(title))}")
        lines += [f"caption: {plain_or_quoted(caption)}", f"header: [{', '.join(header)}]", "rows:"]
        lines += [f"  - [{', '.join(row)}]" for row in others]
        if notes := [*self._notes()]:
            lines += notes_of(notes)
        left = (one for one in self._left(found) if one != _NAMES["graphicFrame"])
        return NewBlock(tuple(lines), tuple(left))

    def _paragraphs(self) -> Iterator[_Paragraph]:
        """Yield the paragraphs and cells of the slide beside its title."""
        page = self.state.edited.show.slides[self.slide.number - 1]
        reader = SlideTextReader(self.state.edited.show, self.account)
        for shape in page.shapes:
            if shape.type in (*FOOTERS, *TITLES) or self._is_counter(shape):
                continue
            for body in shape.element.iter(f"{P}txBody", f"{A}txBody"):
                texts = reader.paragraphs(body, page)
                for paragraph, text in zip(body.iterfind(f"{A}p"), texts, strict=True):
                    plain = begun_as_words(lightly_escaped(in_plain_quotes(plainly(text))))
                    yield _Paragraph(
                        paragraph, level_of(paragraph),
                        with_citations(plain, self.state.sources),
                        _mark(reader, paragraph, shape, page),
                    )  # fmt: skip

    def _is_counter(self, shape: SlideShape) -> bool:
        """Whether a shape has but the number or letter that irdocs puts beside a step or option."""
        words = "".join(map(paragraph_text, shape.element.iter(f"{A}p"))).strip()
        return len(words) < 3 and shape.name.startswith(("Number ", "Letter "))

    def _notes(self) -> Iterator[str]:
        """Yield the paragraphs of the notes that irdocs does not write itself."""
        for line in self.slide.notes:
            if not self._is_own(line):
                source = emphasised(line.element, "")
                yield (
                    cited_paragraph(line.text, self.state.sources)
                    if source is None
                    else (with_citations(begun_as_words(source), self.state.sources))
                )

    def _is_own(self, line: SlideLine) -> bool:
        """Whether irdocs writes a paragraph of notes itself."""
        return line.text in self.state.own_notes or is_fixed(self.state.words, line.text)

    def _left(self, found: Sequence[_Paragraph]) -> Iterator[str]:
        """Yield what of the slide is not in its block."""
        yield from dict.fromkeys(_not_words(self.state.edited.show.slides[self.slide.number - 1]))
        for one in found:
            for look in formats(one.element, lambda _: ""):
                is_marked = "*" in one.markdown and look.kind in ("bold", "italic")
                is_told = look.kind.startswith("linked to") or look.kind in (*SHIFTS, STRUCK)
                if not is_marked and not is_told:
                    yield f'"{short(look.words.strip())}" is {look.kind}'
        yield from (f"{one.what}: {one.how}" for one in self.account.lines)
        for line in self.slide.lines:
            if line.role == "title" and found and (marks := CITATION.findall(line.text)):
                yield f"the title without {' '.join(mark.strip() for mark in marks)}"
        for line in (*self.slide.lines, *self.slide.notes):
            for number in unknown_numbers(line.text, self.state.sources):
                yield f"{number} is the number of no source"


def _mark(reader: SlideTextReader, paragraph: Element, shape: SlideShape, page: SlidePage) -> str:
    own = own_mark(paragraph)
    if own is not None or shape.kind != "sp":
        return own or ""
    return reader.inherited_mark(shape, page, level_of(paragraph))


def _is_list(found: Sequence[_Paragraph]) -> bool:
    """Whether all paragraphs are items of one kind, or some stand deeper than others."""
    if len(found) == 1 and len(found[0].markdown.split()) > _LONG:
        return False
    are_items = all(one.mark for one in found) and len({one.mark == "-" for one in found}) == 1
    return bool(found) and (are_items or any(one.level for one in found))


def _text(paragraphs: Sequence[tuple[int, str, str]]) -> list[str]:
    """Return the lines of a key `text` with paragraphs, and lists among them."""
    if len(paragraphs) == 1 and not paragraphs[0][2]:
        return [f"text: {plain_or_quoted(paragraphs[0][1])}"]
    whole = re.sub(r"\n{3,}", "\n\n", written(paragraphs))
    return ["text: |", *(f"  {line}".rstrip() for line in whole.split("\n"))]


def notes_of(paragraphs: Sequence[str]) -> list[str]:
    """Return the lines of a key `notes` with some paragraphs of Markdown, one at least."""
    return ["notes: |", *[line for one in paragraphs for line in ("", f"  {one}")][1:]]


def _items(words: Sequence[tuple[int, str]], indent: str) -> Iterator[str]:
    """Yield the lines of a list of words, each with how deep it is. What is deeper than the words
    before it belongs to them."""
    at = 0
    while at < len(words):
        level, text = words[at]
        end = next((n for n in range(at + 1, len(words)) if words[n][0] <= level), len(words))
        shown = plain_or_quoted(text)
        if end == at + 1:
            yield f"{indent}- {shown}"
        else:
            yield f"{indent}- text: {shown}"
            yield f"{indent}  items:"
            yield from _items(words[at + 1 : end], f"{indent}    ")
        at = end


def _not_words(page: SlidePage) -> Iterator[str]:
    """Yield what a slide has beside words."""
    yield from (_NAMES[shape.kind] for shape in page.shapes if shape.kind in _NAMES)


_NAMES = {"pic": "a picture", "graphicFrame": "a table, chart or diagram", "grpSp": "a drawing"}
_JOINED = frozenset({"gridSpan", "rowSpan", "hMerge", "vMerge"})

__all__ = ["NewBlock", "new_block", "notes_of"]
