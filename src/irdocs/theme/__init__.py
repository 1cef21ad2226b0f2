"""Theme data → typed tokens: colour roles, type scales and font files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from irdocs.content import datafile
from irdocs.content.datafile import DataFileKind, DataFileRequest, FaultsError, FileData
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.theme import contrast

REQUIRED_ROLES = frozenset(
    {
        *("ink", "ink-soft", "ground", "tint", "wash", "rule"),
        *("primary", "on-primary", "on-primary-soft"),
        *("signal", "signal-bright", "teal", "plum"),
    }
)
"""The colour roles that every theme gives."""


@dataclass(frozen=True, slots=True)
class DerivedColour:
    """What a role looks like in a theme that does not give it: one role with some of another."""

    role: str
    mixed_with: str
    part: float


OPTIONAL_ROLES: Mapping[str, DerivedColour] = MappingProxyType(
    {
        "link": DerivedColour("primary", "ground", 0.0),
        "vessel": DerivedColour("primary", "ground", 0.15),
        "balloon": DerivedColour("teal", "ground", 0.5),
    }
)
"""The colour roles that a theme may give, and what they are in one that does not."""

ROLES = REQUIRED_ROLES | frozenset(OPTIONAL_ROLES)
"""Every colour role; drawings may name each."""

ACCENT = "accent"
"""The role of a drawing that takes the colour of what it stands for."""

Points = Annotated[float, Field(ge=4, le=300, allow_inf_nan=False)]
"""A type size in pt."""
Ratio = Annotated[float, Field(ge=0.8, le=3, allow_inf_nan=False)]
"""Line spacing as a multiple of the size."""

Percent = Annotated[int, Field(ge=0, le=100)]
Inks = tuple[Percent, Percent, Percent, Percent]

Weight = Literal["regular", "italic", "semibold", "bold", "bold-italic", "black"]


class Family(FileData):
    """One type family in a Python package: the file of each weight."""

    package: str
    folder: str
    regular: str
    italic: str
    bold: str
    bold_italic: str
    semibold: str | None = None
    black: str | None = None

    @model_validator(mode="after")
    def _is_there(self) -> Family:
        try:
            missing = [n for n in self._names() if not self._path(n).is_file()]
        except (ImportError, ValueError, TypeError):
            raise ValueError(f'the package "{self.package}" is not installed') from None
        if missing:
            raise ValueError(f'the package "{self.package}" has no file {", ".join(missing)}')
        return self

    def _names(self) -> list[str]:
        faces = (
            *(self.regular, self.italic, self.bold, self.bold_italic),
            *(self.semibold, self.black),
        )
        return [name for name in faces if name]

    def _path(self, name: str) -> Path:
        return Path(str(resources.files(self.package))) / self.folder / name

    def file(self, weight: Weight) -> Path:
        """Return the font file of a weight; bold stands in for a weight that is not there."""
        return self._path(getattr(self, weight.replace("-", "_")) or self.bold)


class PrintSizes(FileData):
    """Type sizes on paper, in pt."""

    small: Points
    body: Points
    lead: Points
    heading: Points
    display: Points
    figure: Points


class Leading(FileData):
    """Line spacing as a multiple of the size."""

    text: Ratio
    tight: Ratio


class PrintType(FileData):
    """How text looks on paper."""

    family: Family
    sizes: PrintSizes
    leading: Leading


class SlideSizes(FileData):
    """Type sizes on slides, in pt; from the floor, the least of all, to the display they grow."""

    floor: Points
    body: Points
    lead: Points
    heading: Points
    display: Points
    figure: Points

    @model_validator(mode="after")
    def _grow(self) -> SlideSizes:
        for smaller, larger in pairwise(("floor", "body", "lead", "heading", "display")):
            if getattr(self, larger) < getattr(self, smaller):
                raise ValueError(f"{larger} is smaller than {smaller}")
        return self


class SlideType(FileData):
    """How text looks on slides: the typeface asked for, and files with its widths."""

    typeface: str
    family: Family
    sizes: SlideSizes


class Theme(FileData):
    """The look of both products."""

    name: str
    colours: dict[str, str]
    accents: tuple[str, ...] = Field(min_length=1)
    text_pairs: tuple[tuple[str, str], ...]
    inks: dict[str, Inks] = Field(default_factory=dict)
    """Mixtures of cyan, magenta, yellow, black in per cent, for roles that the press's colour
    profile would mix otherwise."""
    black_text: tuple[str, ...] = ()
    """Roles whose words are printed with black alone."""
    print: PrintType
    slides: SlideType

    @field_validator("colours")
    @classmethod
    def _are_colours(cls, colours: dict[str, str]) -> dict[str, str]:
        wrong: list[tuple[str, tuple[int | str, ...]]] = []
        for role, text in colours.items():
            try:
                Colour.parse(text)
            except ValueError as error:
                wrong.append((f"{role}: {error}", ("colours", role)))
        wrong += [
            (f'"{role}" is no role', ("colours", role)) for role in sorted(set(colours) - ROLES)
        ]
        if wrong:
            raise FaultsError(wrong)
        if missing := sorted(REQUIRED_ROLES - set(colours)):
            raise ValueError(f"no colour for {', '.join(missing)}")
        return colours

    @model_validator(mode="after")
    def _is_readable(self) -> Theme:
        paired = (role for pair in self.text_pairs for role in pair)
        for role in (*self.accents, *self.inks, *self.black_text, *paired):
            if role not in self.palette:
                raise ValueError(f'no colour has the role "{role}"')
        faint = [
            (
                f"{text} on {ground} has a contrast of {ratio:.2f}:1; text needs "
                f"{contrast.MINIMUM}:1",
                ("colours", text),
            )
            for text, ground in self.text_pairs
            if (ratio := contrast.ratio(self.palette[text], self.palette[ground]))
            < contrast.MINIMUM
        ]
        if faint:
            raise FaultsError(faint)
        return self

    @cached_property
    def palette(self) -> Mapping[str, Colour]:
        """Every role's colour, given or derived."""
        given = {role: Colour.parse(text) for role, text in self.colours.items()}
        derived = {
            role: given[like.role].mixed(given[like.mixed_with], like.part)
            for role, like in OPTIONAL_ROLES.items()
            if role not in given
        }
        return MappingProxyType(given | derived)

    def accent(self, index: int) -> str:
        """Return the role that marks the n-th of several things."""
        return self.accents[index % len(self.accents)]

    def palette_with(self, accent: str, *, on_dark: bool = False) -> Mapping[str, Colour]:
        """Return the palette in which drawings' `accent` is a role, for a light or dark ground."""
        signal = self.palette["signal-bright" if on_dark else "signal"]
        return {**self.palette, "accent": self.palette[accent], "signal": signal}


THEMES = DataFileKind("theme", "irdocs.theme", "data", "irdocs theme prints the built-in one")


def load(wanted: DataFileRequest, report: Report) -> Theme | None:
    """Return the theme of that name or in that file, or None after an error in `report`."""
    return datafile.load(THEMES, wanted, Theme, report)
