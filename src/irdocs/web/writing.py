"""Write a tree of structure elements as HTML: each type as the element of HTML that means the same.

All words go through `Markup.format`, which escapes them; nothing of the content becomes markup, a
style or an address but links, whose schemes were checked when the content was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, takewhile

from markupsafe import Markup

from irdocs.content.blocks import ColumnAlign
from irdocs.frozen import frozen
from irdocs.leaflet.boxes import ImageMark
from irdocs.leaflet.mark_items import mark_items
from irdocs.locale.scripts import direction
from irdocs.page.items import Item
from irdocs.page.lines import LineItems
from irdocs.page.tags import Tag
from irdocs.theme.fonts.weights import CLASSES
from irdocs.typeset.runs import Fragment
from irdocs.web.cells import cell_look
from irdocs.web.drawings import DrawingWriter, bounds
from irdocs.web.gathering import DrawnMark, WebElement
from irdocs.web.icons import Icons
from irdocs.web.images import image
from irdocs.web.narrow_drawings import NARROW, NarrowDrawing
from irdocs.web.pictures import Pictures
from irdocs.web.programs import program
from irdocs.web.scrolling import scrolled
from irdocs.web.words import STRONG, TextWriter, base_weight, mathml

SCREEN_DPI = 192.0
"""How many pixels an inch of a photograph in a drawing has: twice those of CSS."""
_SMALL = 0.95
"""How large small print, such as a source, is at most, as a part of running text."""
_ALIGNED: Mapping[ColumnAlign, str] = {"left": "", "centre": "ctr", "right": "r", "decimal": "r"}
"""The class of cells that are aligned so."""
_HEADINGS = {"H1": "h1", "H2": "h2", "H3": "h3", "H4": "h4"}


@frozen
class HtmlWriter:
    """Writes the elements of one page."""

    text: TextWriter
    drawings: DrawingWriter
    pictures: Pictures
    lines: LineItems
    kinds: Mapping[str, str]
    """The class of each block, by its id."""
    flows: Mapping[str, Sequence[DrawnMark]]
    """All marks of each flow chart, by the id of its block."""
    narrow: Mapping[str, NarrowDrawing]
    """Those of charts and flow charts as telephones show them, by the id of the block."""
    numbered: frozenset[str]
    """The ids of the blocks of code whose lines have numbers."""
    icons: Icons
    """The icons of cards and callouts."""

    def section(self, element: WebElement, identifier: str) -> Markup:
        """Return a section with its heading first."""
        return Markup('<section id="{0}" aria-labelledby="{0}.title">{1}</section>').format(
            identifier, self._blocks(element.children, heading_id=f"{identifier}.title")
        )

    def inside(self, element: WebElement) -> Markup:
        """Return what is in an element."""
        return self._blocks(element.children)

    # ------------------------------------------------------------ blocks

    def _blocks(self, children: Sequence[object], heading_id: str = "") -> Markup:
        """Return children, those of one block in an element with the block's id and class."""
        written = Markup("")
        elements = [child for child in children if isinstance(child, WebElement)]
        for block, group in groupby(elements, key=lambda element: element.block):
            parts = list(group)
            inner = Markup("")
            for part in parts:
                if part.tag.role == "Figure" and block in self.narrow:
                    alt = part.tag.alt or ""
                    inner += self._both(part.marks, self.narrow[block], alt, alt)
                else:
                    inner += self._element(part, heading_id if part.tag.role == "H2" else "")
            if not block:
                written += inner
                continue
            if block in self.flows:
                inner = self._flow(self.flows[block], self.narrow.get(block), parts)
            kind = self.kinds.get(block, "")
            written += Markup('<div class="block {}" id="{}">{}</div>').format(kind, block, inner)
        return written

    def _element(self, element: WebElement, identifier: str = "") -> Markup:
        """Return an element as HTML."""
        role = element.tag.role
        inner = self._inner(element)
        match role:
            case "H1" | "H2" | "H3" | "H4":
                name = Markup(' id="{}"').format(identifier) if identifier else ""
                return Markup("<{0}{1}{2}>{3}</{0}>").format(
                    Markup(_HEADINGS[role]), name, self._language(element.tag),
                    self._heading(element),
                )  # fmt: skip
            case "P" if any(child.tag.role == "Code" for child in element.below()):
                # Lines of code are no part of a paragraph of HTML.
                return Markup("").join(
                    self._program(child, element.block in self.numbered)
                    for child in element.below()
                )
            case "P" | "Note":
                if self.kinds.get(element.block) == "block-text":
                    inner = self._words(element)
                kind = self._paragraph_kind(element)
                name = Markup(' class="{}"').format(kind) if kind else Markup("")
                return Markup("<p{}{}>{}</p>").format(name, self._language(element.tag), inner)
            case "Sect" if self.kinds.get(element.block, "").startswith("block-callout"):
                icon = self._icon(element.block, 0)
                words = Markup("<div>{}</div>").format(inner) if icon else inner
                return Markup('<div role="note" class="card{}">{}{}</div>').format(
                    Markup(" with-icon") if icon else "", icon, words
                )
            case "Sect" | "Part":
                return Markup("<div>{}</div>").format(inner)
            case "BlockQuote":
                return Markup("<blockquote>{}</blockquote>").format(inner)
            case "Caption":
                return Markup("<caption>{}</caption>").format(inner)
            case "L":
                return self._list(element)
            case "Figure":
                return self._figure(element)
            case "Table":
                return scrolled(Markup("<table>{}</table>").format(inner), _name(element))
            case "TR" if (alone := _only_header(element)) is not None:
                return Markup("<tr>{}</tr>").format(self._cell(alone, heads_group=True))
            case "THead" | "TBody" | "TR":
                return Markup("<{0}>{1}</{0}>").format(Markup(role.lower()), inner)
            case "TH" | "TD":
                return self._cell(element)
            case "Formula":
                written = mathml(element.tag.formula) if element.tag.formula else inner
                return Markup('<div role="math" tabindex="0" aria-label="{}">{}</div>').format(
                    element.tag.alt or "", written
                )
            case _:
                return inner

    def _heading(self, element: WebElement) -> Markup:
        """Return the words of a heading; smaller ones that come first, such as "Emergency" before
        the title of a callout, stand on a line of their own."""
        fragments = element.fragments
        largest = max((fragment.style.size for fragment in fragments), default=0.0)
        first = list(takewhile(lambda fragment: fragment.style.size < largest, fragments))
        if not first:
            return self._inner(element)
        base = base_weight(fragments, self.text.weights)
        return Markup('<span class="status">{}</span>{}').format(
            self.text.words(first, base), self.text.words(fragments[len(first) :], base)
        )

    def _inner(self, element: WebElement) -> Markup:
        """Return what is in an element: its text, then the elements in it, in order."""
        written = Markup("")
        base = base_weight(element.fragments, self.text.weights)
        run: list[Fragment] = []
        for child in element.children:
            if isinstance(child, Fragment):
                run.append(child)
                continue
            written += self.text.words(run, base)
            run = []
            if isinstance(child, WebElement):
                written += self._element(child)
        return written + self.text.words(run, base)

    def _paragraph_kind(self, element: WebElement) -> str:
        """Return the class of a paragraph in the style sheet; empty for one of running text."""
        if element.tag.look.shade:  # it says what a shade means
            return f"key shade-{element.tag.look.shade}"
        if self._is_strong(element):  # it is a label, but for one in prose
            return "" if self.kinds.get(element.block) == "block-text" else "strong"
        sizes = [fragment.style.size for fragment in element.fragments if fragment.text.strip()]
        return "small" if sizes and max(sizes) < _SMALL * self.text.body_size else ""

    def _is_strong(self, element: WebElement) -> bool:
        """Whether all words of a paragraph are heavy."""
        fragments = element.fragments
        return bool(fragments) and CLASSES[base_weight(fragments, self.text.weights)] >= STRONG

    def _words(self, element: WebElement) -> Markup:
        """Return the words of a paragraph, which are strong if its author stresses all of it."""
        inner = self._inner(element)
        return Markup("<strong>{}</strong>").format(inner) if self._is_strong(element) else inner

    def _cell(self, element: WebElement, *, heads_group: bool = False) -> Markup:
        """Return a table's cell; one that heads a group of rows is the header of all of them."""
        name = Markup(element.tag.role.lower())
        attributes = _cell_attributes(element, heads_group)
        return Markup("<{0}{1}>{2}</{0}>").format(name, attributes, self._cell_words(element))

    def _cell_words(self, element: WebElement) -> Markup:
        """Return what a cell says; a single paragraph is not one of its own."""
        inner = list(element.below())
        if len(inner) == 1 and inner[0].tag.role == "P" and not element.fragments:
            # The name of a row is as heavy as those of columns.
            is_name = element.tag.role == "TH"
            return self._inner(inner[0]) if is_name else self._words(inner[0])
        return self._inner(element)

    def _list(self, element: WebElement) -> Markup:
        """Return a list: numbered, with bullets, of terms, or of things without a label."""
        numbering = next(
            (value for _, key, value in element.tag.attributes if key == "ListNumbering"), "None"
        )
        items = list(element.below())
        if numbering == "None" and any(_label(item) for item in items):
            return Markup("<dl>{}</dl>").format(
                Markup("").join(
                    Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(
                        self._label_words(item), self._body(item)
                    )
                    for item in items
                )
            )
        name = Markup("ol" if numbering in ("Decimal", "UpperAlpha") else "ul")
        kind = ' class="plain" role="list"' if numbering == "None" else ""
        kind = ' type="A"' if numbering == "UpperAlpha" else kind
        first = _first_number(items) if numbering == "Decimal" else 1
        kind += f' start="{first}"' if first != 1 else ""
        listed = Markup("").join(
            self._item(item, self._icon(element.block, number)) for number, item in enumerate(items)
        )
        return Markup("<{0}{1}>{2}</{0}>").format(name, Markup(kind), listed)

    def _item(self, item: WebElement, icon: Markup) -> Markup:
        """Return an item of a list, with its icon before it if it has one."""
        if not icon:
            name = item.tag.destination
            identifier = Markup(' id="{}"').format(name) if name else ""
            return Markup("<li{}>{}</li>").format(identifier, self._body(item))
        return Markup('<li class="with-icon">{}<div>{}</div></li>').format(icon, self._body(item))

    def _icon(self, block: str, number: int) -> Markup:
        """Return the icon of a thing in a block, by its number from 0; empty without one."""
        marks = self.icons.get(block, ())[number : number + 1]
        if not marks or not marks[0]:
            return Markup("")
        drawn = [DrawnMark(mark, 0.0) for mark in marks[0]]
        return Markup('<span class="icon">{}</span>').format(self._drawing(drawn))

    def _body(self, item: WebElement) -> Markup:
        """Return what a list item says; a single paragraph is not one of its own."""
        bodies = [child for child in item.below() if child.tag.role != "Lbl"]
        if len(bodies) == 1 and bodies[0].tag.role == "LBody":
            inner = list(bodies[0].below())
            if len(inner) == 1 and inner[0].tag.role == "P" and not bodies[0].fragments:
                return self._words(inner[0])
        return Markup("").join(self._inner(body) for body in bodies)

    def _label_words(self, item: WebElement) -> Markup:
        return Markup("").join(
            self._inner(child) for child in item.below() if child.tag.role == "Lbl"
        )

    def _program(self, element: WebElement, numbered: bool) -> Markup:
        """Return lines of code; blank ones are no elements, but lines."""
        lines: list[tuple[int | None, Markup]] = []
        for line in element.below():
            while len(lines) + 1 < line.tag.look.line:
                lines.append((len(lines) + 1 if numbered else None, Markup("")))
            words = self.text.words(line.fragments, "regular", code=True)
            lines.append((line.tag.look.line if numbered else None, words))
        return program(lines)

    # ------------------------------------------------------------ figures

    def _figure(self, element: WebElement) -> Markup:
        """Return a figure: a photograph, or a drawing as SVG; a code for telephones is left out,
        since the address beside it is a link."""
        if element.tag.is_code:
            return Markup("")
        marks, alt = element.marks, element.tag.alt or ""
        photographs = [mark.mark for mark in marks if isinstance(mark.mark, ImageMark)]
        if len(photographs) == len(marks) == 1:
            return self._photograph(photographs[0], alt)
        return self._drawing(marks, alt)

    def _both(
        self, wide: Sequence[DrawnMark], narrow: NarrowDrawing | None, alt: str, name: str
    ) -> Markup:
        """Return a drawing, and the same one for telephones if that is another.

        `name` is what a listener hears of one that is wider than a telephone, if its author says
        nothing of it.
        """
        if narrow is None or bounds(self._items(wide)).width <= NARROW:
            return self._drawing(wide, alt)
        tags = (drawn.mark.owner for drawn in narrow.marks)
        other = next((tag.alt for tag in tags if isinstance(tag, Tag)), None)
        told = (other or alt) if alt else ""
        if narrow.width > NARROW:
            drawing = self._drawing(narrow.marks, told)
            on_telephones = scrolled(drawing, narrow.name or name, "narrow")
        else:
            on_telephones = self._drawing(narrow.marks, told, "narrow")
        return self._drawing(wide, alt, "wide") + on_telephones

    def _drawing(self, marks: Sequence[DrawnMark], alt: str = "", shown: str = "") -> Markup:
        """Return marks as one drawing with an alternative text; hidden if it has none. `shown` is
        the class that says on which screens it is."""
        mirrored = bool(self.text.letters)
        return self.drawings.drawing(self._items(marks), alt, mirrored=mirrored, shown=shown)

    def _items(self, marks: Sequence[DrawnMark]) -> list[Item]:
        """Return what marks consist of, at their places."""
        return [
            item
            for drawn in marks
            for item in mark_items(drawn.mark.moved(0.0, drawn.y), self.lines, SCREEN_DPI)
        ]

    def _photograph(self, mark: ImageMark, alt: str) -> Markup:
        return image(self.pictures.photograph(mark.photograph, mark.box.width), alt)

    def _flow(
        self,
        marks: Sequence[DrawnMark],
        narrow: NarrowDrawing | None,
        parts: Sequence[WebElement],
    ) -> Markup:
        """Return a flow chart: its picture, and its steps as a list for those who do not see it.

        The words in the picture are those of the list, so it is hidden from assistive technology.
        """
        alts = [part.tag.alt or "" for part in parts if part.tag.role == "Figure"]
        picture = self._both(marks, narrow, "", " ".join(alts))
        listed = Markup("").join(Markup("<p>{}</p>").format(alt) for alt in alts)
        for part in parts:
            if part.tag.role in ("H3", "H4"):
                picture = self._element(part) + picture
            elif part.tag.role != "Figure":
                listed += self._told(part)
        return Markup('{}<div class="unseen">{}</div>').format(picture, listed)

    def _told(self, element: WebElement) -> Markup:
        """Return an element in which figures are no more than their words."""
        if element.tag.role == "Figure":
            return Markup("<p>{}</p>").format(element.tag.alt or "")
        inner = Markup("").join(
            self.text.words([child], "regular") if isinstance(child, Fragment)
            else self._told(child) if isinstance(child, WebElement) else Markup("")
            for child in element.children
        )  # fmt: skip
        names = {"L": "ol", "LI": "li", "P": "p"}
        name = names.get(element.tag.role)
        return Markup("<{0}>{1}</{0}>").format(Markup(name), inner) if name else inner

    def _language(self, tag: Tag) -> Markup:
        if not tag.language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(tag.language, direction(tag.language))


def _text(child: object) -> str:
    """Return the text of an element without markup."""
    if isinstance(child, Fragment):
        return child.text
    if isinstance(child, WebElement):
        return "".join(_text(inner) for inner in child.children).strip()
    return ""


def _name(table: WebElement) -> str:
    """Return the name of a table: its title, or its caption without what its shades mean, which
    may follow."""
    if table.tag.title:
        return table.tag.title
    caption = next(table.below())
    return "".join(fragment.text for fragment in caption.fragments).strip()


def _first_number(items: Sequence[WebElement]) -> int:
    """Return the number with which a list begins, as its label says it."""
    labels = [child for item in items[:1] for child in item.below() if child.tag.role == "Lbl"]
    text = "".join(fragment.text for label in labels for fragment in label.fragments)
    digits = re.search(r"\d+", text)
    return int(digits[0]) if digits else 1


def _label(item: WebElement) -> bool:
    return any(child.tag.role == "Lbl" for child in item.below())


def _only_header(row: WebElement) -> WebElement | None:
    """Return the header that is all of a row in the body of a table; None if it has other cells."""
    cells = list(row.below())
    is_in_body = row.tag.parent is not None and row.tag.parent.role == "TBody"
    return cells[0] if is_in_body and len(cells) == 1 and cells[0].tag.role == "TH" else None


def _cell_attributes(element: WebElement, heads_group: bool) -> Markup:
    """Return the attributes of a table's cell; those of one that heads the rows of its group say
    so (HTML, 4.9.10)."""
    names = {"Scope": "scope", "ColSpan": "colspan", "RowSpan": "rowspan"}
    scopes = {"Row": "row", "Column": "col", "Both": "col"}
    look = element.tag.look
    written = cell_look(_ALIGNED[look.align], look.shade, look.lacking, _text(element))
    for _, key, value in element.tag.attributes:
        if key in names:
            shown = scopes.get(str(value), str(value))
            shown = "rowgroup" if heads_group and key == "Scope" else shown
            written += Markup(' {}="{}"').format(Markup(names[key]), shown)
    return written


__all__ = ["HtmlWriter"]
