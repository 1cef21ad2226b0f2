"""A deck as the rules look at it: its show, its words with their looks, what was ordered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from irdocs.drawing import Colour
from irdocs.ooxml import colour_scheme, text_styles
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.presentation import FOOTERS, TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver, TextStyle
from irdocs.ooxml.xml import Element
from irdocs.units import Size


@dataclass(frozen=True, slots=True)
class ExpectedDeck:
    """What was ordered: the size of a slide in pt, the smallest type in pt, of footers too."""

    size: Size
    floor: float = 18.0
    footer_floor: float = 12.0
    """0 in a user's template, whose footers are as they are."""


_PARAGRAPH, _PARAGRAPH_PROPERTIES = f"{A}p", f"{A}pPr"
_RUNS = frozenset({f"{A}r", f"{A}fld"})
_RUN_PROPERTIES, _TEXT = f"{A}rPr", f"{A}t"


@dataclass(frozen=True, slots=True)
class SlideRun:
    """A run on a slide: its shape, its properties, its text, its look and its ground."""

    shape: SlideShape
    properties: Element | None
    text: str
    style: TextStyle
    ground: Colour | None

    @property
    def is_footer(self) -> bool:
        return self.shape.type in FOOTERS


@dataclass(frozen=True)
class ExaminedDeck:
    """A finished deck, read back once for all rules."""

    presentation: Presentation
    styles: StyleResolver
    expected: ExpectedDeck

    @cached_property
    def words(self) -> tuple[tuple[SlidePage, tuple[SlideRun, ...]], ...]:
        """Every slide with its runs in order, tables' cells among them."""
        return tuple((slide, tuple(self._words(slide))) for slide in self.presentation.slides)

    def _words(self, slide: SlidePage) -> Iterator[SlideRun]:
        for shape in slide.shapes:
            if shape.kind == "sp" and shape.body is not None:
                yield from self._said(slide, shape)
            elif shape.kind == "graphicFrame":
                for table in shape.element.iter(f"{A}tbl"):
                    yield from self._cells(slide, shape, table)

    def _said(self, slide: SlidePage, shape: SlideShape) -> Iterator[SlideRun]:
        box = slide.box(shape)
        ground = text_styles.ground(slide, shape, box) if box else None
        for paragraph in shape.body if shape.body is not None else ():
            if paragraph.tag != _PARAGRAPH:
                continue
            level = 0
            for run in paragraph:
                if run.tag == _PARAGRAPH_PROPERTIES:
                    level = int(run.get("lvl", "0"))
                elif run.tag in _RUNS:
                    own, said = run.find(_RUN_PROPERTIES), run.find(_TEXT)
                    look = self.styles.style(slide, shape, level, own)
                    text = said.text or "" if said is not None else ""
                    yield SlideRun(shape, own, text, look, ground)

    def _cells(self, slide: SlidePage, shape: SlideShape, table: Element) -> Iterator[SlideRun]:
        style = self._table_style(table)
        for number, row in enumerate(table.iterfind(f"{A}tr")):
            kinds = ("firstRow", "wholeTbl") if number == 0 else ("wholeTbl",)
            for cell in row.iterfind(f"{A}tc"):
                ground = self._cell_ground(slide, shape, cell, style, kinds)
                for run in cell.iter(f"{A}r"):
                    own, said = run.find(f"{A}rPr"), run.find(f"{A}t")
                    look = self._cell_look(slide, shape, own, style, kinds)
                    text = said.text or "" if said is not None else ""
                    yield SlideRun(shape, own, text, look, ground)

    def _table_style(self, table: Element) -> Element | None:
        named = table.find(f"{A}tblPr/{A}tableStyleId")
        part = self.presentation.package.related(self.presentation.main, "tableStyles")
        if named is None or part is None or part not in self.presentation.package:
            return None
        styles = self.presentation.package.xml(part)
        return next((s for s in styles if s.get("styleId") == named.text), None)

    def _cell_ground(
        self, slide: SlidePage, shape: SlideShape, cell: Element, style: Element | None,
        kinds: tuple[str, ...],
    ) -> Colour | None:  # fmt: skip
        fill = colour_scheme.fill_of(cell.find(f"{A}tcPr"), slide.scheme, slide.mapping)
        for kind in kinds if style is not None else ():
            if fill is not None:
                break
            holder = style.find(f"{A}{kind}/{A}tcStyle/{A}fill") if style is not None else None
            fill = colour_scheme.fill_of(holder, slide.scheme, slide.mapping)
        if isinstance(fill, Colour):
            return fill
        if fill == "other":
            return None
        box = slide.box(shape)
        return text_styles.ground(slide, shape, box) if box else None

    def _cell_look(
        self, slide: SlidePage, shape: SlideShape, own: Element | None, style: Element | None,
        kinds: tuple[str, ...],
    ) -> TextStyle:  # fmt: skip
        look = self.styles.style(slide, shape, 0, own)
        if own is not None and (
            own.find(f"{A}solidFill") is not None or own.find(f"{A}hlinkClick") is not None
        ):
            return look
        for kind in kinds if style is not None else ():
            said = style.find(f"{A}{kind}/{A}tcTxStyle") if style is not None else None
            painted = said.find(f"{A}schemeClr") if said is not None else None
            if said is not None and painted is not None:
                colour = colour_scheme.shown(painted, slide.scheme, slide.mapping)
                bold = look.bold or said.get("b") == "on"
                return TextStyle(look.size, bold, look.typeface, colour, look.capitals)
        return look

    def title(self, slide: SlidePage) -> SlideShape | None:
        """Return a slide's title."""
        return next((s for s in slide.shapes if s.type in TITLES), None)


def text_of(shape: SlideShape) -> str:
    """Return a shape's words, a line a paragraph."""
    if shape.body is None:
        return ""
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter(f"{A}t"))
        for paragraph in shape.body.iterfind(f"{A}p")
    )
