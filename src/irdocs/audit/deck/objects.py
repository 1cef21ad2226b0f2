"""Rules on pictures, drawings, charts, tables and media: mostly on alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.deck.examined import ExaminedDeck, ExaminedSlide, on_each_slide
from irdocs.audit.reading import deck_videos
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import LONGEST_ALT, names_a_file
from irdocs.diagnostics import Severity, count_of
from irdocs.ooxml.namespaces import NAMESPACES, A, P
from irdocs.ooxml.presentation import SlideShape
from irdocs.ooxml.xml import Element

_CHECKER = "Microsoft, Rules for the Accessibility Checker"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The identifier of the extension in which PowerPoint looks for the mark "decorative".

The mark stands in a list of extensions, each under the identifier of its maker. Under any other
identifier PowerPoint keeps it and does nothing, so the schema cannot find this mistake."""


def _described(slide: ExaminedSlide) -> Iterator[SlideShape]:
    """Yield each picture, chart, table, group and connector."""
    return (shape for shape in slide.page.shapes if shape.kind != "sp")


def _tables(slide: ExaminedSlide) -> Iterator[Element]:
    """Yield each table."""
    for shape in slide.page.shapes:
        if shape.kind == "graphicFrame":
            yield from shape.element.iter(f"{A}tbl")


def alt_text(slide: ExaminedSlide) -> Iterator[Finding]:
    for shape in _described(slide):
        if shape.kind == "cxnSp":
            continue  # what it joins is read by itself
        if not shape.alt.strip() and not shape.is_decorative:
            yield Finding(slide.page.number, f'"{shape.name}" has no alternative text')


def alt_is_words(slide: ExaminedSlide) -> Iterator[Finding]:
    for shape in _described(slide):
        if names_a_file(shape.alt) or (shape.alt and shape.alt == shape.name):
            message = (
                f'the alternative text of "{shape.name}" is only the name of a file or of the shape'
            )
            yield Finding(slide.page.number, message)


def alt_is_short(slide: ExaminedSlide) -> Iterator[Finding]:
    for shape in _described(slide):
        if len(shape.alt) > LONGEST_ALT:
            message = f'the alternative text of "{shape.name}" has {len(shape.alt)} characters'
            yield Finding(slide.page.number, message)


def decoration(slide: ExaminedSlide) -> Iterator[Finding]:
    for shape in _described(slide):
        properties = shape.element.find(f"./*/{P}cNvPr")
        for mark in properties.iter(f"{{{NAMESPACES['adec']}}}decorative"):
            if mark.getparent().get("uri") != DECORATIVE_URI:
                yield Finding(
                    slide.page.number,
                    f'"{shape.name}" is marked as decorative in a place where PowerPoint '
                    "ignores the mark",
                )
            elif shape.alt:
                yield Finding(
                    slide.page.number,
                    f'"{shape.name}" is marked as decorative, but has alternative text',
                )


def table_header(slide: ExaminedSlide) -> Iterator[Finding]:
    for table in _tables(slide):
        properties = table.find(f"{A}tblPr")
        if properties is None or properties.get("firstRow") not in ("1", "true"):
            yield Finding(slide.page.number, "a table has no header row")


def _has_merged_cells(row: Element) -> bool:
    """Whether cells of a row are merged, unless it is one cell, which heads the rows below it."""
    first, *others = row.iterfind(f"{A}tc")
    if others and all(cell.get("hMerge") for cell in others) and not first.get("rowSpan"):
        return bool(first.get("vMerge"))
    names = ("gridSpan", "rowSpan", "hMerge", "vMerge")
    return any(cell.get(name) for cell in (first, *others) for name in names)


def table_is_simple(slide: ExaminedSlide) -> Iterator[Finding]:
    for table in _tables(slide):
        if any(_has_merged_cells(row) for row in table.iterfind(f"{A}tr")):
            # An author may want them, and a screen reader tells at least how far they reach.
            yield Finding(slide.page.number, "a table has merged cells", severity=Severity.NOTE)
        texts = ["".join(text.text or "" for text in row.iter(f"{A}t")).strip()
                 for row in table.iterfind(f"{A}tr")]  # fmt: skip
        while texts and not texts[-1]:
            texts.pop()  # rows at the end of a form, to be filled in by hand
        if not all(texts):
            yield Finding(slide.page.number, "a table has an empty row")


def table_is_whole(slide: ExaminedSlide) -> Iterator[Finding]:
    for table in _tables(slide):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        for number, row in enumerate(table.iterfind(f"{A}tr"), start=1):
            cells = row.findall(f"{A}tc")
            if len(cells) != columns:
                held, asked = count_of(len(cells), "cells"), count_of(columns, "columns")
                message = f"row {number} of a table has {held} for {asked}"
                yield Finding(slide.page.number, message)
            if any(cell.find(f"{A}txBody") is None for cell in cells):
                yield Finding(
                    slide.page.number,
                    f"row {number} of a table has a cell without a text body (a:txBody)",
                )


def media(deck: ExaminedDeck) -> Iterator[Finding]:
    package = deck.presentation.package
    for slide in deck.slides:
        for shape in slide.media:
            video = deck_videos.video_in(package, slide.page.part, shape.element)
            if video and not video.is_silent(package) and not video.words(package):
                yield Finding(slide.page.number, "no captions were found for a video or a sound")


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-01", Severity.ERROR, "every picture, chart, table and group has alternative text",
         "A screen reader speaks the alternative text in place of the picture.",
         _CHECKER, on_each_slide(alt_text)),
    Rule("PPT-02", Severity.ERROR, "alternative text is a description, not the name of a file",
         "Programs insert the name of the file when nobody has written a description.",
         _CHECKER, on_each_slide(alt_is_words)),
    Rule("PPT-02L", Severity.WARNING,
         f"alternative text, with the words in a drawing, has {LONGEST_ALT} characters at most",
         "A screen reader reads it in one go; put longer descriptions into the notes.",
         _CHECKER, on_each_slide(alt_is_short)),
    Rule("PPT-03", Severity.ERROR,
         "decorative shapes are marked as PowerPoint expects, and have no alternative text",
         "A mark under another identifier is silently ignored, and the shape is read aloud.",
         "MS-ODRAWXML, decorative", on_each_slide(decoration)),
    Rule("PPT-06", Severity.ERROR, "every table has a header row",
         "A screen reader repeats a column's header with each cell.", _CHECKER,
         on_each_slide(table_header)),
    Rule("PPT-07", Severity.WARNING, "tables are simple: nothing merged, no empty rows",
         "Screen readers cannot tell which header belongs to a merged cell.",
         _CHECKER, on_each_slide(table_is_simple)),
    Rule("PPT-15", Severity.WARNING, "videos and sounds have captions",
         "People who cannot hear them read the captions (WCAG 2.2, 1.2.2).", _CHECKER, media),
    Rule("PPT-26", Severity.ERROR, "each row of a table has as many cells as there are columns",
         "PowerPoint offers to repair the file, and removes content when it does.",
         "ECMA-376, 21.1.3.18",
         on_each_slide(table_is_whole)),
)  # fmt: skip
