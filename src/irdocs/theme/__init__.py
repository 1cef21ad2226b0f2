"""The theme: the colours, type sizes and typefaces of both products, read from a YAML file.

Drawings and layouts name colours by role ("primary", "on-primary"), never by value; the theme gives
each role its colour. A theme is refused if a pair of roles that it declares as text and ground has
too little contrast to be read, so the products need not check each text by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any

from irdocs.content import datafile
from irdocs.content.datafile import (
    DataFileKind,
    DataFileRequest,
    Fault,
    FaultsError,
    FileData,
    KeyPath,
    Remark,
)
from irdocs.diagnostics import Report, Severity, closest
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.models import Field, Limits, field_validator, model_validator
from irdocs.theme import contrast, partial_faults, perception, safety_colours, status_colours
from irdocs.theme.fonts.family import Family
from irdocs.theme.fonts.weights import PRINTED, SHOWN
from irdocs.theme.motif import Motif
from irdocs.theme.printed import ERROR, seen
from irdocs.theme.sizes import Leading, PrintSizes, SlideSizes

REQUIRED_ROLES = frozenset(
    {
        *("ink", "ink-soft", "ground", "tint", "wash", "rule"),
        *("primary", "on-primary", "on-primary-soft"),
        *("signal", "signal-bright", "teal", "plum"),
    }
)
"""The colour roles that every theme must give."""


@frozen
class DerivedColour:
    """The colour of a role that a theme does not give: that of a role with another mixed in."""

    role: str
    mixed_with: str
    part: float
    """The share of `mixed_with`, from 0 to 1."""


OPTIONAL_ROLES: Mapping[str, DerivedColour] = MappingProxyType(
    {
        "link": DerivedColour("primary", "ground", 0.0),
        "vessel": DerivedColour("primary", "ground", 0.15),
        "balloon": DerivedColour("teal", "ground", 0.5),
    }
)
"""The colour roles that a theme may give, and how each is derived where it does not."""

ROLES = REQUIRED_ROLES | frozenset(OPTIONAL_ROLES) | frozenset(status_colours.ROLES)
"""Every colour role; drawings may name them all."""

ACCENT = "accent"
"""A role for drawings alone: the colour that marks the thing which the drawing illustrates."""

Percent = Annotated[int, Limits(ge=0, le=100)]
Inks = tuple[Percent, Percent, Percent, Percent]
"""A mixture of cyan, magenta, yellow and black, each in per cent."""


class PrintType(FileData):
    """The type of the leaflet."""

    family: Family
    sizes: PrintSizes
    leading: Leading


def _wrong(colours: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for each colour of a role that is no colour or has no such role, and one for
    the roles that have no colour, but for those whose names are misspelt."""
    for role, text in colours.items():
        try:
            Colour.parse(text)
        except ValueError as error:
            yield Fault(f"{role}: {error}", (role,))
    missing = REQUIRED_ROLES - set(colours)
    for role in sorted(set(colours) - ROLES):
        meant = closest(role, ROLES - set(colours))
        missing -= {meant}
        question = f'; did you mean "{meant}"?' if meant else ""
        yield Fault(f'there is no colour role "{role}"{question}', (role,))
    if missing:
        yield Fault(f"no colour for {', '.join(sorted(missing))}", ())


class SlideType(FileData):
    """The type and the colours of the deck.

    A deck names a typeface (`typeface`), which is taken from the computer that shows the deck. Text
    is fitted to its boxes by the widths of a family that is at hand (`family`); these must be those
    of the typeface, as Arimo has the widths of Arial.
    """

    typeface: str
    family: Family
    sizes: SlideSizes
    colours: dict[str, str] = Field(default_factory=dict)
    """Colours of roles for slides alone, laid over those of the theme: dark slides may have a
    leaflet on white paper."""

    @field_validator("colours")
    @classmethod
    def _are_colours(cls, colours: dict[str, str]) -> dict[str, str]:
        if faults := list(_wrong(colours)):
            raise FaultsError(faults)
        return colours


_PLEX_MONO: dict[str, object] = {
    "package": "fontpkg_ibm_plex_mono",
    "folder": "files",
    "regular": "IBMPlexMono-Regular.ttf",
    "italic": "IBMPlexMono-Italic.ttf",
    "bold": "IBMPlexMono-Bold.ttf",
    "bold-italic": "IBMPlexMono-BoldItalic.ttf",
}


class CodeType(FileData):
    """The monospaced type of code: what decks ask for, and the family of print and measuring.

    Letters of Consolas are a little narrower than those of the family.
    """

    typeface: str = "Consolas"
    family: Family = Field(default_factory=lambda: Family.model_validate(_PLEX_MONO))


def _derived(given: Mapping[str, Colour]) -> dict[str, Colour]:
    """Return given colours, and those of the optional roles that are not given."""
    return dict(given) | {
        role: given[rule.role].mixed(given[rule.mixed_with], rule.part)
        for role, rule in OPTIONAL_ROLES.items()
        if role not in given
    }


class Theme(FileData):
    """The look of both products."""

    name: str
    description: str = ""
    """What the theme is for, in a line."""
    motif: Motif = "wire"
    """The ornament of both products."""
    colours: dict[str, str]
    """The colour of each role, as #RRGGBB."""
    accents: tuple[str, ...] = Field(min_length=1)
    """Roles that mark things side by side, such as cards or series of a chart, in this order."""
    text_pairs: tuple[tuple[str, str], ...]
    """Pairs of the roles of a text and of the ground that it stands on."""
    inks: dict[str, Inks] = Field(default_factory=dict)
    """The inks of roles for print, where the mixture that the press's colour profile gives is not
    wanted."""
    black_text: tuple[str, ...] = ()
    """Roles whose text is printed with black ink alone: fine letters mixed of several inks blur."""
    print: PrintType
    slides: SlideType
    code: CodeType = Field(default_factory=CodeType)

    @field_validator("colours")
    @classmethod
    def _are_colours(cls, colours: dict[str, str]) -> dict[str, str]:
        if faults := [*_wrong(colours)]:
            raise FaultsError(faults)
        return colours

    @model_validator(mode="after")
    def _is_readable(self) -> Theme:
        """Refuse unknown roles, and texts with too little contrast (WCAG 2.2, 1.4.3)."""
        if unknown := [
            Fault(f'no colour has the role "{role}"', path)
            for path, role in self._named_roles()
            if role not in self.palette
        ]:
            raise FaultsError(unknown)
        low_contrast = [
            *self._illegible(self.palette, self.colours, ()),
            *(self._illegible(self.slide_palette, self.slides.colours, ("slides",))
              if self.slides.colours else ()),
        ] or [*self._faint_in_print()]  # fmt: skip
        if low_contrast:
            raise FaultsError(low_contrast)
        return self

    def _named_roles(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield each role that is named beside the colours, with the path to it."""
        for key, roles in (("accents", self.accents), ("black-text", self.black_text)):
            yield from (((key, index), role) for index, role in enumerate(roles))
        yield from ((("inks", role), role) for role in self.inks)
        for index, pair in enumerate(self.text_pairs):
            yield from ((("text-pairs", index, place), role) for place, role in enumerate(pair))

    @classmethod
    def further_faults(cls, data: Mapping[str, Any]) -> Sequence[Fault]:
        """Return the texts that cannot be read, as far as a faulty theme tells."""
        return partial_faults.illegible(data, frozenset(REQUIRED_ROLES | set(OPTIONAL_ROLES)))

    def _illegible(
        self, palette: Mapping[str, Colour], given: Mapping[str, str], above: KeyPath
    ) -> Iterator[Fault]:
        """Yield a fault for each text of a palette that cannot be read on its ground.

        It is at the colour among the `given` ones that is to blame, below the keys `above`.
        """
        pairs = (
            *(
                (text, ground, text if text in given else ground)
                for text, ground in self.text_pairs
            ),
            *status_colours.pairs(given),
        )
        faint = [
            partial_faults.Faint(text, ground, blamed, ratio)
            for text, ground, blamed in pairs
            if (ratio := contrast.ratio(palette[text], palette[ground])) < contrast.MINIMUM
        ]
        where = "on slides, " if above else ""
        yield from partial_faults.faults(faint, given, (*above, "colours"), where)

    def _faint_in_print(self) -> Iterator[Fault]:
        """Yield a fault for each text that the theme's own inks make too faint to be read.

        Other colours are held to their contrast as colours, which the profile of the press keeps.
        """
        if not self.inks:
            return
        printed = dict(self.palette) | {role: seen(inks) for role, inks in self.inks.items()}
        black = dict.fromkeys(self.black_text, seen((0, 0, 0, 100)))
        least = contrast.MINIMUM * (1 - ERROR)
        pairs = (*self.text_pairs, *(p[:2] for p in status_colours.pairs(status_colours.ROLES)))
        faint = [
            partial_faults.Faint(text, ground, text if text in self.inks else ground, ratio)
            for text, ground in pairs
            if ground in self.inks or (text in self.inks and text not in black)
            if (ratio := contrast.ratio((printed | black)[text], printed[ground])) < least
        ]
        yield from partial_faults.faults(faint, self.inks, ("inks",), "in print, ")

    @cached_property
    def palette(self) -> Mapping[str, Colour]:
        """The colour of every role on paper, given by the theme or derived."""
        given = {role: Colour.parse(text) for role, text in self.colours.items()}
        palette = _derived(given)
        return MappingProxyType(palette | status_colours.completed(palette))

    @cached_property
    def slide_palette(self) -> Mapping[str, Colour]:
        """The colour of every role on slides: that of paper, or its own.

        What is derived from other colours, or must be read on another ground, follows these where
        the theme does not name it for slides.
        """
        if not self.slides.colours:
            return self.palette
        own = {role: Colour.parse(text) for role, text in self.slides.colours.items()}
        paper = {role: self.palette[role] for role in REQUIRED_ROLES}
        unchanged = {
            role: Colour.parse(self.colours[role])
            for role, rule in OPTIONAL_ROLES.items()
            if role in self.colours and not own.keys() & {rule.role, rule.mixed_with}
        }
        palette = _derived(paper | unchanged | own)
        return MappingProxyType(palette | status_colours.on_ground(self.palette, palette, own))

    @property
    def on_paper(self) -> Theme:
        """The theme whose slides have the colours of paper."""
        slides = self.slides.model_copy(update={"colours": {}})
        return self.model_copy(update={"slides": slides})

    def accent(self, index: int) -> str:
        """Return the role that marks the thing with an index, from 0; the accents repeat."""
        return self.accents[index % len(self.accents)]

    def palette_with(self, accent: str, *, on_dark: bool = False) -> Mapping[str, Colour]:
        """Return the palette for a drawing, with the role `accent` in the colour of a given role.

        On a dark ground the role `signal` becomes its bright form, which is visible there.
        """
        signal = self.palette["signal-bright" if on_dark else "signal"]
        return {**self.palette, "accent": self.palette[accent], "signal": signal}

    def remarks(self) -> tuple[Remark, ...]:
        """Return what is worth saying of the colours and the typefaces, each once."""
        misleading = self._misleading_colours()
        return (*misleading, *self._alike_accents(), *self._said_of_families())

    def _misleading_colours(self) -> Iterator[Remark]:
        """Yield a warning for each colour of a status that says the opposite of its word."""
        own = self.slides.colours
        places: tuple[tuple[str, KeyPath, Mapping[str, Colour]], ...] = (
            ("", ("colours",), {role: self.palette[role] for role in self.colours}),
            (" on slides", ("slides", "colours"), {role: self.slide_palette[role] for role in own}),
            (" in print", ("inks",), {role: seen(inks) for role, inks in self.inks.items()}),
        )
        for where, path, colours in places:
            for role, wanted in safety_colours.misleading(colours):
                yield Remark(
                    Severity.WARNING,
                    "misleading-colour",
                    f"the colour of {role}{where} says something else: people expect {wanted}",
                    (*path, role),
                    "give it another hue, or leave it out: the usual one is taken then",
                )

    def _alike_accents(self) -> Iterator[Remark]:
        """Yield a warning for each two accents that somebody cannot tell apart."""
        on_slides = [(" on slides", self.slide_palette)] if self.slides.colours else []
        for where, palette in (("", self.palette), *on_slides):
            for pair in perception.alike([palette[role] for role in self.accents]):
                first, second = self.accents[pair.first], self.accents[pair.second]
                if first == second:  # a theme may repeat a role
                    continue
                who = "" if pair.vision == "normal vision" else f" to people with {pair.vision}"
                yield Remark(
                    Severity.WARNING,
                    "accents-alike",
                    f"the accents {first} and {second} look alike{where}{who}: "
                    f"{pair.distance:.2f} apart",
                    ("accents", pair.second),
                    f"make one lighter or darker, until they are {perception.ALIKE[pair.vision]:g} "
                    "apart in OKLab; irdocs theme check prints the distances",
                )

    def _said_of_families(self) -> tuple[Remark, ...]:
        families = (
            ("print", self.print.family, PRINTED),
            ("slides", self.slides.family, SHOWN),
            ("code", self.code.family, SHOWN),
        )
        return tuple(
            replace(remark, path=(part, "family", *remark.path))
            for part, family, needed in families
            for remark in family.said_of(needed)
        )


THEMES = DataFileKind("theme", "irdocs.theme", "data", "irdocs theme prints the built-in one")


def load(wanted: DataFileRequest, report: Report) -> Theme | None:
    """Return the theme of a name or in a file, or None after adding an error to `report`."""
    return datafile.load(THEMES, wanted, Theme, report)
