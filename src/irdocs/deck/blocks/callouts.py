"""Callouts on slides: plain ones as large statements, those with a kind below a band."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irdocs.charts.status_icons import status_icon, telephone_icon
from irdocs.content.about import ContactDetail
from irdocs.content.blocks import Callout
from irdocs.content.status import StatusKind
from irdocs.content.telephone_numbers import telephone_numbers
from irdocs.deck import inlines, status_arrangements
from irdocs.deck.blocks import statements
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout_names import Stem
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot
from irdocs.frozen import replace
from irdocs.locale import statements as locale_statements
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.typeset.binding import bound_whole


def callouts(builder: SlideBuilder, block: Callout) -> list[Slide]:
    """Return the slides of a callout."""
    if block.kind is None:
        return statements.callouts(builder, block)
    return _of_kind(builder, block, block.kind)


def _of_kind(builder: SlideBuilder, block: Callout, kind: StatusKind) -> list[Slide]:
    """Return a callout below a band in the colour of its kind, on as many slides as it needs.

    Each slide has the word, the icon and the telephone number.
    """
    key = status_arrangements.key_of(kind, phone=block.phone is not None)
    layout = builder.layouts[key]
    title = block.headline or block.title
    word = locale_statements.status(builder.locale, kind)
    word_slot = builder.fill(layout, Stem.STATUS, inlines.plain(word), block.title.span)
    below: list[Slot] = [
        PictureSlot(
            block.icon or status_icon(kind), layout.pictures[0], None, "ground", on_dark=True
        )
    ]
    if block.phone and (call := block.call):
        pieces = [(bound_whole(piece) if url else piece, url) for piece, url in call.pieces]
        is_one = _is_alone(call)  # the box leads there
        numbers: Sequence[SlideParagraph] = inlines.plain("".join(piece for piece, _ in pieces))
        if not is_one:
            # No line ends with the word that says whose number the next one is.
            runs = (
                TextRun(piece, url=url, colour=kind)
                if url
                else TextRun(re.sub(" $", NO_BREAK_SPACE, piece))
                for piece, url in pieces
            )
            numbers = [SlideParagraph(tuple(runs))]
        number = builder.fill(layout, Stem.PHONE, numbers, block.phone.span)
        below += [
            replace(number, url=call.url if is_one else None),
            PictureSlot(telephone_icon(), layout.pictures[1], None, "ground"),
        ]
    text = builder.spanned(block.short or block.text)
    return [
        replace(slide, slots=(word_slot, *slide.slots, *below))
        for slide in builder.body_slides(key, str(title), title.span, text)
    ]


_TAKEN_FOR_ONE = 3
"""How many digits a number has, at least, that a reader might take for one to ring."""


def _is_alone(call: ContactDetail) -> bool:
    """Whether a number to ring has none beside it that a link on both would not dial."""
    found = telephone_numbers(str(call.text))
    return sum(len(one.dialled) >= _TAKEN_FOR_ONE for one in found) == 1
