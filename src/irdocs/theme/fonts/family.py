"""A type family as a theme names it: the face of each weight, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from irdocs.content.datafile import (
    DataFileRequest,
    Fault,
    FaultsError,
    FileData,
    KeyPath,
    Number,
    Remark,
)
from irdocs.diagnostics import Severity
from irdocs.models import Field, ValidationInfo, model_validator
from irdocs.theme.fonts import files, source
from irdocs.theme.fonts.examination import FontFaultError, examine, rehearse
from irdocs.theme.fonts.permission import Permission
from irdocs.theme.fonts.source import FontSource
from irdocs.theme.fonts.weights import (
    CLASSES,
    DISTINCT,
    PRINTED,
    STAND_INS,
    Weight,
    is_italic,
    is_kept,
)

_SLOPES: Sequence[str] = ("ital", "slnt")
"""The axes on which a variable font has its italics."""


class Family(FileData):
    """A type family: font files of an installed package, or beside the theme.

    Only `regular` must be named. A variable font serves every weight that has no file of its own,
    and italics too if it has an axis for them.
    """

    package: str | None = None
    """None for files of the user's own."""
    folder: str = ""
    """The folder in the package, or relative to the theme's file."""
    regular: str
    italic: str | None = None
    semibold: str | None = None
    bold: str | None = None
    bold_italic: str | None = None
    black: str | None = None
    axes: dict[str, Number] = Field(default_factory=dict)
    """Places on other axes of variable fonts than that of weight, such as wdth: 90."""
    _sources: Mapping[Weight, FontSource] = Field(init=False, default_factory=dict)
    _permissions: Mapping[Weight, Permission] = Field(init=False, default_factory=dict)
    _stand_ins: Mapping[Weight, Weight] = Field(init=False, default_factory=dict)

    @model_validator(mode="after")
    def _read(self, info: ValidationInfo) -> Family:
        """Find and examine the files when the theme is read, not when a text is set in them."""
        request = info.context if isinstance(info.context, DataFileRequest) else None
        read: dict[str, FontSource] = {}
        named: dict[Weight, FontSource] = {}
        permissions: dict[Weight, Permission] = {}
        faults: list[Fault] = []
        for weight in PRINTED:
            name = self._named(weight)
            if name is None:
                continue
            try:
                found = read.get(name) or self._found(name, request)
                with _named_in_faults(name):
                    permissions[weight] = examine(found)
                named[weight] = read[name] = found
            except files.PackageMissingError as fault:
                faults.append(Fault(fault.message, ("package",), fault.code, fault.hint))
                break  # which has none of the others, either
            except FontFaultError as fault:
                faults.append(Fault(fault.message, (weight,), fault.code, fault.hint))
        faults += self._axes_exist(read.values())
        if not faults:
            vars(self)["_permissions"] = permissions
            self._choose(named)
            faults += self._faces_are_whole()
        if faults:
            raise FaultsError(faults)
        return self

    @property
    def is_own(self) -> bool:
        """Whether its files are the user's, and not of a package."""
        return self.package is None

    def source(self, weight: Weight) -> FontSource:
        """Return the face of a weight, or the one that stands in for it."""
        return self._sources[weight]

    def _named(self, weight: Weight) -> str | None:
        name: str | None = getattr(self, weight.replace("-", "_"))
        return name

    def _found(self, name: str, request: DataFileRequest | None) -> FontSource:
        if self.package is not None:
            return files.packaged(self.package, self.folder, name)
        return files.own(request, self.folder, name)

    # ------------------------------------------------------------ faces

    def _choose(self, named: Mapping[Weight, FontSource]) -> None:
        """Choose the face of each weight, from the files that are named."""
        chosen = {weight: found for weight in PRINTED if (found := self._face(weight, named))}
        stand_ins: dict[Weight, Weight] = {}
        for number, weight in enumerate(DISTINCT):
            if weight in chosen:
                # Two weights may be one face: of one file, or where an axis of weight ends.
                before = (other for other in DISTINCT[:number] if other not in stand_ins)
                same = (other for other in before if chosen.get(other) == chosen[weight])
                if twin := next(same, None):
                    stand_ins[weight] = twin
            else:
                stand_ins[weight] = next(o for o in STAND_INS[weight] if o in chosen)
        faces = {weight: chosen[stand_ins.get(weight, weight)] for weight in PRINTED}
        vars(self).update(_sources=faces, _stand_ins=stand_ins)

    def _face(self, weight: Weight, named: Mapping[Weight, FontSource]) -> FontSource | None:
        """Return the face of a weight: of the file that is named, or of a variable font."""
        regular = named["regular"]
        found = named.get(weight) or self._variable(weight, named)
        if found is None:
            return None
        places = {tag: float(value) for tag, value in self.axes.items()}
        places["wght"] = CLASSES[weight]
        if is_italic(weight) and found.path == regular.path:
            known = source.axes(found)
            if "ital" in known:
                places["ital"] = known["ital"].most
            elif "slnt" in known:
                places["slnt"] = known["slnt"].least  # it counts against the clock
        return found.at(places)

    def _variable(self, weight: Weight, named: Mapping[Weight, FontSource]) -> FontSource | None:
        """Return the variable font that has a weight which no file is named for."""
        if not is_italic(weight):
            return named["regular"] if "wght" in source.axes(named["regular"]) else None
        italic = named.get("italic")
        if italic is not None and "wght" in source.axes(italic):
            return italic
        known = source.axes(named["regular"])
        slanted = any(tag in known for tag in _SLOPES)
        bold_enough = weight == "italic" or "wght" in known
        return named["regular"] if slanted and bold_enough and italic is None else None

    # ------------------------------------------------------------ faults

    def _axes_exist(self, read: Iterable[FontSource]) -> list[Fault]:
        """Return the faults of `axes`: no such axis, or a place that it does not reach."""
        known: dict[str, source.FontAxis] = {}
        for found in read:
            known |= source.axes(found)
        faults = []
        for tag, place in self.axes.items():
            path: KeyPath = ("axes", tag)
            if tag == "wght":
                faults.append(Fault("the weight of each face is set by irdocs", path, "bad-font",
                                    "leave wght out"))  # fmt: skip
            elif tag not in known:
                others = ", ".join(sorted(known)) or "none: no file is a variable font"
                faults.append(Fault(f'no font has an axis "{tag}"', path, "bad-font",
                                    f"its axes are {others}"))  # fmt: skip
            elif known[tag].nearest(place) != place:
                axis = known[tag]
                faults.append(Fault(f"the axis {tag} does not reach {place:g}", path, "bad-font",
                                    f"it goes from {axis.least:g} to {axis.most:g}"))  # fmt: skip
        return faults

    def _faces_are_whole(self) -> list[Fault]:
        """Return faults for faces of the user's own files whose letters cannot be drawn."""
        faults = []
        for weight, face in self._sources.items():
            name = self._named(weight)
            if not face.is_own or (name is None and weight in self._stand_ins):
                continue
            try:
                with _named_in_faults(name or self.regular):
                    rehearse(face)
            except FontFaultError as fault:
                key = weight if name else "regular"
                faults.append(Fault(fault.message, (key,), fault.code, fault.hint))
        return list(dict.fromkeys(faults))

    # ------------------------------------------------------------ remarks

    def said_of(self, needed: Sequence[Weight]) -> tuple[Remark, ...]:
        """Return what is worth saying: weights that are missing, and what makers allow."""
        return (*self._missing(needed), *self._allowed())

    def _missing(self, needed: Sequence[Weight]) -> tuple[Remark, ...]:
        lacking = {w: self._stand_ins[w] for w in needed if w in self._stand_ins}
        if not lacking:
            return ()
        by_stand_in = {
            stand_in: [w for w, other in lacking.items() if other == stand_in]
            for stand_in in lacking.values()
        }
        taken = "; ".join(
            f"{stand_in} stands in for {_listed(weights, 'and')}"
            for stand_in, weights in by_stand_in.items()
        )
        kept = all(is_kept(weight, stand_in) for weight, stand_in in lacking.items())
        severity = Severity.NOTE if kept else Severity.WARNING
        lost = "" if kept else ", where such words look like others"
        message = f"the typeface has no {_listed(lacking, 'or')}: {taken}{lost}"
        hint = "name a file for each, or a variable font as regular, which serves all weights"
        return (Remark(severity, "missing-weight", message, (), hint),)

    def _allowed(self) -> tuple[Remark, ...]:
        """Return a note on each limit that the fonts' makers set, and on fonts that set none."""
        remarks = []
        for limit, said, hint in _LIMITS:
            keys = [weight for weight, allowed in self._permissions.items() if allowed is limit]
            names = list(dict.fromkeys(str(self._named(weight)) for weight in keys))
            if names:
                more = f" and {len(names) - 1} more" if len(names) > 1 else ""
                message = f'"{names[0]}"{more} {said}'
                remarks.append(Remark(Severity.NOTE, "font-limits", message, (keys[0],), hint))
        return tuple(remarks)


_LIMITS = (
    (
        Permission.FOR_PREVIEW_AND_PRINT,
        "may be embedded for looking and printing only (OS/2 fsType 4)",
        "PDFs may be read and printed by anybody; nobody may edit them with this font",
    ),
    (
        Permission.UNSTATED,
        "does not say whether it may be embedded (it has no table OS/2)",
        "look into its licence before you give the files away",
    ),
)


def _listed(words: Iterable[str], before_last: str) -> str:
    """Return words as a sentence lists them."""
    *others, last = words
    return f"{', '.join(others)} {before_last} {last}" if others else last


@contextmanager
def _named_in_faults(name: str) -> Iterator[None]:
    """Put the name of the file before what is said of it."""
    try:
        yield
    except FontFaultError as fault:
        raise FontFaultError(f'"{name}" {fault.message}', fault.hint, fault.code) from None
