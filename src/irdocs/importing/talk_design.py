"""Keep the design of a presentation: a template without its slides, and a theme of its colours.

The template is the file itself without slides, notes, comments and what else belongs to them:
nothing of the talk is in it but its design. Colours become a theme by the rules by which a brand
does. What Office itself comes with is no design.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from irdocs.brand.making import make
from irdocs.diagnostics import Report
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.keeping.packages import loaded
from irdocs.ooxml.colour_scheme import ColourScheme
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.package import parsed
from irdocs.ooxml.presentation import Presentation
from irdocs.theme.perception import Oklch

TEMPLATE, THEME, BRAND = "template.pptx", "theme.yaml", "_brand.yml"
_OF_SLIDES = frozenset({
    "slide", "comments", "commentAuthors", "authors", "customXml", "tags", "vbaProject",
    "customShow", "revisionInfo", "changesInfo", "printerSettings",
})  # fmt: skip
"""The kinds of relationships of a presentation that a template is kept without."""
_OFFICE = frozenset({"4F81BD", "4472C4", "5B9BD5", "156082"})
"""The first accents of the themes that PowerPoint of 2007, 2013, 2016 and 2023 begins with."""
_LEAST_CHROMA = 0.04
"""Below it a colour is a grey, and leads no theme."""


@frozen
class TalkTheme:
    """A theme of a talk's colours."""

    brand: str
    """The file that says which colours they are."""
    theme: str
    """The theme that is made of it."""


def template_of(data: bytes) -> bytes:
    """Return a presentation without its slides. Raises NotAPackageError."""
    package = loaded(data)
    main = package.main
    root = parsed(main.content)
    for identifier, relationship in list(main.relationships.items()):
        if relationship.kind.rpartition("/")[2] in _OF_SLIDES:
            del main.relationships[identifier]
    listed = [*root.iterfind("p:sldIdLst", NAMESPACES), *root.iterfind("p:custShowLst", NAMESPACES)]
    for element in (*listed, *root.iterfind("p:extLst", NAMESPACES)):
        root.remove(element)
    main.root = root
    core = package.core_properties()
    core.root = parsed(core.content)
    for element in list(core.root):
        core.root.remove(element)
    for identifier, relationship in list(package.relationships.items()):
        if relationship.kind.rpartition("/")[2] in ("thumbnail", "custom-properties"):
            del package.relationships[identifier]
    return package.data(as_made=False)


def has_design(data: bytes) -> bool:
    """Whether a presentation has colours of its own, or something painted behind its slides."""
    show = Presentation(data)
    if show.masters and not _is_of_office(show.masters[0].scheme):
        return True
    pages = (page for master in show.masters for page in (master, *show.layouts_of(master)))
    return any(shape.placeholder is None for page in pages for shape in page.shapes)


def _is_of_office(scheme: ColourScheme) -> bool:
    accent = scheme.colours.get("accent1")
    return accent is None or _hex(accent).lstrip("#") in _OFFICE


def theme_of(data: bytes, name: str, folder: Path) -> TalkTheme | None:
    """Return a theme of a presentation's colours; None if they are Office's, or make none.

    `folder` is one that may be written to.
    """
    masters = Presentation(data).masters
    scheme = masters[0].scheme if masters else None
    if scheme is None or _is_of_office(scheme):
        return None
    brand = "\n".join(_brand(scheme, name)) + "\n"
    source, report = folder / BRAND, Report()
    source.write_text(brand, encoding="utf-8")
    made = make(source, folder / THEME, report)
    return TalkTheme(brand, made.text) if made is not None and not report.errors else None


def _brand(scheme: ColourScheme, name: str) -> Iterator[str]:
    """Yield the lines of a _brand.yml: the leading colour first, then its companions."""
    colours = scheme.colours
    order = ("dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
    strong = [colours[slot] for slot in order
              if slot in colours and Oklch.of(colours[slot]).chroma >= _LEAST_CHROMA]  # fmt: skip
    distinct = list(dict.fromkeys(map(_hex, strong))) or [_hex(colours["accent1"])]
    yield f"meta: {{name: {_quoted(name)}}}"
    yield "color:"
    yield f'  primary: "{distinct[0]}"'
    for key, value in zip(("secondary", "tertiary"), distinct[1:], strict=False):
        yield f'  {key}: "{value}"'
    for key, slot in (("foreground", "dk1"), ("background", "lt1")):
        if slot in colours:
            yield f'  {key}: "{_hex(colours[slot])}"'


def _hex(colour: Colour) -> str:
    return f"#{colour.red:02X}{colour.green:02X}{colour.blue:02X}"


def _quoted(name: str) -> str:
    return '"' + "".join(one for one in name if one.isalnum() or one in " -_") + '"'


def typefaces_of(data: bytes) -> tuple[str, ...]:
    """Return the names of a presentation's typefaces."""
    masters = Presentation(data).masters
    if not masters:
        return ()
    return tuple(dict.fromkeys(filter(None, (masters[0].scheme.major, masters[0].scheme.minor))))


__all__ = [
    "BRAND",
    "TEMPLATE",
    "THEME",
    "TalkTheme",
    "has_design",
    "template_of",
    "theme_of",
    "typefaces_of",
]
