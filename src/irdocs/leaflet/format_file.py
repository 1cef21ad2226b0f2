"""Read and check format files: the sides, panels and margins of a leaflet, in mm.

A format file is data that an author may write, so each way in which its values contradict one
another is a fault with a message and the path of keys to its place. In the file the printed sides
are listed under `sheets`, and messages call them so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, Literal

from irdocs.content.about import BilingualLeaflet
from irdocs.content.datafile import Fault, FaultsError, FileData, KeyPath, Line, Name, Number
from irdocs.models import Field, Limits, model_validator
from irdocs.units import Rect

SAFE = 5.0
"""The least distance of text from every fold and trim edge, in mm. Folds and cuts may be 2 to 3 mm
off their place."""
LARGEST = 5000.0
"""The greatest width or height of a page, in mm (ISO 32000-1, annex C: 14 400 units of 1/72 inch,
rounded down)."""
GUTTER = 6.0
"""The space between columns, in mm at a scale of 1."""
LEAST_COLUMN = 62.0
"""The least width of a column, in mm at a scale of 1: lines of 35 characters of 12 pt."""
SLACK = 0.01
"""Lengths that differ by less, in mm, are the same."""

Length = Annotated[Number, Limits(ge=0, le=2000)]
"""A length in mm."""
Size = Annotated[Number, Limits(ge=6, le=800)]
"""A type size in pt."""
Holds = Literal["cover", "body", "back"]
Ground = Literal["ground", "tint", "primary"]
SizeName = Literal["small", "body", "lead", "heading", "display", "figure"]
Fold = Literal["none", "half", "roll", "z"]
_Said = tuple[str, KeyPath]
"""A message that says what is wrong, and the path of keys to the faulty value."""


class Margin(FileData):
    """White space above and below a panel's text, in mm."""

    top: Annotated[Number, Limits(ge=SAFE, le=2000)]
    bottom: Annotated[Number, Limits(ge=SAFE, le=2000)]


class PanelData(FileData):
    """One panel as written in the file; lengths in mm."""

    id: Name
    width: Length
    left: Length | None = None
    """The distance from the side's left edge; by default the panel begins where the one before it
    ends."""
    top: Length = 0
    height: Length | None = None
    """By default the panel reaches to the foot of its side."""
    text_width: Length | None = None
    """By default that of the format."""
    order: int
    """Its place in the reading order of the leaflet."""
    holds: Holds
    ground: Ground


class SideData(FileData):
    """One printed side: its panels from left to right."""

    name: Annotated[Line, Limits(max_length=24)]
    panels: tuple[PanelData, ...] = Field(min_length=1)


ImposedSides = Annotated[
    tuple[Annotated[tuple[int, ...], Limits(min_length=1)], ...], Limits(min_length=1)
]


def booklet(pages: int) -> ImposedSides:
    """Return the numbers of the pages of a booklet, a multiple of 4, on each side of its sheets."""
    pairs = [(pages - n, n + 1) for n in range(0, pages // 2)]
    return tuple(pair if n % 2 == 0 else pair[::-1] for n, pair in enumerate(pairs))


class ImpositionData(FileData):
    """Several sides beside each other on larger paper, for printing in an office and folding."""

    name: Name
    title: Line
    width: Length
    height: Length
    sheets: ImposedSides | Literal["booklet"]
    """For each side of the larger paper, the numbers, from 1, of the leaflet's sides on it, from
    left to right; or as the pages of a booklet, whose sheets lie in one another."""

    def sides(self, pages: int) -> ImposedSides:
        """Return the numbers for a leaflet of so many pages; a booklet's are a multiple of 4."""
        return booklet(pages) if self.sheets == "booklet" else self.sheets


class ThickerData(FileData):
    """How a booklet takes more pages: four at a time, before its last one."""

    most: Annotated[int, Limits(ge=8, le=64, multiple_of=4)]
    """The number of pages that it may have at most."""
    page: SideData
    """A page that is put in. What follows the name is its number."""
    page_numbers: bool = False
    """Whether the pages of a booklet that has more of them bear numbers, but for the first."""
    bottom: Annotated[Number, Limits(ge=SAFE, le=2000)] | None = None
    """The bottom margin of these pages, in mm; by default that of the format."""


class FormatData(FileData):
    """A format as written in its file; lengths in mm, type sizes in pt."""

    name: Name
    title: Line
    paper: Line
    """What to print it on, as a text for people."""
    fold: Fold
    finish: Line | None = None
    """What is done after printing, as a text for people, if `fold` does not say it."""
    height: Length
    text_width: Length
    """The width of the text, which is centred on its panel."""
    columns: Literal[1, 2] = 1
    """How many columns text has on a panel; what needs more room stands across them."""
    margin: Margin
    scale: Annotated[Number, Limits(ge=0.5, le=12)] = 1.0
    """The factor for the theme's type sizes and all lengths that grow with them."""
    enlarge: Annotated[Number, Limits(ge=1, le=2)] = 1.0
    """The most by which all of that is set larger where the pages have room for it."""
    least: Annotated[Number, Limits(ge=0, le=200)] = 0.0
    """The least type size; smaller ones are raised to it."""
    sizes: dict[SizeName, Size] = Field(default_factory=dict)
    """Type sizes that replace the theme's scaled ones."""
    page_numbers: bool = False
    bilingual: BilingualLeaflet = "following"
    """How two languages share it."""
    sheets: tuple[SideData, ...] = Field(min_length=1)
    more: SideData | None = None
    """A side that is added as often as there is content for it."""
    thicker: ThickerData | None = None
    """Makes a booklet of more pages of one whose pages do not hold the content."""
    impose: ImpositionData | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> FormatData:
        said = [*self._panels_fit(), *self._panels_agree(), *self._sheets_impose()]
        if said:
            raise FaultsError([Fault(message, path) for message, path in said])
        return self

    def text_width_of(self, panel: PanelData) -> float:
        """Return the width of the text on a panel, in mm."""
        return self.text_width if panel.text_width is None else panel.text_width

    def boxes(self, sheet: SideData) -> list[Rect]:
        """Return the box of each panel on a side, in mm."""
        boxes: list[Rect] = []
        for panel in sheet.panels:
            left = panel.left
            if left is None:
                left = boxes[-1].right if boxes else 0.0
            height = self.height - panel.top if panel.height is None else panel.height
            boxes.append(Rect(left, panel.top, panel.width, height))
        return boxes

    def folds(self, sheet: SideData) -> list[float]:
        """Return where a side is folded, in mm from its left.

        If the format is folded at all, that is at the right edge of each panel but the rightmost.
        """
        edges = sorted(box.right for box in self.boxes(sheet))
        if self.fold == "none":
            return []
        inner = [edge for edge in edges if edge < edges[-1] - SLACK]
        return [
            edge
            for number, edge in enumerate(inner)
            if not number or edge > inner[number - 1] + SLACK
        ]

    @property
    def _all_sheets(self) -> Iterator[tuple[SideData, tuple[int | str, ...]]]:
        """Yield each side, that of `more` included, with the path of keys to it."""
        for number, sheet in enumerate(self.sheets):
            yield sheet, ("sheets", number)
        if self.more:
            yield self.more, ("more",)
        if self.thicker:
            yield self.thicker.page, ("thicker", "page")

    @property
    def _all_panels(self) -> Iterator[tuple[PanelData, tuple[int | str, ...]]]:
        """Yield each panel of all sides with the path of keys to it."""
        for sheet, path in self._all_sheets:
            for number, panel in enumerate(sheet.panels):
                yield panel, (*path, "panels", number)

    def _panels_fit(self) -> Iterator[_Said]:
        """Yield panels that have no room for text, or overlap another panel or a fold."""
        for sheet, path in self._all_sheets:
            boxes = self.boxes(sheet)
            for number, (panel, box) in enumerate(zip(sheet.panels, boxes, strict=True)):
                panel_path = (*path, "panels", number)
                text_width = self.text_width_of(panel)
                side_margin = (panel.width - text_width) / 2
                if side_margin < SAFE:
                    message = (
                        f"panel {panel.id} is {panel.width:g} mm wide: a text-width of "
                        f"{text_width:g} leaves {side_margin:g} mm at each side, "
                        f"but at least {SAFE:g} mm are needed"
                    )
                    yield message, (*panel_path, "width")
                margins = self.margin.top + self.margin.bottom
                if box.bottom > self.height + SLACK or box.height <= margins:
                    yield (
                        f"panel {panel.id} leaves no room for text, or is too high for its sheet",
                        panel_path,
                    )
                if max(box.right, box.bottom) > LARGEST:
                    yield (
                        f"panel {panel.id} reaches beyond the largest page, {LARGEST:g} mm",
                        panel_path,
                    )
                least = self.scale * (2 * LEAST_COLUMN + GUTTER)
                if self.columns == 2 and panel.holds != "cover" and text_width < least - SLACK:
                    message = (
                        f"two columns need a text-width of {least:g} mm at a scale of "
                        f"{self.scale:g}, but that of panel {panel.id} is {text_width:g} mm"
                    )
                    yield message, ("columns",)
                for fold in self.folds(sheet):
                    if box.x + SLACK < fold < box.right - SLACK:
                        yield f"a fold at {fold:g} mm runs through panel {panel.id}", panel_path
            for (first_number, box), (other_number, other_box) in combinations(enumerate(boxes), 2):
                overlap = box.within(other_box)
                if min(overlap.width, overlap.height) > SLACK:
                    names = sheet.panels[other_number].id, sheet.panels[first_number].id
                    yield (
                        f"panel {names[0]} overlaps panel {names[1]}",
                        (*path, "panels", other_number),
                    )

    def _panels_agree(self) -> Iterator[_Said]:
        """Yield faults between panels and between sides.

        No two panels have the same id or the same place in the reading order, all sides are equally
        wide, and exactly one panel holds the cover.
        """
        seen: set[tuple[str, object]] = set()
        for panel, path in self._all_panels:
            for key, value in (("id", panel.id), ("order", panel.order)):
                if (key, value) in seen:
                    yield f"two panels have the {key} {value}", (*path, key)
                seen.add((key, value))
            for added in self.thicker.page.panels if self.thicker else ():
                if path[0] == "sheets" and panel.id.startswith(f"{added.id}-"):
                    # Panels that are put in have such ids.
                    yield (
                        f"the id {panel.id} begins with that of a panel of thicker:",
                        (*path, "id"),
                    )
            if panel.ground == "primary" and panel.holds != "cover":
                yield "only a cover can have ground: primary", (*path, "ground")
            if path[0] in ("more", "thicker") and panel.holds != "body":
                yield f"the panels of {path[0]}: must have holds: body", (*path, "holds")
        widths = [max(box.right for box in self.boxes(sheet)) for sheet, _ in self._all_sheets]
        for (_, path), width in zip(self._all_sheets, widths, strict=True):
            if abs(width - widths[0]) > SLACK:
                yield (
                    f"this sheet is {width:g} mm wide, but the first is {widths[0]:g} mm wide",
                    path,
                )
        contents = [panel.holds for sheet in self.sheets for panel in sheet.panels]
        if contents.count("cover") != 1:
            yield "exactly one panel must have holds: cover", ("sheets",)
        if set(contents) == {"cover"}:
            yield "at least one panel of the sheets must have holds: body", ("sheets",)

    def _sheets_impose(self) -> Iterator[_Said]:
        """Yield faults of `impose`: unknown numbers, and sides that the paper has no room for."""
        impose = self.impose
        is_booklet = impose is not None and impose.sheets == "booklet"
        if (is_booklet or self.thicker) and len(self.sheets) % 4:
            yield "a booklet has a multiple of four pages", ("sheets",)
            return
        if self.thicker and self.more:
            yield "a format has either more: or thicker:", ("thicker",)
        if self.thicker and self.thicker.bottom:
            numbered = (*self.sheets[1:], self.thicker.page)
            least = min(box.height for sheet in numbered for box in self.boxes(sheet))
            if self.margin.top + self.thicker.bottom >= least:
                yield "this bottom margin leaves no room for text", ("thicker", "bottom")
        if self.thicker and impose and not is_booklet:
            yield "must be `booklet` where thicker: adds pages", ("impose", "sheets")
        for side, numbers in enumerate(impose.sides(len(self.sheets)) if impose else ()):
            path = ("impose", "sheets") if is_booklet else ("impose", "sheets", side)
            assert impose is not None
            if any(not 1 <= number <= len(self.sheets) for number in numbers):
                yield f"must be numbers of sheets, from 1 to {len(self.sheets)}", path
                continue
            total_width = sum(
                max(box.right for box in self.boxes(self.sheets[n - 1])) for n in numbers
            )
            if total_width > impose.width + SLACK or self.height > impose.height + SLACK:
                yield (
                    (
                        f"the sheets take {total_width:g} x {self.height:g} mm, but the paper has "
                        f"only {impose.width:g} x {impose.height:g} mm"
                    ),
                    path,
                )
