"""What rules on a deck examine: the presentation, its runs with their looks, what is expected.

A run is a stretch of text with the same properties (`a:r` in DrawingML). How it looks is rarely
written beside it: size, weight and colour are inherited from the list levels of the shape, the
placeholder of the layout, the master, the theme (see `ooxml.text_styles`). Cells of a table inherit
from a table style in another part of the file instead, so they have methods of their own here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, TypeVar

from irdocs.audit.reading.deck_videos import MEDIA
from irdocs.audit.rules import Finding
from irdocs.caching.by_value import cached_by_value
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.ooxml import colour_scheme, grounds
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.office_math_text import MATH, math_text
from irdocs.ooxml.package import KNOWN, Relation
from irdocs.ooxml.presentation import FOOTERS, TITLES, Presentation, SlidePage, SlideShape
from irdocs.ooxml.text_styles import StyleResolver, TextStyle
from irdocs.ooxml.xml import Element
from irdocs.units import Size


@frozen
class ExpectedDeck:
    """What a deck is expected to be: the size of its slides, and the smallest type, all in pt."""

    size: Size
    floor: float = 18.0
    """The smallest type of all text but footers."""
    language: str = "en"
    """The language tag of the deck."""
    footer_floor: float = 12.0
    """The smallest type of footers; 0 in a user's template, which irdocs cannot change."""
    link_words: frozenset[str] = frozenset()
    """The words of the links of its content, on which the rules on content have their say."""


_PARAGRAPH, _PARAGRAPH_PROPERTIES = f"{A}p", f"{A}pPr"
_RUNS = frozenset({f"{A}r", f"{A}fld"})
_RUN_PROPERTIES, _TEXT = f"{A}rPr", f"{A}t"


@frozen
class SlideRun:
    """A run of text on a slide, with its look after inheritance."""

    shape: SlideShape
    """The shape, or the frame of the table, that it is in."""
    properties: Element | None
    """Its own properties (`a:rPr`), if it has any."""
    text: str
    style: TextStyle
    grounds: tuple[Colour, ...]
    """The colours behind it: several of a gradient that is both dark and light, none if that is a
    picture or unknown."""
    is_math: bool = False
    """Whether it is a formula, which is an object as a chart is, and not text of a placeholder."""

    @property
    def is_footer(self) -> bool:
        """Whether it is in a placeholder for a date, a footer or a slide number."""
        return self.shape.type in FOOTERS


@frozen(eq=False)
class RunLookReader:
    """Finds the runs on slides, and how they look."""

    styles: StyleResolver
    table_styles: Element | None
    """The root of the part `tableStyles`, if there is one."""

    def runs(self, slide: SlidePage) -> Iterator[SlideRun]:
        """Yield the runs of a slide in reading order, including those in cells of tables."""
        for shape in slide.shapes:
            if shape.kind == "sp" and shape.body is not None:
                yield from self._shape_runs(slide, shape)
            elif shape.kind == "graphicFrame":
                for table in shape.element.iter(f"{A}tbl"):
                    yield from self.cell_runs(slide, shape, table)

    def _shape_runs(self, slide: SlidePage, shape: SlideShape) -> Iterator[SlideRun]:
        box = slide.box(shape)
        behind = grounds.colours(slide, shape, box) if box else ()
        for paragraph in shape.body if shape.body is not None else ():
            if paragraph.tag != _PARAGRAPH:
                continue
            level = 0
            for run in paragraph:
                if run.tag == _PARAGRAPH_PROPERTIES:
                    level = int(run.get("lvl", "0"))
                elif run.tag == MATH:  # a formula has the look of its first sign
                    properties = next(run.iter(_RUN_PROPERTIES), None)
                    run_style = self.styles.style(slide, shape, level, properties)
                    yield SlideRun(shape, properties, math_text(run), run_style, behind, True)
                elif run.tag in _RUNS:
                    properties = next(run.iterchildren(_RUN_PROPERTIES), None)
                    text_element = next(run.iterchildren(_TEXT), None)
                    run_style = self.styles.style(slide, shape, level, properties)
                    text = text_element.text or "" if text_element is not None else ""
                    yield SlideRun(shape, properties, text, run_style, behind)

    def cell_runs(self, slide: SlidePage, shape: SlideShape, table: Element) -> Iterator[SlideRun]:
        """Yield the runs in the cells of a table, row by row."""
        style = self._table_style(table)
        for cell, kinds in _cells(table):
            behind = self._cell_ground(slide, shape, cell, style, kinds)
            for run in cell.iter(f"{A}r"):
                properties, text_element = run.find(f"{A}rPr"), run.find(f"{A}t")
                run_style = self._cell_style(slide, shape, properties, style, kinds)
                text = text_element.text or "" if text_element is not None else ""
                yield SlideRun(shape, properties, text, run_style, behind)

    def cell_grounds(
        self, slide: SlidePage, shape: SlideShape, table: Element
    ) -> Iterator[Colour | None]:
        """Yield the colour behind each cell of a table, row by row; none for cells that are covered
        by one over several rows or columns (ECMA-376, 21.1.3.16, hMerge and vMerge)."""
        style = self._table_style(table)
        for cell, kinds in _cells(table):
            if any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge")):
                continue
            found = self._cell_ground(slide, shape, cell, style, kinds)
            yield found[0] if len(found) == 1 else None

    def _table_style(self, table: Element) -> Element | None:
        """Return the style that a table names; None if it has none."""
        style_id = table.find(f"{A}tblPr/{A}tableStyleId")
        if style_id is None or self.table_styles is None:
            return None
        return next((s for s in self.table_styles if s.get("styleId") == style_id.text), None)

    def _cell_ground(
        self, slide: SlidePage, shape: SlideShape, cell: Element, style: Element | None,
        kinds: tuple[str, ...],
    ) -> grounds.Ground:  # fmt: skip
        """Return the colours behind a cell: its own fill, its table style's, or what is below.

        `kinds` are the parts of the table style that apply to the cell, the strongest first.
        """
        fill = colour_scheme.fill_of(cell.find(f"{A}tcPr"), slide.scheme, slide.mapping)
        for kind in kinds if style is not None else ():
            if fill is not None:
                break
            table_fill = style.find(f"{A}{kind}/{A}tcStyle/{A}fill") if style is not None else None
            fill = colour_scheme.fill_of(table_fill, slide.scheme, slide.mapping)
        if isinstance(fill, Colour):
            return (fill,)
        box = slide.box(shape) if fill != "other" else None
        return grounds.colours(slide, shape, box) if box else ()

    def _cell_style(
        self, slide: SlidePage, shape: SlideShape, properties: Element | None,
        style: Element | None, kinds: tuple[str, ...],
    ) -> TextStyle:  # fmt: skip
        """Return the look of a run in a cell.

        Its own colour, or that of a link, wins over the table style's.
        """
        run_style = self.styles.style(slide, shape, 0, properties)
        if properties is not None and (
            properties.find(f"{A}solidFill") is not None
            or properties.find(f"{A}hlinkClick") is not None
        ):
            return run_style
        for kind in kinds if style is not None else ():
            text_properties = style.find(f"{A}{kind}/{A}tcTxStyle") if style is not None else None
            colour_element = (
                text_properties.find(f"{A}schemeClr") if text_properties is not None else None
            )
            if text_properties is not None and colour_element is not None:
                colour = colour_scheme.solid_colour(colour_element, slide.scheme, slide.mapping)
                bold = run_style.bold or text_properties.get("b") == "on"
                return TextStyle(
                    run_style.size, bold, run_style.typeface, colour, run_style.capitals
                )
        return run_style


T = TypeVar("T")
Find = Callable[["ExaminedSlide"], Iterator[Finding]]


@frozen(eq=False, slots=False)
class ExaminedSlide:
    """A slide with all that rules on single slides examine, and what they have found on it."""

    page: SlidePage
    relations: Mapping[str, Relation]
    """What it relates to, by id."""
    notes: Element | None
    """The root of its notes page, if it has one."""
    expected: ExpectedDeck
    reader: RunLookReader
    _found: dict[Callable[..., Any], tuple[Any, ...]] = field(default_factory=dict)

    @cached_property
    def runs(self) -> tuple[SlideRun, ...]:
        """Its runs in reading order, including those in cells of tables."""
        return tuple(self.reader.runs(self.page))

    @cached_property
    def media(self) -> tuple[SlideShape, ...]:
        """Its shapes that play a video or a sound."""
        return tuple(s for s in self.page.shapes if next(s.element.iter(*MEDIA), None) is not None)

    @property
    def title(self) -> SlideShape | None:
        """Its title placeholder; None if it has none."""
        return next((shape for shape in self.page.shapes if shape.type in TITLES), None)

    def found(self, find: Callable[[ExaminedSlide], Iterator[T]]) -> tuple[T, ...]:
        """Return what a rule finds on it, looked for once."""
        known = self._found.get(find)
        if known is None:
            known = self._found[find] = tuple(find(self))
        return known


@frozen(slots=False)
class ExaminedDeck:
    """A finished deck, read back once for all rules, with what is expected of it.

    Slides as they were in a deck that was examined before are the same objects, if the presentation
    was opened so: then only what has changed is examined.
    """

    presentation: Presentation
    expected: ExpectedDeck

    @cached_property
    def reader(self) -> RunLookReader:
        """Finds runs in the styles of this deck."""
        package = self.presentation.package
        part = package.related(self.presentation.main, "tableStyles")
        table_styles = package.xml(part) if part is not None and part in package else None
        reader = _known_reader if self.presentation.known else _run_reader
        return reader(self.presentation.root, table_styles)

    @cached_property
    def slides(self) -> tuple[ExaminedSlide, ...]:
        """Every slide."""
        show = self.presentation
        examined = _known_slide if show.known else _examined_slide
        return tuple(
            examined(
                slide, tuple(show.package.relations(slide.part).items()),
                show.package.xml(notes) if (notes := show.notes_of(slide)) else None,
                self.expected, self.reader,
            )
            for slide in show.slides
        )  # fmt: skip


def _run_reader(root: Element, table_styles: Element | None) -> RunLookReader:
    """Return what finds runs in the styles of a presentation, of whose XML the root is given."""
    return RunLookReader(StyleResolver(root), table_styles)


def _examined_slide(
    page: SlidePage,
    relations: tuple[tuple[str, Relation], ...],
    notes: Element | None,
    expected: ExpectedDeck,
    reader: RunLookReader,
) -> ExaminedSlide:
    """Return a slide with what belongs to it."""
    return ExaminedSlide(page, dict(relations), notes, expected, reader)


_known_reader = cached_by_value(16)(_run_reader)
_known_slide = cached_by_value(KNOWN)(_examined_slide)


def on_each_slide(*finds: Find) -> Callable[[ExaminedDeck], Iterator[Finding]]:
    """Return what finds in a deck what some functions find on each of its slides."""

    def found(deck: ExaminedDeck) -> Iterator[Finding]:
        for slide in deck.slides:
            for find in finds:
                yield from slide.found(find)

    return found


def _cells(table: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield each cell with the parts of the table style that apply to it, the strongest first."""
    for number, row in enumerate(table.iterfind(f"{A}tr")):
        kinds = ("firstRow", "wholeTbl") if number == 0 else ("wholeTbl",)
        for cell in row.iterfind(f"{A}tc"):
            yield cell, kinds


def text_of(shape: SlideShape) -> str:
    """Return the text of a shape, one line for each paragraph."""
    if shape.body is None:
        return ""
    return "\n".join(
        "".join(
            math_text(text) if text.tag == MATH else text.text or ""
            for text in paragraph.iter(f"{A}t", MATH)
        )
        for paragraph in shape.body.iterfind(f"{A}p")
    )
