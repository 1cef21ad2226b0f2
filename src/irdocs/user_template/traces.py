"""Take out of a template's parts what tells of its author, of their computer and of other files.

A deck is given to strangers, and what its template holds beside its look goes with it: tags that
add-ins leave, objects of other programs with data of their own, pictures and films that are linked
and not embedded, paths of folders in descriptions of pictures, the history of a drawing's editor,
names of people in names of layouts, extensions that no look needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from irdocs.content import metafiles
from irdocs.content.picture_data import without_metadata
from irdocs.content.profile_text import without_profile_text
from irdocs.content.video import surplus
from irdocs.content.video.boxes import VideoError
from irdocs.content.video.video_file import is_video
from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import ContentType
from irdocs.ooxml.pptx_package import Package, Part, Relationship
from irdocs.ooxml.xml import Element, el, qname, to_bytes
from irdocs.user_template import extensions, names

_DROPPED = frozenset(
    {
        "slide", "notesSlide", "comments", "tags", "customXml", "oleObject", "package", "control",
        "vmlDrawing", "legacyDrawing", "attachedTemplate", "printerSettings",
    }
)  # fmt: skip
"""Relationships of masters, layouts and the like that are removed, by the last part of their type.

They lead to sample slides, to what add-ins note, or to objects of other programs."""
_WEB = ("http://", "https://", "mailto:", "tel:")
"""The beginnings of addresses that a template's links may lead to."""
_FOLDERS = re.compile(
    r"""(?<![\w.%-])(?:
        (?:file:/{2,3})?[A-Za-z]:[\\/](?:[^\\/:*?"<>|\r\n]+[\\/])*
        | file:/{2,3}(?:[^/\s"'<>]+/)*
        | \\\\(?:[^\\/:*?"<>|\r\n]+\\)+
        | /(?:home|root|Users|tmp|var|mnt|work)/(?:[^/\s"'<>]+/)*
    )""",
    re.VERBOSE,
)
"""The folders of a path of a computer, up to the name of the file."""
_REFERENCES = f"{{{NAMESPACES['r']}}}"
_TINY = 10 * 12_700
"""In EMU: objects of other programs that are smaller than this are invisible marks of add-ins."""
_EDITORS = ("inkscape", "sodipodi", "adobe", "sketch", "figma", "serif", "rdf-syntax")
"""Parts of the namespaces in which editors of drawings keep what they know."""


def removed(package: Package, people: frozenset[str]) -> None:
    """Remove the traces from all parts of a template that was opened.

    `people` are the names that its properties had (`names.people_of`).
    """
    for part in list(package.template_parts()):
        try:
            if part.content_type == ContentType.SVG:
                part.data = _drawing_alone(part.content)
            elif part.content_type.startswith(("video/mp4", "video/quicktime")):
                part.data = _film_alone(part.content)
            elif part.content_type.startswith("image/"):
                pixels = metafiles.without_metadata(without_metadata(part.content))
                part.data = without_profile_text(pixels)
            elif part.root is not None or part.content_type.endswith("xml"):
                _clean(part, people, is_main=part is package.main)
        except etree.XMLSyntaxError:
            continue  # a part that is needed is read again, and found to be damaged, elsewhere


def _clean(part: Part, people: frozenset[str], *, is_main: bool) -> None:
    """Remove the traces from a part of XML."""
    root = part.root if part.root is not None else parsed(part.content)
    dropped = [
        identifier
        for identifier, relationship in part.relationships.items()
        if _leads_away(relationship, is_main=is_main)
    ]
    for element in _tagged(root):
        element.getparent().remove(element)
    for identifier in dropped:
        for element in _referring(root, identifier):
            _detach(element, identifier)
        del part.relationships[identifier]
    has_unknown = extensions.has_unknown(root)
    for identifier in extensions.remove_unknown(root):
        part.relationships.pop(identifier, None)
    is_shortened = _without_folders(root)  # before names, which know what is left of a path
    if names.clean(root, people) or is_shortened or has_unknown or dropped:
        part.root = root


def _film_alone(data: bytes) -> bytes:
    """Return a film without what stands beside it; what is none, or damaged, as it is."""
    try:
        return surplus.without(data, surplus.surplus(data)) if is_video(data) else data
    except VideoError:
        return data


def _leads_away(relationship: Relationship, *, is_main: bool) -> bool:
    """Whether a relationship leads to what does not come along, or out of the file."""
    kind, target = relationship.kind.rpartition("/")[2], relationship.target
    if isinstance(target, Part):
        return kind in _DROPPED and not is_main
    return kind != "hyperlink" or not target.startswith(_WEB)


def _tagged(root: Element) -> list[Element]:
    """Return the lists of tags and of custom data (ECMA-376, 19.3.1.18), to be removed."""
    return list(root.iter(qname("p:custDataLst"), qname("p:controls"), qname("p:legacyDrawing")))


def _referring(root: Element, identifier: str) -> list[Element]:
    """Return the elements that refer to a relationship."""
    return [
        element
        for element in root.iter(etree.Element)
        if any(
            value == identifier and name.startswith(_REFERENCES)
            for name, value in element.attrib.items()
        )
    ]


def _detach(element: Element, identifier: str) -> None:
    """Remove an element that refers to a relationship, with the shape that is nothing without it.

    A link leaves its text or shape, a picture that is embedded as well stays, a shape that was
    filled with a linked picture has no fill, and an object of another program leaves its picture.
    """
    own = {name: value for name, value in element.attrib.items() if name.startswith(_REFERENCES)}
    others = [name for name, value in own.items() if value and value != identifier]
    tag = etree.QName(element).localname
    if tag == "blip" and others:
        for name, value in own.items():
            if value == identifier:
                del element.attrib[name]
        return
    parent = element.getparent()
    if parent is None:
        return
    if tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver", "snd"):
        parent.remove(element)
        return
    fill = parent if tag == "blip" and parent.tag == qname("a:blipFill") else None
    if fill is not None:
        fill.getparent().replace(fill, el("a:noFill"))
        return
    shape = _shape_of(element)
    if shape is None:
        parent.remove(element)
        return
    picture = next(shape.iter(qname("p:pic")), None)
    if shape.tag == qname("p:graphicFrame") and picture is not None and _is_visible(shape):
        shape.addprevious(deepcopy(picture))
    shape.getparent().remove(shape)


def _shape_of(element: Element) -> Element | None:
    """Return the outermost shape, not counting groups, that an element is in; None for none."""
    shapes = [
        owner
        for owner in element.iterancestors(
            qname("p:sp"), qname("p:pic"), qname("p:graphicFrame"), qname("p:cxnSp")
        )
        if owner.getparent() is not None
    ]
    return shapes[-1] if shapes else None


def _is_visible(frame: Element) -> bool:
    """Whether a frame is larger than the marks that add-ins hide on layouts."""
    extent = frame.find(f"{qname('p:xfrm')}/{qname('a:ext')}")
    return (
        extent is not None and min(int(extent.get("cx", "0")), int(extent.get("cy", "0"))) > _TINY
    )


def _without_folders(root: Element) -> bool:
    """Cut paths in attributes and texts down to the names of their files; return if any was."""
    changed = False
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            shorter = _shortened(value)
            if shorter != value:
                element.set(name, shorter)
                changed = True
        # Only leaves have text of their own; python-pptx gives some others the text of their runs.
        if (
            not len(element)
            and element.text
            and (shorter := _shortened(element.text)) != element.text
        ):
            element.text = shorter
            changed = True
    return changed


def _shortened(text: str) -> str:
    """Return a text with the folders of all paths in it cut off."""
    if ":" not in text and "/" not in text and "\\" not in text:
        return text
    return _FOLDERS.sub("", text)


def _drawing_alone(data: bytes) -> bytes:
    """Return an SVG without what its editor keeps in it, and without comments."""
    root = parsed(data)
    for element in list(_of_editors(root)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            namespace = etree.QName(name).namespace or ""
            if any(word in namespace for word in _EDITORS):
                del element.attrib[name]
    _without_folders(root)
    return to_bytes(root)


def _of_editors(root: Element) -> Iterator[Element]:
    """Yield the elements of a drawing that hold no shapes but an editor's knowledge."""
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        is_editors = any(word in (name.namespace or "") for word in _EDITORS)
        if is_editors or name.localname in ("metadata", "namedview"):
            yield element
