"""Draws what stands behind a slide's words, and its footers: our own look, or a template's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from irdocs.content.illustration import Illustration
from irdocs.deck.design import Design
from irdocs.deck.layout import Align, Anchor, Decoration, Layout, Placeholder
from irdocs.deck.model import Deck, SlideParagraph, TextRun
from irdocs.deck.own_layouts import art_box
from irdocs.deck.template.layout_parts import FOOTER_BOXES, FOOTER_SIZE
from irdocs.drawing import Path, circle, line, rectangle, rounded
from irdocs.handout import fading
from irdocs.handout.board import Board
from irdocs.handout.scenery import Scenery
from irdocs.handout.setting import TextColours
from irdocs.ooxml.art_items import NUMBER, ArtItem, GradientFill, LayoutText, PictureFill
from irdocs.pdf.structure import Artifact
from irdocs.typeset.metrics import Font


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind the words of one slide."""

    board: Board
    deck: Deck
    design: Design
    scenery: Scenery | None
    """A template's; None for our own look."""

    def draw(self, layout: Layout, number: int) -> None:
        """Draw ground and decorations of a slide; nothing of it is read."""
        if self.scenery:
            self._scene(self.scenery, self.scenery.of(layout).backdrop.marks, number)
        else:
            size = self.design.size
            ground = rectangle(0, 0, size.width, size.height)
            self.board.paint("Layout", [Path(ground, fill=self.board.colours[layout.ground])])
            cover = self.deck.cover
            if layout.art and cover and isinstance(cover.content, Illustration):
                box = art_box(cover.content.width / cover.content.height)
                self.board.illustration("Layout", cover.content, box, "primary", on_dark=False)
        for one in layout.decorations:
            if not (self.scenery and one.is_look):
                self.board.paint("Layout", [self._decoration(one)])
        if self.scenery:
            self._scene(self.scenery, self.scenery.of(layout).backdrop.held, number)

    def _decoration(self, one: Decoration) -> Path:
        box, colour = one.box, self.board.colours[one.colour]
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
                    ground = self.board.colours["ground"]
                    return Path(round_, fill=ground, stroke=colour, stroke_width=one.width)
                return Path(round_, fill=colour)

    def _scene(self, scenery: Scenery, marks: Sequence[ArtItem], number: int) -> None:
        for mark in marks:
            match mark:
                case Path():
                    self.board.paint("Layout", [mark])
                case GradientFill() if fading.is_fading(mark):
                    self.board.paste("Layout", *fading.drawn(mark))
                case GradientFill():
                    self.board.blend("Layout", mark)
                case PictureFill() if data := scenery.picture(mark):
                    self.board.paste("Layout", data, mark)
                case LayoutText() if mark.footer is None:
                    lines = [line_.replace(NUMBER, str(number)) for line_ in mark.lines]
                    self._say("Layout", mark, lines)
                case _:
                    pass

    def footers(self, layout: Layout, number: int) -> None:
        """Show the footer, the date and the number of a slide."""
        said = {"ftr": self.deck.footer, "dt": self.deck.date, "sldNum": str(number)}
        if self.scenery:
            for mark in self.scenery.of(layout).backdrop.held:
                if isinstance(mark, LayoutText) and mark.footer:
                    self._say("Pagination", mark, (said[mark.footer],))
            return
        role = "on-primary-soft" if layout.is_dark else "ink-soft"
        ink = TextColours(self.board.colours[role], self.board.colours[role])
        for kind, box in FOOTER_BOXES.items() if layout.footers else ():
            place = Placeholder(kind, "body", box, FOOTER_SIZE, anchor="ctr",
                          align="l" if kind == "ftr" else "r")  # fmt: skip
            self._words("Pagination", place, (said[kind],), ink)

    def _say(self, owner: Artifact, saying: LayoutText, lines: Sequence[str]) -> None:
        look, (across, down) = saying.look, saying.insets
        place = Placeholder(
            "Saying", "body", saying.box, look.size, bold=look.bold, inset=across,
            inset_down=down, capitals=look.capitals,
            anchor=saying.anchor if saying.anchor in get_args(Anchor) else "t",  # type: ignore[arg-type]
            align=saying.align if saying.align in get_args(Align) else "l",  # type: ignore[arg-type]
        )  # fmt: skip
        colour = look.colour or self.board.colours["ink"]
        with self.board.turned(owner, saying.box, saying.turned):
            self._words(owner, place, lines, TextColours(colour, colour))

    def _words(
        self, owner: Artifact, place: Placeholder, lines: Sequence[str], ink: TextColours
    ) -> None:
        face = self.board.wardrobe.face(major=False, bold=place.bold, italic=False)
        words = [SlideParagraph((TextRun(without(face.drawn, line_)),)) for line_ in lines]
        for one in self.board.set(place, place.box, words, place.size, ink):
            self.board.lines(owner, one.lines)


def without(font: Font, words: str) -> str:
    """Return words without the letters that a font lacks; the plan names them."""
    lacking = frozenset(font.missing(words))
    return "".join(letter for letter in words if letter not in lacking)
