"""Draws one slide into a frame on paper: ground, decorations, slots in reading order, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs import drawing
from irdocs.content.illustration import Illustration
from irdocs.deck.colours import OWN, alike
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    Deck,
    FigureSlot,
    PictureSlot,
    Slide,
    SlideParagraph,
    TableSlot,
    TextRun,
    TextSlot,
)
from irdocs.drawing import Colour, Path, line, rectangle
from irdocs.handout import charts
from irdocs.handout.behind import Behind
from irdocs.handout.board import Board
from irdocs.handout.faces import EmbeddedFaces
from irdocs.handout.scenery import Scenery
from irdocs.handout.setting import SetParagraph, TextColours
from irdocs.pdf.canvas import Owner, TaggedCanvas
from irdocs.pdf.structure import Role, StructElem
from irdocs.units import Rect

CELL = (7.2, 3.6)
"""White space in a table's cell, left and right, above and below, in pt (ECMA-376, 21.1.3.17)."""


def colours(design: Design) -> Mapping[str, Colour]:
    """Return the colour of every role, those among them that only slides have."""
    palette = design.palette
    return {**{role: palette[alike(role)] for role in OWN if role not in palette}, **palette}


_ADDRESS = re.compile(r"(https?://[^\s,;]+[^\s,;.)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
"""An address of the web or of mail among other words."""


def linked(paragraphs: Sequence[SlideParagraph]) -> list[SlideParagraph]:
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


def _parted(run: TextRun) -> Iterator[TextRun]:
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
    wardrobe: EmbeddedFaces
    scenery: Scenery | None = None
    """What a template paints; None for our own look."""

    def slide(self, slide: Slide, number: int, frame: Rect, part: StructElem, level: Role) -> None:
        """Draw a slide into a frame; its words become children of `part`."""
        _Slide(self, slide, frame, part).draw(number, level)


class _Slide:
    def __init__(self, pen: Pen, slide: Slide, frame: Rect, part: StructElem) -> None:
        scale = frame.width / pen.design.size.width
        self._board = Board(pen.canvas, pen.wardrobe, frame, scale, colours(pen.design))
        self._behind = Behind(self._board, pen.deck, pen.design, pen.scenery)
        self._scene = pen.scenery.of(slide.layout) if pen.scenery else None
        self._canvas, self._slide, self._part = pen.canvas, slide, part

    @property
    def _layout(self) -> Layout:
        return self._slide.layout

    def draw(self, number: int, level: Role) -> None:
        self._behind.draw(self._layout, number)
        title = self._layout.title
        # A listener hears a space where the eye sees a new line.
        told = self._slide.title.replace("\n", " \n").split("\n")
        lines = [SlideParagraph((TextRun(words),)) for words in told]
        heading = StructElem(level)
        self._part.add(heading)
        for one in self._set(title, title.box, lines, self._slide.title_size):
            self._board.lines(heading, one.lines)
        for slot in self._slide.slots:
            match slot:
                case TextSlot():
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
        self._behind.footers(self._layout, number)
        frame = self._board.frame
        edge = rectangle(frame.x, frame.y, frame.width, frame.height)
        rule = Path(edge, stroke=self._board.colours["rule"], stroke_width=0.75)
        self._canvas.paths("Layout", [rule])

    # ------------------------------------------------------------ words

    def _set(
        self,
        place: Placeholder,
        box: Rect,
        said: Sequence[SlideParagraph],
        size: float,
        colour: str | None = None,
        *,
        strong: bool = False,
    ) -> list[SetParagraph]:
        role, scene = colour or place.colour, self._scene
        bright = self._layout.is_dark or role.startswith("on-")
        words, links = self._board.colours[role], "signal-bright" if bright else "vessel"
        ink = TextColours(words, words if role == "on-right" else self._board.colours[links])
        if scene:
            said_by_it = scene.words.get(place.name, words) if colour is None else words
            ink = TextColours(said_by_it, ink.links if bright else scene.links or ink.links)
        return self._board.set(place, box, said, size, ink, strong=strong)

    def _filled(self, slot: TextSlot) -> None:
        place = self._layout.place(slot.place)
        box = place.box
        if slot.stressed:
            ground = rectangle(box.x, box.y, box.width, box.height)
            self._board.paint("Layout", [Path(ground, fill=self._board.colours["right"])])
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
                self._item(listed, one, place)
            else:
                listed = None
                self._board.lines(self._child("P"), one.lines)

    def _item(self, listed: StructElem, one: SetParagraph, place: Placeholder) -> None:
        item, label, body = StructElem("LI"), StructElem("Lbl"), StructElem("LBody")
        listed.add(item)
        item.add(label)
        item.add(body)
        x, y = one.bullet or (0.0, 0.0)
        face = self._board.wardrobe.face(major=False, bold=False, italic=False)
        at = self._board.at(x, y)
        sign, colour = one.label, self._board.colours["signal"]
        theirs = self._scene.bullets.get(place.name) if self._scene else None
        if self._scene and theirs:
            words = self._scene.words.get(place.name, self._board.colours[place.colour])
            colour = theirs.colour or words
            if one.paragraph.number is None and not face.drawn.missing(theirs.sign):
                sign = theirs.sign or sign
        size = one.size * self._board.scale
        self._canvas.text(label, sign, *at, face.name, size, colour)
        self._board.lines(body, one.lines)

    # ------------------------------------------------------------ tables and charts

    def _table(self, slot: TableSlot) -> None:
        origin = self._layout.place(slot.place).box
        table = StructElem("Table")
        self._part.add(table)
        head, body = StructElem("THead"), StructElem("TBody")
        table.add(head)
        table.add(body)
        first = tuple(SlideParagraph((TextRun(name),)) for name in slot.header)
        y = origin.y
        for number, (cells, height) in enumerate(
            zip((first, *slot.rows), slot.heights, strict=True)
        ):
            row = StructElem("TR")
            (body if number else head).add(row)
            self._row(slot, row, cells, Rect(origin.x, y, sum(slot.widths), height), number == 0)
            y += height

    def _row(
        self,
        slot: TableSlot,
        row: StructElem,
        cells: Sequence[SlideParagraph],
        box: Rect,
        first: bool,
    ) -> None:
        rule = ("signal", 2.0) if first else ("rule", 0.75)
        if first:
            ground = rectangle(box.x, box.y, box.width, box.height)
            self._board.paint("Layout", [Path(ground, fill=self._board.colours["primary"])])
        below = line((box.x, box.bottom), (box.right, box.bottom))
        self._board.paint(
            "Layout", [Path(below, stroke=self._board.colours[rule[0]], stroke_width=rule[1])]
        )
        x = box.x
        scope = (("Table", "Scope", "Column"),) if first else ()
        for paragraph, width in zip(cells, slot.widths, strict=True):
            cell = StructElem("TH" if first else "TD", attributes=scope)
            row.add(cell)
            room = Rect(x, box.y, width, box.height)
            place = Placeholder("Cell", "body", room, slot.size, bold=first, inset=CELL[0],
                          inset_down=CELL[1])  # fmt: skip
            colour = "on-primary" if first else "ink"
            for one in self._set(place, room, [paragraph], slot.size, colour):
                self._board.lines(cell, one.lines)
            x += width

    def _chart(self, slot: ChartSlot) -> None:
        box = self._layout.place(slot.place).box
        figure = self._described(str(slot.chart.alt), box)
        made = charts.drawn(slot, box, self._board.colours)
        self._board.paint(figure, made.paths)
        for label in made.labels:
            place = Placeholder(
                "Label", "body", label.box, slot.size,
                bold=label.bold, anchor="ctr", align=label.align,
            )  # fmt: skip
            words = [SlideParagraph((TextRun(label.text),))]
            for one in self._set(place, label.box, words, slot.size):
                self._board.lines(figure, one.lines)

    # ------------------------------------------------------------ pictures

    def _picture(self, slot: PictureSlot) -> None:
        owner: Owner = self._described(slot.alt, slot.box) if slot.alt else "Layout"
        content = slot.picture.content
        if isinstance(content, Illustration):
            accent = "primary" if slot.place else slot.accent
            self._board.illustration(owner, content, slot.box, accent, on_dark=slot.on_dark)
            return
        fitted = slot.box.fitting(content.width, content.height)
        self._canvas.image(owner, content.data, self._board.placed(fitted))

    def _figure(self, slot: FigureSlot) -> None:
        box, palette = slot.box, self._board.colours
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
        self._board.paint(self._described(slot.alt, box), [p.moved(box.x, box.y) for p in paths])

    def _code(self, slot: CodeSlot) -> None:
        commands, modules = drawing.qr(slot.address)
        module = slot.box.width / (modules + 2 * drawing.QUIET_MODULES)
        margin = module * drawing.QUIET_MODULES
        symbol = Path(commands, fill=self._board.colours["dark"])
        placed = symbol.mapped(module, slot.box.x + margin, slot.box.y + margin)
        self._board.paint(self._described(slot.alt, slot.box), [placed])

    # ------------------------------------------------------------ from slide to paper

    def _child(self, role: Role) -> StructElem:
        child = StructElem(role)
        self._part.add(child)
        return child

    def _described(self, alt: str, box: Rect) -> StructElem:
        figure = StructElem("Figure", alt=alt, box=self._canvas.bottom_up(self._board.placed(box)))
        self._part.add(figure)
        return figure
