"""The empty slide of each layout, made once and copied for every slide that uses it.

One that was made for an earlier deck is the same object, so that slides which were written from it
are known again.

Its placeholders have no place or look of their own, so that both come from the layout and a
change of the layout changes every slide (ECMA-376, 19.3.1.36).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from lxml import etree

from irdocs.deck import bidi_marks, shapes
from irdocs.deck.colours import SchemePaint
from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import PlaceholderName
from irdocs.deck.model import Deck
from irdocs.frozen import frozen
from irdocs.locale import language_of
from irdocs.locale.scripts import direction, letter_class
from irdocs.ooxml.package import parsed
from irdocs.ooxml.xml import Element, el, part

SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id of the text field that shows a slide's number; any GUID will do."""


@frozen
class FooterPlaceholder:
    """A footer placeholder of a layout: its type (dt, ftr or sldNum) and its idx."""

    kind: str
    index: int
    role: str | None = None
    """The colour role of its text; None to inherit the layout's, if that is legible."""
    line: FooterLine | None = None
    """Its place and look on the layout, if they are known."""


@frozen
class FooterTexts:
    """What the footers of a deck say, and in which language."""

    date: str
    title: str
    language: str


@frozen(eq=False)
class BlankSlide:
    """The parts of an empty slide, each to be copied before use."""

    root: Element
    """The slide's root element, without shapes."""
    holders: Mapping[PlaceholderName, Element]
    """An empty shape for each placeholder."""
    footers: Sequence[Element]
    """Date, footer and slide number, filled."""
    notes: Element
    """The root element of an empty notes page."""

    def holder(self, name: PlaceholderName) -> Element:
        """Return the empty shape of a placeholder. Raises KeyError if the layout has none."""
        return self.holders[name]


def of(
    layout: Layout,
    deck: Deck,
    paint: SchemePaint,
    footers: Sequence[FooterPlaceholder],
    fitted: Mapping[str, FooterLine],
    override: Element,
) -> BlankSlide:
    """Return the empty slide of a layout.

    `fitted` are the footers whose text needs another size or box than the layout has, and
    `override` is the layout's override of the colour mapping.
    """
    texts = FooterTexts(deck.date, deck.footer, deck.language)
    lines = tuple((footer, fitted.get(footer.kind)) for footer in footers)
    return _of(layout, texts, paint, lines, etree.tostring(override))


_KNOWN = 256
"""How many empty slides are remembered: those of several decks."""


@lru_cache(maxsize=_KNOWN)
def _of(
    layout: Layout,
    texts: FooterTexts,
    paint: SchemePaint,
    footers: tuple[tuple[FooterPlaceholder, FooterLine | None], ...],
    override: bytes,
) -> BlankSlide:
    """Return the same; each footer is given with how its text is fitted."""
    root = part("p:sld", el("p:cSld", tree([])), parsed(override))
    holders = {placeholder.name: holder(placeholder) for placeholder in layout.placeholders}
    filled = [_footer(footer, fitted, texts, paint) for footer, fitted in footers]
    return BlankSlide(root, holders, filled, notes())


def tree(children: Sequence[Element]) -> Element:
    """Return a slide's tree of shapes with the given children (ECMA-376, 19.3.1.45)."""
    return el(
        "p:spTree",
        el("p:nvGrpSpPr", el("p:cNvPr", id=1, name=""), el("p:cNvGrpSpPr"), el("p:nvPr")),
        el("p:grpSpPr"),
        *children,
    )


def holder(placeholder: Placeholder) -> Element:
    """Return an empty placeholder, which inherits place and look from the layout."""
    kind = None if placeholder.kind == "obj" else placeholder.kind
    return el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(0, str(placeholder.name)),
            el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
            el("p:nvPr", el("p:ph", type=kind, idx=placeholder.index)),
        ),
        el("p:spPr"),
        el("p:txBody", el("a:bodyPr"), el("a:lstStyle")),
    )


_NAMES = {"dt": "Date", "ftr": "Footer", "sldNum": "Slide number"}


def _footer(
    footer: FooterPlaceholder, fitted: FooterLine | None, texts: FooterTexts, paint: SchemePaint
) -> Element:
    """Return a footer with its text; PowerPoint itself updates the number in the field."""
    fills = [paint.fill(footer.role)] if footer.role else []
    size = round(fitted.size * 100) if fitted else None
    text = {"dt": texts.date, "ftr": texts.title}.get(footer.kind, "")
    language = language_of(text) or texts.language
    from_right = direction(texts.language) == "rtl"
    run_properties = el("a:rPr", *fills, lang=language, sz=size)
    moved = fitted is not None and (
        footer.line is None or fitted.is_moved or fitted.box != footer.line.box
    )
    place = [shapes.frame(fitted.box)] if fitted and moved else []
    is_line = fitted is not None and fitted.lines == 1
    if footer.kind == "sldNum":
        content = el(
            "a:fld", run_properties, el("a:t", "0"), id=SLIDE_NUMBER_FIELD, type="slidenum"
        )
    else:
        text = bidi_marks.line(text, letter_class(texts.language)) if from_right else text
        content = el("a:r", run_properties, el("a:t", text))
    paragraph = el("a:p", content)
    if from_right:
        line, runs_left = fitted or footer.line, int(footer.kind != "sldNum")
        paragraph.insert(0, el("a:pPr", algn=line.align if line else None, rtl=runs_left))
    return el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(0, _NAMES[footer.kind]),
            el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
            el("p:nvPr", el("p:ph", type=footer.kind, sz="quarter", idx=footer.index)),
        ),
        el("p:spPr", *place),
        el(
            "p:txBody",
            el("a:bodyPr", wrap="none" if is_line else None),
            el("a:lstStyle"),
            paragraph,
        ),
    )


def notes() -> Element:
    """Return an empty notes page: the picture of the slide above, the text below."""
    picture = el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(2, "Slide"),
            el("p:cNvSpPr", el("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1)),
            el("p:nvPr", el("p:ph", type="sldImg")),
        ),
        el("p:spPr"),
    )
    body = el(
        "p:sp",
        el(
            "p:nvSpPr",
            shapes.named(3, "Notes"),
            el("p:cNvSpPr", el("a:spLocks", noGrp=1)),
            el("p:nvPr", el("p:ph", type="body", idx=1)),
        ),
        el("p:spPr"),
        el("p:txBody", el("a:bodyPr"), el("a:lstStyle")),
    )
    return part(
        "p:notes", el("p:cSld", tree([picture, body])), el("p:clrMapOvr", el("a:masterClrMapping"))
    )
