"""How well slides are filled: python tools/looks.py [--all] [CONTENT ...]. Part of `make looks`.

For each deck: how much of the room below a title is used, by boxes round words as measured and
round shapes, and how far all that stands from the middle. Slides that are nothing but a title, such
as the openers of sections, are not counted. `--all` prints every slide.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import shared
from irdocs import content, locale, theme
from irdocs.content.datafile import DataFileRequest
from irdocs.deck import composing, design, plan
from irdocs.deck.design import Design
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout_names import LayoutKind
from irdocs.deck.model import Slide
from irdocs.deck.own_layouts import grid_of
from irdocs.diagnostics import Report
from irdocs.products import traits_of

CONTENTS = ("content.yaml", *(f"examples/{name}/content.yaml" for name in
            ("sepsis-lecture", "hip-leaflet", "fact-sheet")))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What is measured of one slide; `used`, `above` and `below` are shares of its room."""

    number: int
    title: str
    used: float
    """The area of all boxes together."""
    above: float
    """The height that is blank above the first box."""
    below: float
    """The height that is blank below the last, but for a line of sources at the foot."""
    smallest: float
    """The smallest type, in pt."""


def look(slide: Slide, number: int, made: Design) -> Look | None:
    """Return what is measured of a slide; None for one without a room below its title."""
    room = slide.layout.room
    if slide.layout.key.kind is LayoutKind.STATEMENT:
        room = grid_of(made.size).body
    if room is None:
        return None
    fitter = TextFitter(made.minor, made.major, Report())
    inside = [
        box for box in composing.boxes(slide, fitter) if box.bottom > room.y and box.y < room.bottom
    ]
    main = [box for box in inside if box.y < room.bottom - 40] or inside
    top = min((box.y for box in main), default=room.bottom)
    bottom = max((box.bottom for box in main), default=room.y)
    return Look(
        number, slide.title.replace("\n", " "), composing.used(inside, room),
        max(0.0, top - room.y) / room.height, max(0.0, room.bottom - bottom) / room.height,
        composing.smallest(slide),
    )  # fmt: skip


def looks(file: Path) -> list[Look]:
    """Return what is measured of each slide of the deck of a content file."""
    report = Report()
    document = content.read(file.read_bytes(), file.name, file.parent, report, traits_of()).document
    assert document is not None, [str(error) for error in report.errors]
    look_ = theme.load(DataFileRequest(str(document.theme), file.parent, document.span), report)
    assert look_ is not None, [str(error) for error in report.errors]
    made = design.own(look_, document.deck.aspect)
    planned = plan.plan(document, made, locale.load(document.document.language), report)
    assert not report.errors, [str(error) for error in report.errors]
    found = (look(slide, number, made) for number, slide in enumerate(planned.slides, start=1))
    return [slide for slide in found if slide is not None]


def main(arguments: list[str]) -> None:
    """Print a line for each deck, and for each slide where that is asked for."""
    files = [name for name in arguments if not name.startswith("--")]
    print(f"{'deck':32}{'slides':>7}{'median use':>11}{'half blank':>11}"
          f"{'foot blank':>11}{'smallest':>10}")  # fmt: skip
    for name in files or [str(shared.ROOT / name) for name in CONTENTS]:
        found = looks(Path(name))
        print(
            f"{'/'.join(Path(name).parts[-2:])[:31]:32}{len(found):7}"
            f"{median(slide.used for slide in found):11.0%}"
            f"{sum(slide.used < 0.5 for slide in found):11}"
            f"{sum(slide.below - slide.above > 0.25 for slide in found):11}"
            f"{min(slide.smallest for slide in found):7g} pt"
        )
        for slide in found if "--all" in arguments else ():
            print(
                f"  {slide.number:3} {slide.title[:44]:46}{slide.used:5.0%} used, "
                f"{slide.above:4.0%} above, {slide.below:4.0%} below, {slide.smallest:g} pt"
            )
    print("half blank: slides with over half of their room unused; foot blank: those that end a "
          "quarter of it higher than they begin")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
