"""Draw what is behind a slide's text, and its footers, in our own look or a user's template's.

A slide is painted in the order in which PowerPoint paints it: the ground and the layout's shapes,
then the text. All of it is decoration, so the items are artifacts (ISO 32000-1, 14.8.2.2): they are
seen on paper but not read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never, get_args

from irdocs.content.artwork import Artwork
from irdocs.content.illustration import Illustration
from irdocs.content.photographs import PRINT_DPI
from irdocs.deck import footer_lines, logo_slots
from irdocs.deck.design import Design
from irdocs.deck.footer_lines import FooterLine
from irdocs.deck.layout import Align, Anchor, Decoration, Layout, Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.model import Deck
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot
from irdocs.drawing import Path, circle, line, rectangle, rounded
from irdocs.frozen import frozen, replace
from irdocs.handout import fading_gradients
from irdocs.handout.paragraphs import TextColours
from irdocs.handout.slide_frame import SlideFrame
from irdocs.handout.template_art import TemplateArt
from irdocs.ooxml.art_items import NUMBER, ArtItem, GradientFill, LayoutText, PictureFill
from irdocs.page.items import LAYOUT, Item
from irdocs.page.mirror import mirrored
from irdocs.page.tags import Artifact
from irdocs.typeset.metrics import Font


@frozen
class SlideBackground:
    """Makes the items behind the text of one slide; all of them are artifacts."""

    frame: SlideFrame
    deck: Deck
    design: Design
    art: TemplateArt | None
    """What a user's template paints; None for our own look."""

    def items(self, layout: Layout, number: int) -> Iterator[Item]:
        """Yield the ground and the decorations of a slide, from back to front.

        `number` is the slide's, counted from 1: templates may show it in a text of the layout.
        """
        if self.art:
            art = self._template_art(self.art, self.art.of(layout).art.background, number)
            yield from self._in_place(art)
        else:
            yield from self._own_ground(layout)
        for decoration in layout.decorations:
            if not (self.art and decoration.is_look):
                yield self.frame.paths(LAYOUT, [self._decoration(decoration)])
        if self.art:
            art = self._template_art(self.art, self.art.of(layout).art.foreground, number)
            yield from self._in_place(art)

    def _in_place(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield items of a template mirrored in the slide: with its page they are turned back."""
        if not self.frame.from_right:
            yield from items
            return
        box = self.frame.box
        yield from mirrored(tuple(items), box.x + box.right)

    def footers(self, layout: Layout, number: int) -> Iterator[Item]:
        """Yield the footer, the date and the number of a slide, counted from 1."""
        texts = {"ftr": self.deck.footer, "dt": self.deck.date, "sldNum": str(number)}
        if self.art:
            placed = self.art.of(layout)
            fitted = self._fitted(placed.footer_lines)
            for item in placed.art.foreground:
                if isinstance(item, LayoutText) and (kind := item.footer):
                    footer = fitted.get(kind)
                    if footer:
                        style = replace(item.style, size=footer.size)
                        item = replace(item, box=footer.box, style=style)
                    text = self._layout_text("Pagination", item, (texts[kind],))
                    yield from self._in_place((text,))
            return
        for slot in (
            logo_slots.at_foot(self.deck, self.design, layout.ground) if (layout.footers) else ()
        ):
            yield self._foot_logo(slot)
        role = "on-primary-soft" if layout.is_dark else "ink-soft"
        colours = TextColours(self.frame.colours[role], self.frame.colours[role])
        own = self.design.footer_lines(layout)
        fitted = self._fitted(own)
        for kind, footer in ((footer.kind, fitted.get(footer.kind, footer)) for footer in own):
            placeholder = Placeholder(
                Stem.BOX.single,
                "body",
                footer.box,
                footer.size,
                anchor="ctr",
                align="l" if kind == "ftr" else "r",
            )
            yield from self._text("Pagination", placeholder, (texts[kind],), colours)

    def _foot_logo(self, slot: PictureSlot) -> Item:
        """Return a logo at the foot of a slide."""
        content, accent = slot.picture.content, slot.accent
        if isinstance(content, Illustration):
            return self.frame.illustration(LAYOUT, content, slot.box, accent, on_dark=slot.on_dark)
        if isinstance(content, Artwork):
            return self.frame.artwork(LAYOUT, content, slot.box, accent, on_dark=slot.on_dark)
        pixels = slot.box.width * self.frame.scale / 72 * PRINT_DPI
        return self.frame.image(LAYOUT, content.pixels(pixels), slot.box)

    def _fitted(self, lines: Sequence[FooterLine]) -> Mapping[str, FooterLine]:
        """Return, by kind, the footers that are smaller or wider than on the layout."""
        return footer_lines.in_deck(lines, self.deck, self.design.minor, self.design.size)

    def _own_ground(self, layout: Layout) -> Iterator[Item]:
        """Yield the plain ground of our own look, and the drawing of the cover if it has one."""
        slide, cover = self.design.size, self.deck.cover
        ground = rectangle(0, 0, slide.width, slide.height)
        yield self.frame.paths(LAYOUT, [Path(ground, fill=self.frame.colours[layout.ground])])
        if (box := self.design.art) and layout.art and cover:
            assert isinstance(cover.content, Illustration)
            if field := self.design.art_field:
                yield self.frame.paths(LAYOUT, [self._decoration(field)])
            drawing = cover.content.mirrored() if self.frame.from_right else cover.content
            yield self.frame.illustration(
                LAYOUT, drawing, box, "primary", on_dark=False, clipped=False
            )

    def _decoration(self, decoration: Decoration) -> Path:
        box, colour = decoration.box, self.frame.colours[decoration.colour]
        ellipse = circle(box.x + box.width / 2, box.y + box.height / 2, box.width / 2)
        match decoration.shape:
            case "line":
                ends = line((box.x, box.y), (box.right, box.bottom))
                return Path(ends, stroke=colour, stroke_width=decoration.width)
            case "rect":
                return Path(rectangle(box.x, box.y, box.width, box.height), fill=colour)
            case "roundRect":
                radius = min(box.width, box.height) / 6
                return Path(rounded(box.x, box.y, box.width, box.height, radius), fill=colour)
            case "ring":
                ground = self.frame.colours["ground"]
                return Path(ellipse, fill=ground, stroke=colour, stroke_width=decoration.width)
            case "ellipse" | "disc":
                return Path(ellipse, fill=colour)
            case _:
                assert_never(decoration.shape)

    def _template_art(
        self, art: TemplateArt, items: Sequence[ArtItem], number: int
    ) -> Iterator[Item]:
        """Yield what a template paints; footers are left to `footers`."""
        for item in items:
            match item:
                case Path():
                    yield self.frame.paths(LAYOUT, [item])
                case GradientFill():
                    if fading_gradients.is_fading(item):
                        yield self.frame.picture_fill(LAYOUT, *fading_gradients.drawn(item))
                    else:
                        yield self.frame.gradient(LAYOUT, item)
                case PictureFill():
                    data = art.picture(item)
                    if data is not None:  # else a warning names it, see `TemplateArt.missing`
                        yield self.frame.picture_fill(LAYOUT, data, item)
                case LayoutText():
                    if item.footer is None:
                        lines = [text.replace(NUMBER, str(number)) for text in item.lines]
                        yield self._layout_text(LAYOUT, item, lines)
                case _:
                    assert_never(item)

    def _layout_text(self, owner: Artifact, text: LayoutText, lines: Sequence[str]) -> Item:
        """Return a text of a template's layout, in its style and rotated as it is there."""
        style, (inset_across, inset_down) = text.style, text.insets
        placeholder = Placeholder(
            Stem.BOX.single, "body", text.box, style.size, bold=style.bold, inset=inset_across,
            inset_down=inset_down, capitals=style.capitals,
            anchor=text.anchor if text.anchor in get_args(Anchor) else "t",  # type: ignore[arg-type]
            align=text.align if text.align in get_args(Align) else "l",  # type: ignore[arg-type]
        )  # fmt: skip
        colour = style.colour or self.frame.colours["ink"]
        items = tuple(self._text(owner, placeholder, lines, TextColours(colour, colour)))
        return self.frame.turned(owner, items, text.box, text.turned)

    def _text(
        self, owner: Artifact, placeholder: Placeholder, lines: Sequence[str], colours: TextColours
    ) -> Iterator[Item]:
        face = self.frame.faces.face(major=False, bold=placeholder.bold, italic=False)
        texts = [SlideParagraph((TextRun(without_missing(face.drawn, text)),)) for text in lines]
        for paragraph in self.frame.set(
            placeholder, placeholder.box, texts, placeholder.size, colours
        ):
            yield from self.frame.text(owner, paragraph.lines)


def without_missing(font: Font, text: str) -> str:
    """Return a text without the characters that a font lacks.

    They would be shown as empty boxes. `Handout.missing` names them in a warning.
    """
    lacking = frozenset(font.missing(text))
    return "".join(character for character in text if character not in lacking)
