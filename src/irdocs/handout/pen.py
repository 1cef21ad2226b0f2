"""Draws one slide into a frame on paper: ground, decorations, slots in reading order, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs import drawing
from irdocs.content.illustration import Illustration
from irdocs.deck.colours import OWN, alike
from irdocs.deck.design import Design
from irdocs.deck.layout import Decoration, Layout, Place
from irdocs.deck.layouts import art_box
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    Deck,
    FigureSlot,
    Filled,
    Paragraph,
    PictureSlot,
    Run,
    Slide,
    TableSlot,
)
from irdocs.deck.template.layout_parts import FOOTER_BOXES, FOOTER_SIZE
from irdocs.drawing import Colour, Path, circle, line, rectangle, rounded
from irdocs.handout import charts, setting
from irdocs.handout.faces import Wardrobe
from irdocs.handout.setting import Ink, Set
from irdocs.pdf.canvas import Owner, TaggedCanvas
from irdocs.pdf.structure import Role, StructElem
from irdocs.theme import ACCENT
from irdocs.typeset.lines import Line
from irdocs.typeset.lines import Run as Piece
from irdocs.units import Rect

CELL = (7.2, 3.6)
"""White space in a table's cell, left and right, above and below, in pt (ECMA-376, 21.1.3.17)."""


def colours(design: Design) -> Mapping[str, Colour]:
    """Return the colour of every role, those among them that only slides have."""
    palette = design.palette
    return {**{role: palette[alike(role)] for role in OWN if role not in palette}, **palette}


_ADDRESS = re.compile(r"(https?://[^\s,;]+[^\s,;.)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
"""An address of the web or of mail among other words."""


def linked(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs whose bare addresses lead there; on a slide they are words to read."""
    return [
        replace(
            paragraph,
            runs=tuple(
                piece for run in paragraph.runs for piece in ((run,) if run.url else _parted(run))
            ),
        )
        for paragraph in paragraphs
    ]


def _parted(run: Run) -> Iterator[Run]:
    for number, words in enumerate(_ADDRESS.split(run.text)):
        if words:
            address = words if "://" in words else f"mailto:{words}"
            yield replace(run, text=words, url=address if number % 2 else None)


@dataclass(frozen=True)
class Pen:
    """Draws slides of one deck on one canvas."""

    canvas: TaggedCanvas
    deck: Deck
    design: Design
    wardrobe: Wardrobe

    def slide(self, slide: Slide, number: int, frame: Rect, part: StructElem, level: Role) -> None:
        """Draw a slide into a frame; its words become children of `part`."""
        _Slide(self, slide, frame, part).draw(number, level)


class _Slide:
    def __init__(self, pen: Pen, slide: Slide, frame: Rect, part: StructElem) -> None:
        self._canvas, self._pen, self._slide = pen.canvas, pen, slide
        self._frame, self._part = frame, part
        self._scale = frame.width / pen.design.size.width
        self._colours = colours(pen.design)

    @property
    def _layout(self) -> Layout:
        return self._slide.layout

    def draw(self, number: int, level: Role) -> None:
        self._backdrop()
        title = self._layout.title
        # A listener hears a space where the eye sees a new line.
        told = self._slide.title.replace("\n", " \n").split("\n")
        lines = [Paragraph((Run(words),)) for words in told]
        heading = StructElem(level)
        self._part.add(heading)
        for one in self._set(title, title.box, lines, self._slide.title_size):
            self._lines(heading, one.lines)
        for slot in self._slide.slots:
            match slot:
                case Filled():
                    self._filled(slot)
                case TableSlot():
                    self._table(slot)
                case ChartSlot():
                    self._chart(slot)
                case PictureSlot():
                    self._picture(slot)
                case FigureSlot():
                    self._figure(slot)
                case CodeSlot():
                    self._code(slot)
        if self._layout.footers and self._pen.design.template is None:
            self._footers(number)
        edge = rectangle(self._frame.x, self._frame.y, self._frame.width, self._frame.height)
        rule = Path(edge, stroke=self._colours["rule"], stroke_width=0.75)
        self._canvas.paths("Layout", [rule])

    # ------------------------------------------------------------ what stands behind

    def _backdrop(self) -> None:
        layout, size = self._layout, self._pen.design.size
        ground = rectangle(0, 0, size.width, size.height)
        self._paint("Layout", [Path(ground, fill=self._colours[layout.ground])])
        cover = self._pen.deck.cover
        is_own = self._pen.design.template is None
        if layout.art and cover and isinstance(cover.content, Illustration) and is_own:
            box = art_box(cover.content.width / cover.content.height)
            self._illustration("Layout", cover.content, box, "primary", on_dark=False)
        for one in layout.decorations:
            if is_own or not one.is_look:
                self._paint("Layout", [self._decoration(one)])

    def _decoration(self, one: Decoration) -> Path:
        box, colour = one.box, self._colours[one.colour]
        match one.shape:
            case "line":
                ends = line((box.x, box.y), (box.right, box.bottom))
                return Path(ends, stroke=colour, stroke_width=one.width)
            case "rect":
                return Path(rectangle(box.x, box.y, box.width, box.height), fill=colour)
            case "roundRect":
                radius = min(box.width, box.height) / 6
                return Path(rounded(box.x, box.y, box.width, box.height, radius), fill=colour)
            case _:
                round_ = circle(box.x + box.width / 2, box.y + box.height / 2, box.width / 2)
                if one.shape == "ring":
                    ground = self._colours["ground"]
                    return Path(round_, fill=ground, stroke=colour, stroke_width=one.width)
                return Path(round_, fill=colour)

    # ------------------------------------------------------------ words

    def _set(
        self,
        place: Place,
        box: Rect,
        said: Sequence[Paragraph],
        size: float,
        colour: str | None = None,
        *,
        strong: bool = False,
    ) -> list[Set]:
        role = colour or place.colour
        bright = self._layout.is_dark or role.startswith("on-")
        links = self._colours["signal-bright" if bright else "vessel"]
        ink = Ink(self._colours[role], links)
        return setting.set_in(
            place, box, said, size, self._pen.wardrobe, ink, strong=strong
        )  # fmt: skip

    def _filled(self, slot: Filled) -> None:
        place = self._layout.place(slot.place)
        box = place.box
        if slot.stressed:
            ground = rectangle(box.x, box.y, box.width, box.height)
            self._paint("Layout", [Path(ground, fill=self._colours["right"])])
        shown = self._set(
            place, box, linked(slot.paragraphs), slot.size, "on-right" if slot.stressed else None,
            strong=slot.stressed,
        )  # fmt: skip
        listed: StructElem | None = None
        for one in shown:
            if one.bullet:
                if listed is None:
                    listed = StructElem("L")
                    self._part.add(listed)
                self._item(listed, one)
            else:
                listed = None
                self._lines(self._child("P"), one.lines)

    def _item(self, listed: StructElem, one: Set) -> None:
        item, label, body = StructElem("LI"), StructElem("Lbl"), StructElem("LBody")
        listed.add(item)
        item.add(label)
        item.add(body)
        x, y = one.bullet or (0.0, 0.0)
        face = self._pen.wardrobe.face(major=False, bold=False, italic=False)
        at = self._at(x, y)
        self._canvas.text(
            label, "•", *at, face.name, one.size * self._scale, self._colours["signal"]
        )
        self._lines(body, one.lines)

    def _lines(self, owner: Owner, lines: Sequence[tuple[float, float, Line]]) -> None:
        for x, y, line_ in lines:
            for run in line_.runs:
                self._run(owner, run, x + run.x, y)

    def _run(self, owner: Owner, run: Piece, x: float, y: float) -> None:
        text, style, language = run.text, run.fragment.style, run.fragment.language
        url = run.fragment.link.url if run.fragment.link else None
        embedded = self._pen.wardrobe.of(style.font)
        size = style.size * self._scale * embedded.stretched(text)
        left, base = self._at(x, y)
        whose = owner
        if isinstance(owner, StructElem) and (url or language):
            whose = StructElem("Link") if url else StructElem("Span", language=language)
            owner.add(whose)
        self._canvas.text(whose, text, left, base, embedded.name, size, style.colour)
        if not url or not isinstance(whose, StructElem):
            return
        wide = style.width(text.rstrip()) * self._scale
        box = Rect(left, base - size * 0.9, run.width * self._scale, size * 1.15)
        self._canvas.link(whose, box, url, text.strip() or url)
        below = base + size * 0.12
        rule = Path(line((left, below), (left + wide, below)), stroke=style.colour,
                    stroke_width=max(0.4, size * 0.05))  # fmt: skip
        self._canvas.paths("Layout", [rule])

    def _footers(self, number: int) -> None:
        role = "on-primary-soft" if self._layout.is_dark else "ink-soft"
        deck = self._pen.deck
        said = {"ftr": deck.footer, "dt": deck.date, "sldNum": str(number)}
        for kind, box in FOOTER_BOXES.items():
            place = Place(kind, "body", box, FOOTER_SIZE, role, anchor="ctr",
                          align="l" if kind == "ftr" else "r")  # fmt: skip
            words = [Paragraph((Run(said[kind]),))]
            for one in self._set(place, box, words, FOOTER_SIZE):
                self._lines("Pagination", one.lines)

    # ------------------------------------------------------------ tables and charts

    def _table(self, slot: TableSlot) -> None:
        origin = self._layout.place(slot.place).box
        table = StructElem("Table")
        self._part.add(table)
        head, body = StructElem("THead"), StructElem("TBody")
        table.add(head)
        table.add(body)
        first = tuple(Paragraph((Run(name),)) for name in slot.header)
        y = origin.y
        for number, (cells, height) in enumerate(
            zip((first, *slot.rows), slot.heights, strict=True)
        ):
            row = StructElem("TR")
            (body if number else head).add(row)
            self._row(slot, row, cells, Rect(origin.x, y, sum(slot.widths), height), number == 0)
            y += height

    def _row(
        self, slot: TableSlot, row: StructElem, cells: Sequence[Paragraph], box: Rect, first: bool
    ) -> None:
        rule = ("signal", 2.0) if first else ("rule", 0.75)
        if first:
            ground = rectangle(box.x, box.y, box.width, box.height)
            self._paint("Layout", [Path(ground, fill=self._colours["primary"])])
        below = line((box.x, box.bottom), (box.right, box.bottom))
        self._paint("Layout", [Path(below, stroke=self._colours[rule[0]], stroke_width=rule[1])])
        x = box.x
        scope = (("Table", "Scope", "Column"),) if first else ()
        for paragraph, width in zip(cells, slot.widths, strict=True):
            cell = StructElem("TH" if first else "TD", attributes=scope)
            row.add(cell)
            room = Rect(x, box.y, width, box.height)
            place = Place("Cell", "body", room, slot.size, bold=first, inset=CELL[0],
                          inset_down=CELL[1])  # fmt: skip
            colour = "on-primary" if first else "ink"
            for one in self._set(place, room, [paragraph], slot.size, colour):
                self._lines(cell, one.lines)
            x += width

    def _chart(self, slot: ChartSlot) -> None:
        box = self._layout.place(slot.place).box
        figure = self._described(str(slot.chart.alt), box)
        made = charts.drawn(slot, box, self._colours)
        self._paint(figure, made.paths)
        for label in made.labels:
            place = Place("Label", "body", label.box, slot.size, bold=label.bold, anchor="ctr",
                          align=label.align)  # fmt: skip
            words = [Paragraph((Run(label.text),))]
            for one in self._set(place, label.box, words, slot.size):
                self._lines(figure, one.lines)

    # ------------------------------------------------------------ pictures

    def _picture(self, slot: PictureSlot) -> None:
        owner: Owner = self._described(slot.alt, slot.box) if slot.alt else "Layout"
        content = slot.picture.content
        if isinstance(content, Illustration):
            accent = "primary" if slot.place else slot.accent
            self._illustration(owner, content, slot.box, accent, on_dark=slot.on_dark)
            return
        fitted = slot.box.fitting(content.width, content.height)
        self._canvas.image(owner, content.data, self._placed(fitted))

    def _illustration(
        self, owner: Owner, content: Illustration, box: Rect, accent: str, *, on_dark: bool
    ) -> None:
        palette = {**self._colours, ACCENT: self._colours[accent]}
        if on_dark:
            palette["signal"] = palette["signal-bright"]
        fitted = box.fitting(content.width, content.height)
        paths = content.paths(palette, fitted.width)
        self._paint(owner, [path.moved(fitted.x, fitted.y) for path in paths])

    def _figure(self, slot: FigureSlot) -> None:
        box, palette = slot.box, self._colours
        paths: list[Path] = []
        if slot.picture == "people":
            pitch = box.width / drawing.PEOPLE
            size = min(pitch * 0.78, box.height / 2.2)
            for whole, part in drawing.people(slot.percent, pitch, size):
                if part:
                    paths.append(Path(part, fill=palette["signal"]))
                if part != whole:
                    paths.append(Path(whole, stroke=palette["ink-soft"], stroke_width=1.25))
        else:
            whole, part = drawing.ring(slot.percent, box.height)
            paths.append(Path(whole, fill=palette["rule"]))
            if part:
                paths.append(Path(part, fill=palette["signal"]))
        self._paint(self._described(slot.alt, box), [p.moved(box.x, box.y) for p in paths])

    def _code(self, slot: CodeSlot) -> None:
        commands, modules = drawing.qr(slot.address)
        module = slot.box.width / (modules + 2 * drawing.QUIET_MODULES)
        margin = module * drawing.QUIET_MODULES
        symbol = Path(commands, fill=self._colours["dark"])
        placed = symbol.mapped(module, slot.box.x + margin, slot.box.y + margin)
        self._paint(self._described(slot.alt, slot.box), [placed])

    # ------------------------------------------------------------ from slide to paper

    def _child(self, role: Role) -> StructElem:
        child = StructElem(role)
        self._part.add(child)
        return child

    def _described(self, alt: str, box: Rect) -> StructElem:
        figure = StructElem("Figure", alt=alt, box=self._canvas.bottom_up(self._placed(box)))
        self._part.add(figure)
        return figure

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._frame.x + x * self._scale, self._frame.y + y * self._scale

    def _placed(self, box: Rect) -> Rect:
        x, y = self._at(box.x, box.y)
        return Rect(x, y, box.width * self._scale, box.height * self._scale)

    def _paint(self, owner: Owner, paths: Sequence[Path]) -> None:
        """Paint paths of the slide; what sticks out of it is cut off."""
        scaled = [path.mapped(self._scale, self._frame.x, self._frame.y) for path in paths]
        self._canvas.paths(owner, scaled, self._frame)
