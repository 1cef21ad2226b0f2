"""Names in a template: those that tell of a person are cleaned, ordinary ones stay.

Layouts, masters, themes and shapes have names, which a lecturer sees in PowerPoint. Most say what a
layout is for. Some say whose it is: PowerPoint offers "Jane Smith's theme", and companies put their
name before each. Who that is stands in the properties of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from irdocs.audit.deck.embedded import E_MAIL
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.package import parsed
from irdocs.ooxml.pptx_package import Package, Part
from irdocs.ooxml.xml import Element

_PEOPLE = ("creator", "lastModifiedBy", "Company", "Manager")
"""Elements of the properties of a file that name somebody."""
_NOBODY = frozenset(
    {
        "admin", "administrator", "author", "default", "irdocs", "libreoffice", "microsoft",
        "microsoft office", "microsoft office user", "owner", "powerpoint", "python-pptx", "user",
        "title", "slide", "layout", "master", "theme", "office", "template", "presentation",
    }
)  # fmt: skip
"""What programs write there, and words that names of layouts are made of."""
_SHORTEST = 3
_NAMED = {
    f"{P}cSld": "Layout", f"{A}theme": "Theme", f"{A}clrScheme": "Colours",
    f"{A}fontScheme": "Fonts", f"{A}fmtScheme": "Formats", f"{P}cNvPr": "Shape",
    f"{P}custShow": "Show", f"{A}tblStyle": "Style",
}  # fmt: skip
"""Elements with names, and what they are called if nothing is left of theirs."""
_DESCRIBED = ("descr", "title")
_FILE = re.compile(r"[^\\/:*?\"<>|\r\n]+\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|emz|wmz|webp|ico)")
_EDGES = " -–—_,;:|·'’"


def people_of(package: Package) -> frozenset[str]:
    """Return the names of people and companies in the properties of a template."""
    names = set[str]()
    for relationship in package.relationships.values():
        is_properties = relationship.kind.rpartition("/")[2].endswith("-properties")
        if is_properties and isinstance(relationship.target, Part):
            names.update(_told_by(relationship.target))
    return frozenset(n for n in names if len(n) >= _SHORTEST and n.casefold() not in _NOBODY)


def _told_by(part: Part) -> Iterator[str]:
    try:
        root = part.root if part.root is not None else parsed(part.content)
    except etree.XMLSyntaxError:
        return
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in _PEOPLE and element.text:
            yield " ".join(element.text.split())


def clean(root: Element, people: frozenset[str]) -> bool:
    """Take people and addresses out of the names in a part, and file names out of descriptions.

    Returns whether anything was changed.
    """
    changed = False
    for element in root.iter(etree.Element):
        substitute = _NAMED.get(element.tag)
        if substitute is None:
            continue
        attribute = "styleName" if element.tag == f"{A}tblStyle" else "name"
        name = element.get(attribute)
        if name and (cleaned := without_people(name, people)) != name:
            element.set(attribute, cleaned or substitute)
            changed = True
        for described in _DESCRIBED if element.tag == f"{P}cNvPr" else ():
            text = element.get(described)
            if text and _FILE.fullmatch(text.strip()):
                del element.attrib[described]
                changed = True
            elif text and (cleaned := without_people(text, people)) != text:
                element.set(described, cleaned)
                changed = True
    return changed


def without_people(name: str, people: frozenset[str]) -> str:
    """Return a name without addresses, people and companies, and what joined them to the rest."""
    cleaned = E_MAIL.sub("", name)
    for person in sorted(people, key=len, reverse=True):
        own = rf"(?<!\w){re.escape(person)}(?:['’]s?)?(?!\w)"
        cleaned = re.sub(own, "", cleaned, flags=re.IGNORECASE)
    return name if cleaned == name else " ".join(cleaned.split()).strip(_EDGES)


__all__ = ["clean", "people_of", "without_people"]
