"""Write paragraphs into the text body of a placeholder or cell (ECMA-376, 21.1.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from irdocs.deck import bidi_marks
from irdocs.deck.colours import SchemePaint
from irdocs.deck.layout import Align
from irdocs.deck.paragraph_metrics import OWN_SPACING, ParagraphIndent, ParagraphSpacing
from irdocs.deck.slide_text import NumberingScheme, SlideParagraph, TextRun
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import Direction, direction, letter_class
from irdocs.ooxml.xml import Element, el, qname
from irdocs.typeset.binding import is_quantity
from irdocs.typeset.runs import LOWERED, RAISED
from irdocs.units import emu


@frozen
class RunContext:
    """What the runs of one part share."""

    language: str
    """The deck's language, of runs that name no other."""
    code_typeface: str
    """The typeface of words of a program."""
    colour: Callable[[str], Element]
    """Returns the colour of a role, or of running text if that of the role cannot be read."""
    link: Callable[[str], Element]
    """Makes the part's link to an address, or to # and the id of a section or block."""

    pitch: float | None = None
    """How far apart lines are, as a multiple of the type size, where each paragraph states it."""

    figures: float | None = None
    """The line spacing of figures, which are as high as in Latin letters, as a share of the
    typeface's own; None where it is that of all text."""

    turns_back: bool = False
    """Whether the template's paragraphs run from the right and those of the deck do not."""

    @property
    def direction(self) -> Direction:
        """Which way paragraphs run: as the deck's language is written."""
        return direction(self.language)


_P, _R, _RPR, _T = (qname(f"a:{name}") for name in ("p", "r", "rPr", "t"))
_FILL = qname("a:solidFill")
_LATIN, _COMPLEX = qname("a:latin"), qname("a:cs")


def fill(
    into: Element,
    paragraphs: Sequence[SlideParagraph],
    size: float | None,
    context: RunContext,
    spacing: ParagraphSpacing = OWN_SPACING,
    align: Align = "l",
    inherited: float = 0.0,
    *,
    least: float = float("inf"),
    stands_alone: bool = False,
    room: float = float("inf"),
    in_own_direction: bool = False,
) -> None:
    """Append paragraphs to a text body.

    Without paragraphs, an empty one is added, as a text body must have one (21.1.2.1.1). `size`, in
    pt, is stated in each run; with None the layout's size holds. `align` is how the placeholder
    aligns them, which is stated where they run from the right, and `inherited` the layout's size.
    Points within points are smaller, down to the `least` size in pt, and state it.
    What `stands_alone` is a number or a letter; `room`, in pt, is the height of the box. With
    `in_own_direction`, a paragraph in another language runs as that does: in notes, where none
    stands beside it, but not on slides.
    """
    for paragraph, start in _started(paragraphs or (SlideParagraph(()),)):
        tongue = paragraph.tongue if in_own_direction else None
        here = replace(context, language=tongue) if tongue else context
        usual = size or inherited
        own = paragraph.size_at(usual, least)
        stated = own if own != usual else size
        element = paragraph_of(paragraph, stated, here, spacing, start)
        if here.direction != context.direction:
            side, is_rtl = ("r", 1) if here.direction == "rtl" else ("l", 0)
            _properties(element).set("algn", side)
            _properties(element).set("rtl", str(is_rtl))
        elif context.turns_back:
            _properties(element).set("rtl", "0")
        elif context.direction == "rtl" and not paragraph.is_code_line:
            turn(element, align, words=not runs_right(paragraph, context))
        if not ((stands_alone and paragraph.is_latin) or paragraph.is_code_line):
            space(element, context.pitch, own, room)
        elif context.figures is not None:
            share = el("a:spcPct", val=round(context.figures * 100_000))
            _properties(element).insert(0, el("a:lnSpc", share))
        into.append(element)


def _started(paragraphs: Sequence[SlideParagraph]) -> Iterator[tuple[SlideParagraph, int | None]]:
    """Yield each paragraph with the first number of its list in this text, None if not numbered.

    PowerPoint counts the numbers itself, and anew after each paragraph of the same level that has
    none or is numbered from elsewhere. Each paragraph therefore states the first number of its run.
    """
    # By level and scheme: the first number of the run, and the last.
    runs: dict[tuple[int, NumberingScheme], tuple[int, int]] = {}
    for paragraph in paragraphs:
        level, number = 0 if paragraph.is_own_list else paragraph.level, paragraph.number
        key = (level, paragraph.scheme)
        # What is nested deeper does not end a run; what is on its level or above does.
        runs = {known: run for known, run in runs.items() if known[0] < level or known == key}
        if number is None:
            runs.pop(key, None)
            yield paragraph, None
            continue
        start, last = runs.get(key, (number, number - 1))
        start = start if number == last + 1 else number
        runs[key] = (start, number)
        yield paragraph, start


def paragraph_of(
    paragraph: SlideParagraph,
    size: float | None,
    context: RunContext,
    spacing: ParagraphSpacing = OWN_SPACING,
    start: int | None = None,
) -> Element:
    """Return one paragraph; `start` is the first number of its numbered list, if it is in one."""
    element = etree.Element(_P)
    level, indent = paragraph.level or None, paragraph.indent(spacing, bulleted=True)
    own_colour = [el("a:buClrTx")] if paragraph.is_own_list else []
    if paragraph.is_own_list:
        level = None
    if paragraph.is_code_line:
        element.append(_code_properties(indent, start, context))
    elif paragraph.hangs:
        first = start if start and start > 1 else None
        numbering = [
            *own_colour,
            el("a:buFont", typeface="+mj-lt"),
            el("a:buAutoNum", type=paragraph.scheme, startAt=first),
        ]
        marker = numbering if start else [el("a:buNone")]
        element.append(
            el("a:pPr", *marker, lvl=level, marL=emu(indent.start), indent=-emu(indent.hanging))
        )
    elif paragraph.bullet:
        bullet = [*own_colour, el("a:buFont", typeface="Arial"), el("a:buChar", char="•")]
        element.append(
            el("a:pPr", *bullet, lvl=level, marL=emu(indent.start), indent=-emu(indent.hanging))
        )
    elif paragraph.bullet is False:
        # What goes on below a bullet looks like the words beside it: it is of their level.
        level = paragraph.level - 1 if level else None
        element.append(
            el("a:pPr", el("a:buNone"), lvl=level or None, marL=emu(indent.start), indent=0)
        )
    elif level:
        element.append(el("a:pPr", lvl=level))
    if paragraph.is_close:
        _properties(element).insert(0, el("a:spcBef", el("a:spcPts", val=0)))
    runs_left = context.direction == "rtl" and not (
        paragraph.is_code_line or runs_right(paragraph, context)
    )
    texts = [run.text for run in paragraph.runs]
    if runs_left:
        texts = bidi_marks.marked(paragraph.runs, letter_class(context.language))
    for run, words in zip(paragraph.runs, texts, strict=True):
        if run.math is not None:
            language = run.language or context.language
            from irdocs.ooxml.office_math import FormulaType, inline_math  # few have formulas

            element.append(inline_math(run.math.tree, FormulaType(language, size)))
        elif run.text:
            _add_run(element, run, words, size, context)
    return element


def runs_right(paragraph: SlideParagraph, context: RunContext) -> bool:
    """Whether a paragraph has no letters and runs to the right among any: not a range in Arabic,
    which is read from the right in sentences, too."""
    letters = letter_class(context.language)
    is_range = is_quantity(paragraph.text) and not is_quantity(paragraph.text, letters)
    return paragraph.is_wordless and not is_range


def align(paragraph: Element, alignment: Align) -> None:
    """Align a paragraph otherwise than at the left (ECMA-376, 21.1.2.2.7, algn)."""
    _properties(paragraph).set("algn", alignment)


def turn(paragraph: Element, alignment: str, *, words: bool = True) -> None:
    """Have a paragraph run from the right to the left, aligned as it is said (21.1.2.2.7, rtl).

    Both are stated: PowerPoint and LibreOffice do not take the one from the other. One without
    `words` keeps its digits in their order, in the typeface and with the height of Latin ones.
    """
    properties = _properties(paragraph)
    properties.set("algn", alignment)
    properties.set("rtl", str(int(words)))


def space(paragraph: Element, pitch: float | None, size: float, room: float = float("inf")) -> None:
    """State how far apart the lines of a paragraph are, in points, if there is a pitch.

    How tall a typeface's lines are, programs take from different numbers in its file; for most
    typefaces these agree, for Nastaliq they are 1.3 and 2.5 times the size. A line is no higher
    than the `room` of its box in pt, or it would not stand in its middle.
    """
    if pitch is not None and size:
        spacing = el("a:lnSpc", el("a:spcPts", val=round(min(pitch * size, room) * 100)))
        _properties(paragraph).insert(0, spacing)


def _properties(paragraph: Element) -> Element:
    properties = paragraph.find(qname("a:pPr"))
    if properties is None:
        properties = el("a:pPr")
        paragraph.insert(0, properties)
    return properties


def _code_properties(indent: ParagraphIndent, start: int | None, context: RunContext) -> Element:
    """Return the properties of a line of code: no space above, and a number or nothing before it.

    PowerPoint numbers the lines itself, so that code copied from the slide has no numbers in it.
    """
    numbering = [
        el("a:buClr", context.colour("ink-soft")),
        el("a:buFont", typeface=context.code_typeface),
        el("a:buAutoNum", type="arabicPlain", startAt=start if start and start > 1 else None),
    ]
    return el(
        "a:pPr",
        el("a:spcBef", el("a:spcPts", val=0)),
        *(numbering if start else [el("a:buNone")]),
        marL=emu(indent.start),
        indent=-emu(indent.hanging),
        algn="l" if context.direction == "rtl" else None,
        rtl=0 if context.direction == "rtl" else None,
    )


def _add_run(
    into: Element, run: TextRun, words: str, size: float | None, context: RunContext
) -> None:
    """Append a run to a paragraph; `words` is its text as the paragraph has it.

    A deck has thousands of runs, which is why they are built directly and not by `el`. Attributes
    are written in the order in which they are set here.
    """
    element = etree.SubElement(into, _R)
    properties = etree.SubElement(element, _RPR, lang=run.language or context.language)
    if size:
        properties.set("sz", str(round(size * run.scale * 100)))
    if run.bold:
        properties.set("b", "1")
    if run.italic:
        properties.set("i", "1")
    if run.shift:
        share = RAISED if run.shift == "raised" else -LOWERED
        properties.set("baseline", str(round(share * 100_000)))
    if run.is_code:
        properties.set("noProof", "1")  # no marks of the spelling checker
    properties.set("dirty", "0")
    if run.colour:
        etree.SubElement(properties, _FILL).append(context.colour(run.colour))
    if run.is_code:
        for script in (_LATIN, _COMPLEX):
            etree.SubElement(properties, script).set("typeface", context.code_typeface)
    if run.url:
        link = context.link(run.url)
        properties.append(_in_own_colour(link) if run.colour else link)
    etree.SubElement(element, _T).text = words


def colour(properties: Element, paint: SchemePaint, role: str) -> None:
    """Give a run's properties (`a:rPr`) the colour of a role, and the same to its link.

    Programs show a link in the theme's colour of links, which was chosen for the slide's ground and
    may be that of the fill. An extension of Office 2019, which LibreOffice knows too, makes a link
    take the colour of its run (MS-ODRAWXML, 2.25.1).
    """
    properties.insert(0, paint.fill(role))
    for link in properties.iterchildren(qname("a:hlinkClick")):
        _in_own_colour(link)


def _in_own_colour(link: Element) -> Element:
    """Have a link (`a:hlinkClick`) take the colour of its run, and return it."""
    extension = el("a:ext", el("ahyp:hlinkClr", val="tx"), uri=_LINK_COLOUR_URI)
    link.append(el("a:extLst", extension))
    return link


_LINK_COLOUR_URI = "{A12FA001-AC4F-418D-AE19-62706E023703}"
"""The id of the extension that says whose colour a link takes."""
