"""Rules on pictures, drawings, charts, tables and media."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.deck.examined import ExaminedDeck
from irdocs.audit.rules import Finding, Rule
from irdocs.audit.wording import LONGEST_ALT, names_a_file
from irdocs.diagnostics import Severity
from irdocs.ooxml.namespaces import NAMESPACES, A, P
from irdocs.ooxml.presentation import SlidePage, SlideShape
from irdocs.ooxml.xml import Element

_CHECKER = "Microsoft, Rules for the Accessibility Checker"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def _described(deck: ExaminedDeck) -> Iterator[tuple[SlidePage, SlideShape]]:
    """Yield what needs a description: pictures, charts, tables, groups."""
    for slide in deck.presentation.slides:
        for shape in slide.shapes:
            if shape.kind in ("pic", "graphicFrame", "grpSp"):
                yield slide, shape


def _tables(deck: ExaminedDeck) -> Iterator[tuple[SlidePage, Element]]:
    for slide in deck.presentation.slides:
        for shape in slide.shapes:
            if shape.kind == "graphicFrame":
                for table in shape.element.iter(f"{A}tbl"):
                    yield slide, table


def alt_text(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, shape in _described(deck):
        if not shape.alt.strip() and not shape.is_decorative:
            yield Finding(slide.number, f'"{shape.name}" has no alternative text')


def alt_is_words(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, shape in _described(deck):
        if names_a_file(shape.alt) or (shape.alt and shape.alt == shape.name):
            what = f'the alternative text of "{shape.name}" is a name of a file or of the shape'
            yield Finding(slide.number, what)


def alt_is_short(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, shape in _described(deck):
        if len(shape.alt) > LONGEST_ALT:
            what = f'the alternative text of "{shape.name}" has {len(shape.alt)} characters'
            yield Finding(slide.number, what)


def decoration(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, shape in _described(deck):
        named = shape.element.find(f"./*/{P}cNvPr")
        for mark in named.iter(f"{{{NAMESPACES['adec']}}}decorative"):
            if mark.getparent().get("uri") != DECORATIVE_URI:
                yield Finding(slide.number, f'"{shape.name}" is marked decorative in a wrong place')
            elif shape.alt:
                yield Finding(slide.number, f'"{shape.name}" is decorative and yet described')


def table_header(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, table in _tables(deck):
        properties = table.find(f"{A}tblPr")
        if properties is None or properties.get("firstRow") not in ("1", "true"):
            yield Finding(slide.number, "a table has no header row")


def table_is_simple(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, table in _tables(deck):
        if any(c.get(n) for c in table.iter(f"{A}tc") for n in
               ("gridSpan", "rowSpan", "hMerge", "vMerge")):  # fmt: skip
            yield Finding(slide.number, "a table has merged cells")
        for row in table.iterfind(f"{A}tr"):
            if not "".join(t.text or "" for t in row.iter(f"{A}t")).strip():
                yield Finding(slide.number, "a table has an empty row")


def table_is_whole(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide, table in _tables(deck):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        for number, row in enumerate(table.iterfind(f"{A}tr"), start=1):
            cells = row.findall(f"{A}tc")
            if len(cells) != columns:
                what = f"row {number} of a table has {len(cells)} cells for {columns} columns"
                yield Finding(slide.number, what)
            if any(cell.find(f"{A}txBody") is None for cell in cells):
                yield Finding(slide.number, f"row {number} of a table has a cell without a body")


def media(deck: ExaminedDeck) -> Iterator[Finding]:
    for slide in deck.presentation.slides:
        kinds = ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile")
        if any(next(slide.root.iter(f"{A}{kind}"), None) is not None for kind in kinds):
            yield Finding(slide.number, "a video or a sound has no captions that could be found")


RULES: tuple[Rule[ExaminedDeck], ...] = (
    Rule("PPT-01", Severity.ERROR, "every picture, chart, table and group is described",
         "A screen reader says the alternative text where others see a picture.",
         _CHECKER, alt_text),
    Rule("PPT-02", Severity.ERROR, "alternative text is words, not a file's name",
         "Programs put the file's name there when nobody wrote anything.", _CHECKER, alt_is_words),
    Rule("PPT-02L", Severity.WARNING, f"alternative text has {LONGEST_ALT} characters at most",
         "It is read in one go and cannot be paused; what is longer belongs into the notes.",
         _CHECKER, alt_is_short),
    Rule("PPT-03", Severity.ERROR, "what is decorative is marked so that PowerPoint knows it",
         "A mark under another identifier is silently ignored, and the shape is read aloud.",
         "MS-ODRAWXML, decorative", decoration),
    Rule("PPT-06", Severity.ERROR, "every table has a header row",
         "A screen reader repeats a column's header with each cell.", _CHECKER, table_header),
    Rule("PPT-07", Severity.WARNING, "tables are simple: nothing merged, no empty rows",
         "Merged cells have no header that can be told.", _CHECKER, table_is_simple),
    Rule("PPT-15", Severity.WARNING, "videos and sounds have captions",
         "Who cannot hear them must read them (WCAG 2.2, 1.2.2).", _CHECKER, media),
    Rule("PPT-26", Severity.ERROR, "each row of a table has as many cells as there are columns",
         "PowerPoint repairs a short row by throwing things away.", "ECMA-376, 21.1.3.18",
         table_is_whole),
)  # fmt: skip
