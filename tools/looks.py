"""How well slides are filled: python tools/looks.py [--all] [CONTENT ...]. Part of `make looks`.

For each deck: how much of the room below a title is used, by boxes round words as measured and
round shapes, and how far all that stands from the middle. Openers of sections, which are nothing
but a title, and lists of sources and small print are not counted. `--all` prints every slide.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml

import shared
from irdocs import content, locale, theme
from irdocs.content.datafile import DataFileRequest
from irdocs.deck import composing, design, plan
from irdocs.deck.design import Design
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout_names import LayoutKind
from irdocs.deck.model import Slide
from irdocs.deck.slide_grids import grid_of
from irdocs.deck.slots import TextSlot, box_of
from irdocs.diagnostics import Report
from irdocs.frozen import replace
from irdocs.products import traits_of
from support import anything

CONTENTS = ("content.yaml", *(f"examples/{name}/content.yaml" for name in
            ("sepsis-lecture", "hip-leaflet", "fact-sheet")))  # fmt: skip
GENERATED = 20
"""How many decks of random words and blocks are looked at besides, as one corpus."""
LEGIBLE = 20.0
"""The size of the smallest content, in pt, that nine of ten slides reach."""


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
    kind: LayoutKind
    """Its composition."""
    lost: int
    """How many of its texts end in a line that is far too short."""


def look(slide: Slide, number: int, made: Design) -> Look | None:
    """Return what is measured of a slide; None for one without a room below its title."""
    room = slide.layout.room
    if slide.layout.key.kind is LayoutKind.SOURCES:  # which nobody reads aloud
        return None
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
        composing.smallest(slide), slide.layout.key.kind,
        sum(_lost(slot, slide, fitter) for slot in slide.slots if isinstance(slot, TextSlot)),
    )  # fmt: skip


def _lost(slot: TextSlot, slide: Slide, fitter: TextFitter) -> int:
    """Return how many paragraphs of a text end in a line that is far too short."""
    placeholder = replace(
        slide.layout.placeholder(slot.placeholder), box=box_of(slot, slide.layout)
    )
    return fitter.gauge(slot.paragraphs, placeholder).lost_words(slot.size)


def looks(data: bytes, name: str, folder: Path) -> list[Look] | None:
    """Return what is measured of each slide of the deck of a content; None if it has errors."""
    report = Report()
    document = content.read(data, name, folder, report, traits_of()).document
    if document is None:
        return None
    look_ = theme.load(DataFileRequest(str(document.theme), folder, document.span), report)
    if look_ is None:
        return None
    made = design.own(look_, document.deck.aspect)
    planned = plan.plan(document, made, locale.load(document.document.language), report)
    if report.errors:
        return None
    found = (look(slide, number, made) for number, slide in enumerate(planned.slides, start=1))
    return [slide for slide in found if slide is not None]


def generated() -> list[Look]:
    """Return what is measured of the slides of decks of random words; refused ones are left out."""
    found: list[Look] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(shared.ROOT / "tests" / "fixtures" / "assets", folder / "assets")
        for seed in range(GENERATED):
            data = yaml.safe_dump(anything.content(seed), sort_keys=False).encode()
            found += looks(data, "content.yaml", folder) or []
    return found


def alike(found: Sequence[Look]) -> int:
    """Return how often three neighbours have the same composition."""
    return sum(len({each.kind for each in found[n : n + 3]}) == 1 for n in range(len(found) - 2))


def tell(name: str, found: Sequence[Look], *, every: bool) -> None:
    """Print the line of a deck or corpus, and one for each slide where that is asked for."""
    print(
        f"{name[:31]:32}{len(found):7}"
        f"{median(slide.used for slide in found):11.0%}"
        f"{sum(slide.used < 0.5 for slide in found):11}"
        f"{sum(slide.below - slide.above > 0.25 for slide in found):11}"
        f"{min(slide.smallest for slide in found):7g} pt"
        f"{sum(slide.smallest >= LEGIBLE for slide in found) / len(found):9.0%}"
        f"{len({slide.kind for slide in found}):7}"
        f"{alike(found):7}{sum(slide.lost for slide in found):7}"
    )
    for slide in found if every else ():
        print(
            f"  {slide.number:3} {slide.title[:44]:46}{slide.used:5.0%} used, "
            f"{slide.above:4.0%} above, {slide.below:4.0%} below, {slide.smallest:g} pt"
        )


def main(arguments: list[str]) -> None:
    """Print a line for each deck, and for each slide where that is asked for."""
    files = [Path(name) for name in arguments if not name.startswith("--")]
    every = "--all" in arguments
    print(f"{'deck':32}{'slides':>7}{'median use':>11}{'half blank':>11}{'foot blank':>11}"
          f"{'smallest':>10}{'20 pt':>9}{'kinds':>7}{'alike':>7}{'lost':>7}")  # fmt: skip
    for file in files or [shared.ROOT / name for name in CONTENTS]:
        found = looks(file.read_bytes(), file.name, file.parent)
        if found:
            tell("/".join(file.parts[-2:]), found, every=every)
        else:
            print(f"{'/'.join(file.parts[-2:])[:31]:32}has errors: irdocs check")
    if not files:
        tell(f"{GENERATED} generated decks", generated(), every=every)
    print(
        "half blank: slides with over half of their room unused\n"
        "foot blank: those that end a quarter of it higher than they begin\n"
        "20 pt: slides whose content is never smaller\n"
        "kinds: compositions; alike: three neighbours of one\n"
        "lost: texts that end in a line far too short"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
