"""What a deck has beside its slides: the names of its sections, and the design that they share.

A design is what masters, layouts and themes say. Programs write their parts anew when they save a
file, so two designs are compared by what they say, part by part; whether a part that is made now is
as it was when a deck was made is told by digests of the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import NAMESPACES, A, P, R
from irdocs.ooxml.package import KNOWN, NotAPackageError, PackageReader, whole
from irdocs.ooxml.presentation import FOOTERS, SHAPES, Presentation
from irdocs.ooxml.slide_look import short_digest
from irdocs.ooxml.slide_text import plainly
from irdocs.ooxml.xml import Element

_FOLDERS = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/")


@frozen
class DeckSection:
    """A section of a presentation (MS-PPTX, 2.6.6)."""

    identifier: str
    name: str
    slides: tuple[int, ...]
    """The ids of its slides."""


def sections_of(presentation: Element) -> tuple[DeckSection, ...]:
    """Return the sections that a presentation's XML lists."""
    return tuple(
        DeckSection(
            str(one.get("id", "")),
            str(one.get("name", "")),
            tuple(whole(entry, "id") for entry in one.iter(f"{{{NAMESPACES['p14']}}}sldId")),
        )
        for one in presentation.iter(f"{{{NAMESPACES['p14']}}}section")
    )


def design_digests(parts: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Return a digest of the bytes of each master, layout and theme among parts, eight letters
    long."""
    own = ((name, data) for name, data in parts if name.lstrip("/").startswith(_FOLDERS))
    return tuple(sorted({_digest_of(data) for _, data in own}))


@lru_cache(maxsize=256)
def _digest_of(data: bytes) -> str:
    """Return the digest of a part; all decks of a template have its parts."""
    return short_digest(data)


def design_edits(edited: Presentation, made: Presentation, recorded: Iterable[str]) -> list[str]:
    """Return which masters and layouts of an edited deck say otherwise than those that are made
    now, as people call them.

    `recorded` has the digests of the parts as they were when the deck was made: one that has
    changed since, as another template does, cannot be told from one that somebody has edited.
    """
    known = frozenset(recorded)
    there = {name: said for name, _, said in _looks(edited)}
    return [
        name
        for name, part, said in _looks(made)
        if short_digest(made.package.data(part)) in known and there.get(name, said) != said
    ]


def _looks(show: Presentation) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each master, its theme and its layouts: what people call it, the name of its part, and
    what it says."""
    for number, master in enumerate(show.masters, start=1):
        name = "the slide master" if len(show.masters) == 1 else f"slide master {number}"
        yield name, master.part, _page(show.package, master.part)
        theme = show.package.related(master.part, "theme")
        if theme is not None and theme in show.package:
            said = tuple(_theme(show.package.xml(theme)))
            yield f"the colours or typefaces of {name}", theme, said
        for layout in show.layouts_of(master):
            yield f'the layout "{layout.name}"', layout.part, _page(show.package, layout.part)


def _page(package: PackageReader, part: str) -> tuple[str, ...]:
    """Return what a master or a layout says: its ground, places and styles of shapes, the words of
    those that are no placeholders, and its pictures."""
    root = package.xml(part)
    blips = (blip.get(f"{R}embed", "") for blip in root.iter(f"{A}blip"))
    return _said(root, tuple((one, _picture(package, part, one)) for one in blips))


@cached_by_value(KNOWN)
def _said(root: Element, pictures: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return what a master or a layout says, whose pictures have those digests by their ids; decks
    that were read with `known` share the root."""
    return tuple(_told_of(root, dict(pictures)))


def _told_of(root: Element, pictures: Mapping[str, str]) -> Iterator[str]:
    for ground in root.iterfind(f"{P}cSld/{P}bg"):
        yield from map(_told, ground.iter())
    for shape in root.iter(*SHAPES):
        holder = next(shape[0].iter(f"{P}ph"), None)
        yield f"{shape.tag} {holder.get('type') if holder is not None else ''}"
        for place in shape.iter(f"{A}off", f"{A}ext"):
            if place.get("x") or place.get("cx"):
                yield _told(place)
        for fill in shape.iterfind(f"{P}spPr/{A}solidFill/*"):
            yield _told(fill)
        if holder is None or holder.get("type") in FOOTERS:
            yield plainly("".join(text.text or "" for text in shape.iter(f"{A}t")))
        for picture in shape.iter(f"{A}blip"):
            yield pictures[picture.get(f"{R}embed", "")]
        for style in shape.iter(f"{A}lstStyle"):
            yield from _styles(style)
    for style in root.iterfind(f"{P}txStyles/*"):
        yield from _styles(style)


def _styles(style: Element) -> Iterator[str]:
    """Yield the size, weight, colour and typeface of each level of a text style that has any."""
    for level in style:
        for properties in level.iterfind(f"{A}defRPr"):
            shown = [f"{name}={properties.get(name)}" for name in ("sz", "b", "i")
                     if properties.get(name) not in (None, "0")]  # fmt: skip
            inner = [_told(one) for one in properties.iterfind(f"{A}solidFill/*")]
            inner += [_told(one) for one in properties.iterfind(f"{A}latin")]
            if shown or inner:
                yield f"{level.tag} {shown} {inner}"


def _picture(package: PackageReader, part: str, identifier: str) -> str:
    relation = package.relations(part).get(identifier)
    if relation is None or relation.external:
        return ""
    try:
        return short_digest(package.data(relation.target))
    except NotAPackageError:
        return ""


def _theme(root: Element) -> Iterator[str]:
    for colour in root.iterfind(f"{A}themeElements/{A}clrScheme/*/*"):
        yield f"{colour.tag} {colour.get('lastClr') or colour.get('val')}"
    for face in root.iterfind(f"{A}themeElements/{A}fontScheme/*/{A}latin"):
        yield str(face.get("typeface"))


def _told(element: Element) -> str:
    kept = (f"{key}={value}" for key, value in element.attrib.items()
            if key[0] != "{" and key not in _UNNOTED)  # fmt: skip
    return f"{element.tag} {' '.join(sorted(kept))}"


_UNNOTED = frozenset({"panose", "pitchFamily", "charset"})

__all__ = ["DeckSection", "design_digests", "design_edits", "sections_of"]
