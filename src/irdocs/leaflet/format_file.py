"""Format files: sheets, panels and margins in mm, and what makes them sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field, model_validator

from irdocs.content.datafile import FaultsError, FileData, Line, Name, Number
from irdocs.units import Rect

SAFE = 5.0
"""How far text stays from every fold and trim edge, in mm (folds wander by 2 to 3)."""
LARGEST = 5000.0
"""The longest side of a page, in mm (ISO 32000-1, annex C: 14 400 units)."""
SLACK = 0.01
"""Lengths that differ by less, in mm, are the same."""

Length = Annotated[Number, Field(ge=0, le=2000)]
"""A length in mm."""
Size = Annotated[Number, Field(ge=6, le=800)]
"""A type size in pt."""
Holds = Literal["cover", "body", "back"]
Ground = Literal["ground", "tint", "primary"]
SizeName = Literal["small", "body", "lead", "heading", "display", "figure"]
Fold = Literal["none", "half", "roll", "z"]
Fault = tuple[str, tuple[int | str, ...]]
"""What is wrong, and the path of keys to where."""


class Margin(FileData):
    """White space above and below a panel's text, in mm."""

    top: Annotated[Number, Field(ge=SAFE, le=2000)]
    bottom: Annotated[Number, Field(ge=SAFE, le=2000)]


class PanelData(FileData):
    """One panel: its size and place in mm, its place in reading order, what it holds."""

    id: Name
    width: Length
    left: Length | None = None
    """From the sheet's left edge; where nothing is said, where the panel before it ends."""
    top: Length = 0
    height: Length | None = None
    """To the sheet's foot where nothing is said."""
    text_width: Length | None = None
    """The format's where nothing is said."""
    order: int
    holds: Holds
    ground: Ground


class SideData(FileData):
    """One side of the paper: its panels from left to right."""

    name: Annotated[Line, Field(max_length=24)]
    panels: tuple[PanelData, ...] = Field(min_length=1)


class ImpositionData(FileData):
    """Several sheets side by side on a larger one, to print in an office and fold."""

    name: Name
    title: Line
    width: Length
    height: Length
    sheets: tuple[Annotated[tuple[int, ...], Field(min_length=1)], ...] = Field(min_length=1)
    """For each side of the paper, the numbers of the sheets on it, from left to right."""


class FormatData(FileData):
    """A format as its file says it."""

    name: Name
    title: Line
    paper: Line
    """What to print it on, in words."""
    fold: Fold
    finish: Line | None = None
    """What is done after printing, in words, where the folds do not say it."""
    height: Length
    text_width: Length
    """The width of the text on every panel, which stands in the middle of it, in mm."""
    margin: Margin
    scale: Annotated[Number, Field(ge=0.5, le=12)] = 1.0
    """What the theme's type sizes, and all that goes with them, are multiplied by."""
    least: Annotated[Number, Field(ge=0, le=200)] = 0.0
    """The smallest type of this format, in pt."""
    sizes: dict[SizeName, Size] = Field(default_factory=dict)
    """Type sizes in pt where the theme's, scaled, would not suit."""
    page_numbers: bool = False
    sheets: tuple[SideData, ...] = Field(min_length=1)
    more: SideData | None = None
    """A sheet that follows as often as there is content for it."""
    impose: ImpositionData | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> FormatData:
        faults = [*self._panels_fit(), *self._panels_agree(), *self._sheets_impose()]
        if faults:
            raise FaultsError(faults)
        return self

    def text_width_of(self, panel: PanelData) -> float:
        """Return the width of the text on a panel, in mm."""
        return self.text_width if panel.text_width is None else panel.text_width

    def boxes(self, sheet: SideData) -> list[Rect]:
        """Return the box of each panel on a sheet, in mm."""
        found: list[Rect] = []
        for panel in sheet.panels:
            left = panel.left
            if left is None:
                left = found[-1].right if found else 0.0
            tall = self.height - panel.top if panel.height is None else panel.height
            found.append(Rect(left, panel.top, panel.width, tall))
        return found

    def folds(self, sheet: SideData) -> list[float]:
        """Return where a sheet is folded, in mm from its left: where panels meet."""
        edges = sorted(box.right for box in self.boxes(sheet))
        if self.fold == "none":
            return []
        inner = [edge for edge in edges if edge < edges[-1] - SLACK]
        return [edge for n, edge in enumerate(inner) if not n or edge > inner[n - 1] + SLACK]

    @property
    def _all_sheets(self) -> Iterator[tuple[SideData, tuple[int | str, ...]]]:
        for number, sheet in enumerate(self.sheets):
            yield sheet, ("sheets", number)
        if self.more:
            yield self.more, ("more",)

    @property
    def _all_panels(self) -> Iterator[tuple[PanelData, tuple[int | str, ...]]]:
        for sheet, path in self._all_sheets:
            for number, panel in enumerate(sheet.panels):
                yield panel, (*path, "panels", number)

    def _panels_fit(self) -> Iterator[Fault]:
        """Yield panels that have no room for text, lie on one another or on a fold."""
        for sheet, path in self._all_sheets:
            boxes = self.boxes(sheet)
            for number, (panel, box) in enumerate(zip(sheet.panels, boxes, strict=True)):
                here = (*path, "panels", number)
                text = self.text_width_of(panel)
                side = (panel.width - text) / 2
                if side < SAFE:
                    said = (
                        f"panel {panel.id} is {panel.width:g} mm wide: a text-width of "
                        f"{text:g} leaves {side:g} mm at each side; {SAFE:g} are needed"
                    )
                    yield said, (*here, "width")
                enough = self.margin.top + self.margin.bottom
                if box.bottom > self.height + SLACK or box.height <= enough:
                    yield f"panel {panel.id} leaves no room for text on its sheet", here
                if max(box.right, box.bottom) > LARGEST:
                    yield f"panel {panel.id} reaches beyond {LARGEST:g} mm", here
                for fold in self.folds(sheet):
                    if box.x + SLACK < fold < box.right - SLACK:
                        yield f"a fold at {fold:g} mm runs through panel {panel.id}", here
            for (n, box), (m, other) in combinations(enumerate(boxes), 2):
                shared = box.within(other)
                if min(shared.width, shared.height) > SLACK:
                    names = sheet.panels[m].id, sheet.panels[n].id
                    yield f"panel {names[0]} lies on panel {names[1]}", (*path, "panels", m)

    def _panels_agree(self) -> Iterator[Fault]:
        """Yield panels that are called or read like another, and covers and bodies amiss."""
        seen: set[tuple[str, object]] = set()
        for panel, path in self._all_panels:
            for key, value in (("id", panel.id), ("order", panel.order)):
                if (key, value) in seen:
                    yield f"two panels have the {key} {value}", (*path, key)
                seen.add((key, value))
            if panel.ground == "primary" and panel.holds != "cover":
                yield "only a cover has words for a primary ground", (*path, "ground")
            if path[0] == "more" and panel.holds != "body":
                yield "the panels of more: hold the body", (*path, "holds")
        wide = [max(box.right for box in self.boxes(sheet)) for sheet, _ in self._all_sheets]
        for (_, path), width in zip(self._all_sheets, wide, strict=True):
            if abs(width - wide[0]) > SLACK:
                yield f"this sheet is {width:g} mm wide, the first {wide[0]:g}", path
        held = [panel.holds for sheet in self.sheets for panel in sheet.panels]
        if held.count("cover") != 1:
            yield "one panel holds the cover, no more and no fewer", ("sheets",)
        if set(held) == {"cover"}:
            yield "no panel of the sheets holds the body", ("sheets",)

    def _sheets_impose(self) -> Iterator[Fault]:
        """Yield what does not go side by side on the larger paper."""
        impose = self.impose
        for side, numbers in enumerate(impose.sheets if impose else ()):
            here = ("impose", "sheets", side)
            assert impose is not None
            if any(not 1 <= number <= len(self.sheets) for number in numbers):
                yield f"the sheets are numbered 1 to {len(self.sheets)}", here
                continue
            across = sum(max(b.right for b in self.boxes(self.sheets[n - 1])) for n in numbers)
            if across > impose.width + SLACK or self.height > impose.height + SLACK:
                yield (
                    (
                        f"the sheets take {across:g} x {self.height:g} mm, the paper has "
                        f"{impose.width:g} x {impose.height:g}"
                    ),
                    here,
                )
