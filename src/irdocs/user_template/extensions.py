"""Extensions of a template's parts: those that its look needs stay, all others go.

Every element of Office XML may have a list of extensions (ECMA-376, part 1, 20.1.2.2.15), each
with a URI and any content. Programs put their own things there: where a picture was found, labels
of confidentiality with the names of those who set them, states of add-ins.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.xml import Element

_NEEDED = {
    "http://schemas.microsoft.com/office/drawing/2010/main": (
        "hiddenEffects", "hiddenFill", "hiddenLine", "hiddenScene3d", "hiddenSp3d", "imgProps",
        "useLocalDpi", "compatExt", "shadowObscured",
    ),
    "http://schemas.microsoft.com/office/drawing/2014/main": ("creationId", "rowId", "colId"),
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main": ("svgBlip",),
    "http://schemas.microsoft.com/office/drawing/2017/decorative": ("decorative",),
    "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor": ("hlinkClr",),
    "http://schemas.microsoft.com/office/drawing/2018/sketchyshapes": ("lineSketchStyleProps",),
    "http://schemas.microsoft.com/office/powerpoint/2010/main": (
        "creationId", "modId", "discardImageEditData", "defaultImageDpi", "laserClr", "browseMode",
    ),
    "http://schemas.microsoft.com/office/powerpoint/2012/main": (
        "sldGuideLst", "notesGuideLst", "chartTrackingRefBased", "prstTrans",
    ),
}  # fmt: skip
"""The extensions that say how something looks or works, by the namespace of their content."""
_KNOWN = frozenset(f"{{{space}}}{name}" for space, names in _NEEDED.items() for name in names)
_LISTS = (f"{A}extLst", f"{P}extLst")
_REFERENCES = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def remove_unknown(root: Element) -> frozenset[str]:
    """Remove the extensions that are not known, and lists that are empty then.

    Returns the ids of the relationships to which nothing but these referred.
    """
    dropped = list(_unknown(root))
    referred = {identifier for extension in dropped for identifier in _references(extension)}
    for extension in dropped:
        extension.getparent().remove(extension)
    for extensions in list(root.iter(*_LISTS)):
        if not len(extensions) and extensions.getparent() is not None:
            extensions.getparent().remove(extensions)
    return frozenset(referred - set(_references(root))) if dropped else frozenset()


def has_unknown(root: Element) -> bool:
    """Whether a part has extensions that are not known."""
    return next(_unknown(root), None) is not None


def _unknown(root: Element) -> Iterator[Element]:
    for extensions in root.iter(*_LISTS):
        for extension in extensions:
            contents = [child.tag for child in extension.iterchildren(etree.Element)]
            if not contents or not _KNOWN.issuperset(contents):
                yield extension


def _references(element: Element) -> Iterator[str]:
    for owner in element.iter(etree.Element):
        yield from (v for name, v in owner.attrib.items() if name.startswith(_REFERENCES))


__all__ = ["has_unknown", "remove_unknown"]
