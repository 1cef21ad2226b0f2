"""Read the slides that irdocs made as the blocks that they were made of.

Their layouts and placeholders have names of ours, which PowerPoint and LibreOffice keep. What
somebody has put on such a slide beside them follows as on any other slide; slides that each deck
makes anew, such as the map of the session, are left, and the account says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from irdocs.deck.layout_names import LayoutKind, Stem
from irdocs.frozen import frozen, replace
from irdocs.importing import own_frames
from irdocs.importing.losses import LossAccount
from irdocs.importing.markdown_source import SECTION_KEYS, UNTITLED, SourcePart
from irdocs.importing.markdown_words import bare, escaped
from irdocs.importing.own_blocks import Block, OwnSlide, block_of
from irdocs.importing.own_layouts import OwnLayout, OwnPieces, layout_called
from irdocs.importing.own_quizzes import AskedQuiz
from irdocs.importing.own_tables import table_of
from irdocs.importing.own_words import filled_in, is_ours
from irdocs.importing.slide_flows import ShapePiece
from irdocs.importing.slide_order import ShownPiece
from irdocs.locale.strings_file import Strings
from irdocs.ooxml.namespaces import P
from irdocs.ooxml.presentation import SlidePage, SlideShape

_QUIZZES = (LayoutKind.QUIZ_QUESTION, LayoutKind.QUIZ_CASE)
_TABLES = (LayoutKind.TABLE, LayoutKind.NOTED_TABLE)
_LISTED: Mapping[str, str] = {
    "statistics": "items", "cards": "items", "terms": "items", "timeline": "items",
    "resources": "items", "images": "items", "case": "parts", "table": "rows",
}  # fmt: skip
"""Where a block has what goes on over several slides."""
_CALLED: Mapping[str, str] = {
    "statistics": "figures", "timeline": "timelines", "quote": "quotations", "cards": "cards",
    "terms": "terms", "case": "cases", "points": "lists", "columns": "columns",
    "resources": "resources", "callout": "callouts", "text": "texts",
}  # fmt: skip
"""What blocks are called in the account; charts, pictures and tables are counted as they are
read."""
Parts = Iterator[SourcePart]


@frozen
class ShownSlide:
    """A slide as it was read, before it is put together."""

    slide: SlidePage
    shapes: Sequence[SlideShape]
    heading: str
    """Its title, as Markdown without any."""
    shown: Sequence[ShapePiece]
    """What it shows beside its title."""
    notes: str
    line: int

    @property
    def layout(self) -> OwnLayout | None:
        """Its layout, if it is one of ours."""
        return layout_called(self.slide.above.name) if self.slide.above is not None else None

    @property
    def is_revealed(self) -> bool:
        """Whether its parts appear at clicks."""
        return self.slide.root.find(f"{P}timing") is not None

    def beside(self, pieces: OwnPieces) -> list[ShapePiece]:
        """Return what it shows beside what was taken of it."""
        return [one for one in self.shown if not any(one.piece is met for met in pieces.met)]


@frozen
class _Question:
    """A question that waits for its answer."""

    quiz: AskedQuiz
    read: ShownSlide
    otherwise: Callable[[ShownSlide], Parts]
    """What its slide is if there is no answer."""


@dataclass
class OwnSlideReader:
    """Reads the slides of a presentation, as far as irdocs made them."""

    name: str
    """The file name of the presentation."""
    words: Strings
    """What irdocs says itself in the language of the presentation."""
    account: LossAccount
    front: dict[str, Any]
    """What the front matter of a Markdown file would say; is added to."""
    composed: Callable[[Sequence[ShownPiece], int], Parts]
    """Makes parts of what stands on a slide, as of any other."""
    said: dict[str, Any] = field(default_factory=dict)
    """What a deck says of itself and a file of Markdown does not: objectives, event, cover."""
    section: str = ""
    """The title of the section that the next slide stands in."""
    _asked: _Question | None = None
    _before: tuple[str, Block] | None = None
    """The title of the slide before, without its number among several, and its block."""

    def parts(self, read: ShownSlide, otherwise: Callable[[ShownSlide], Parts]) -> Parts:
        """Yield the parts of a slide; `otherwise` yields those of one that shows no block."""
        layout, pieces = read.layout, OwnPieces(read.shown)
        if layout is not None and layout.kind is LayoutKind.QUIZ_ANSWER and self._asked:
            question = self._asked
            if block := question.quiz.answered_by_slide(
                bare(read.heading), pieces, read.notes, self.words, read.line, self.account
            ):
                self._asked = None
                yield from self._quiz(question, block, read.beside(pieces))
                return
        yield from self.rest()
        before, self._before = self._before, None
        if layout is None:
            yield from otherwise(read)
            return
        read = replace(read, notes=self._own_notes(read.notes, read.line))
        if (frame := self._frame(read, layout, pieces, otherwise)) is not None:
            yield from frame
            return
        title, number = self._title(read)
        read = replace(read, heading=escaped(title))
        quiz = AskedQuiz(read.heading, pieces, read.notes) if layout.kind in _QUIZZES else None
        if quiz is not None and quiz.is_one:
            self._asked = _Question(quiz, read, otherwise)
            return
        block = self._block(read, layout, pieces, title)
        if block is None:
            yield from otherwise(read)
            return
        goes_on = number > 1 and before is not None and before[0] == title
        if goes_on and before is not None and _extended(before[1], block):
            again = [title, *pieces.said_beside()]
            self.account.left(read.line, f'"{title}"', "the block goes on", " ".join(again))
            self._before = before
        else:
            self._before = title, block
            is_headed = title and block.get("caption") != title
            yield (SourcePart(read.line, f"## {read.heading}") if is_headed
                   else SourcePart(read.line, kind=UNTITLED))  # fmt: skip
            yield SourcePart(read.line, kind="block", block=block)
        if marks := pieces.marks_of_sources:
            self.account.left(read.line, "the numbers of sources", "blocks name their sources",
                              marks)  # fmt: skip
        yield from self._added(read.beside(pieces), read.line)
        yield from _notes([read.notes], read.line)

    def rest(self) -> Parts:
        """Yield the question that still waits for an answer."""
        if self._asked is None:
            return
        asked, self._asked = self._asked, None
        block = asked.quiz.answered_by_notes(self.words, asked.read.line, self.account)
        yield from self._quiz(asked, block, ()) if block else asked.otherwise(asked.read)

    def named_section(self, name: str, line: int) -> Parts:
        """Yield the beginning of a section that a presentation names."""
        yield SourcePart(line, f"# {escaped(name)}")
        if name == str(self.words.backup_section):
            yield SourcePart(line, kind=SECTION_KEYS, block={"backup": True})

    def without_frame(self, parts: Sequence[SourcePart]) -> Parts:
        """Yield parts without the section of the slides that open a deck of ours, if nothing of it
        is left."""
        opening = f"# {escaped(str(self.words.opening_section))}"
        for part, after in zip_longest(parts, parts[1:]):
            if part.text == opening and (after is None or after.text.startswith("# ")):
                self.account.left(part.line, f'the section "{bare(part.text[2:])}"',
                                  "each deck has it", bare(part.text[2:]))  # fmt: skip
            else:
                yield part

    # ------------------------------------------------------------ kinds of slides

    def _frame(
        self, read: ShownSlide, layout: OwnLayout, pieces: OwnPieces,
        otherwise: Callable[[ShownSlide], Parts],
    ) -> Parts | None:  # fmt: skip
        """Return the parts of a slide that shows no block; None for others."""
        heading, line = bare(read.heading), read.line
        if layout.kind in own_frames.TITLES and read.slide.number == 1:
            shown = " ".join([heading, *(bare(one.piece.markdown) for one in read.shown)])
            said = own_frames.said_of_document(pieces, self.words, line, self.account)
            self.said |= {key: said.pop(key) for key in ("event", "cover") if key in said}
            self.front |= said
            notes = own_frames.notes_of_title(read.notes, shown, self.words, line, self.account)
            return otherwise(replace(read, shown=read.beside(pieces), notes=notes))
        if layout.kind is LayoutKind.STEPS and read.slide.number == 2:
            found = own_frames.objectives(heading, pieces, read.notes)
            if found is None:
                return None
            self.said["objectives"] = found
            numbers = [pieces.words(Stem.NUMBER, n) for n in pieces.numbers(Stem.NUMBER)]
            self.account.left(line, "numbers beside texts", "objectives have none",
                              " ".join(numbers))  # fmt: skip
            return self._added(read.beside(pieces), line)
        if layout.kind is LayoutKind.PICTURE_SECTION and heading:
            return self._opener(read, own_frames.section_picture(pieces), pieces)
        if own_frames.is_made_anew(layout.kind, pieces, len(read.shown), str(self.front)):
            texts = [heading, *(bare(one.piece.markdown) for one in read.shown), bare(read.notes)]
            self.account.left(line, f'"{heading}"', "each deck has it anew", " ".join(texts))
            return iter(())
        return None

    def _opener(self, read: ShownSlide, keys: Block, pieces: OwnPieces) -> Parts:
        """Yield a section with a picture."""
        self.section = bare(read.heading)
        yield SourcePart(read.line, f"# {read.heading}")
        if keys:
            yield SourcePart(read.line, kind=SECTION_KEYS, block=keys)
        yield from self.composed([one.piece for one in read.beside(pieces)], read.line)
        yield from _notes([read.notes], read.line)

    def _block(
        self, read: ShownSlide, layout: OwnLayout, pieces: OwnPieces, title: str
    ) -> Block | None:
        if layout.kind in _TABLES:
            shape = next((one for one in read.shapes if one.name == Stem.TABLE.value), None)
            table = table_of(pieces, shape, title or self.section)
            self.account.taken["tables"] += table is not None
            return table
        name = f"{self.name}, slide {read.slide.number}"
        made = OwnSlide(layout, pieces, read.is_revealed, read.line, name)
        block = block_of(made, self.account)
        if block is not None and (called := _CALLED.get(block["type"])):
            self.account.taken[called] += 1
        return block

    def _quiz(self, asked: _Question, block: Block, added: Sequence[ShapePiece]) -> Parts:
        """Yield a quiz, with what somebody has put on its slides."""
        line, quiz = asked.read.line, asked.quiz
        self.account.taken["quizzes"] += 1
        self.account.left(line, "letters beside options", "a quiz has its own",
                          " ".join(quiz.letters))  # fmt: skip
        yield SourcePart(line, kind=UNTITLED)
        revealed = {"reveal": True} if asked.read.is_revealed else {}
        yield SourcePart(line, kind="block", block=block | revealed)
        yield from self._added([*asked.read.beside(quiz.pieces), *added], line)
        yield from _notes(quiz.notes, line)

    def _added(self, pieces: Sequence[ShapePiece], line: int) -> Parts:
        """Yield what somebody has put on a slide of ours."""
        yield from self.composed([one.piece for one in pieces], line)

    # ------------------------------------------------------------ titles and notes

    def _title(self, read: ShownSlide) -> tuple[str, int]:
        """Return a slide's title in plain words as it was before irdocs numbered it, and its number
        among the slides that its block goes on over, which is 0 for a single one."""
        title, number = bare(read.heading), 0
        if found := filled_in(self.words.title_of_several.template, title):
            rest = title.replace(found["title"], "", 1)
            title = found["title"]
            number = int(found["number"]) if found["number"].isdecimal() else 0
            self.account.left(read.line, f'"{rest.strip()}" of a title', "decks number slides",
                              rest)  # fmt: skip
        if re.fullmatch(rf"{re.escape(self.section)} \(\d+\)", title) and self.section:
            what = "its block has no title of its own"
            self.account.left(read.line, f'the title "{title}"', what, title)
            title = ""
        return title, number

    def _own_notes(self, notes: str, line: int) -> str:
        """Return notes without what irdocs says in them itself, which is told."""
        kept = []
        for paragraph in notes.split("\n\n"):
            said = bare(paragraph)
            if said and is_ours(self.words, said):
                self.account.left(line, f'"{said[:60]}"', "irdocs says it in the notes itself",
                                  said)  # fmt: skip
            else:
                kept.append(paragraph)
        return "\n\n".join(kept)


def _extended(before: Block, block: Block) -> bool:
    """Add what a slide goes on with to the block of the one before; return whether that can be."""
    listed = _LISTED.get(str(block["type"]))
    alike = [{key: value for key, value in one.items() if key != listed} for one in (before, block)]
    if listed is None or alike[0] != alike[1]:
        return False
    before[listed] += block[listed]
    return True


def _notes(paragraphs: Sequence[str], line: int) -> Parts:
    text = "\n\n".join(filter(None, paragraphs))
    if text:
        yield SourcePart(line, kind="notes", parts=[SourcePart(line, text)])


__all__ = ["OwnSlideReader", "ShownSlide"]
