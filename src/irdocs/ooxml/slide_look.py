"""A digest of what is written of a slide, without what programs write otherwise by themselves.

PowerPoint gives shapes other ids and names, splits runs, marks what it has spell-checked, and notes
how far it has shrunk a text; none of that is an edit. What a slide's relationships lead to is not
part of it.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256

from irdocs.ooxml.namespaces import A, P, R
from irdocs.ooxml.xml import Element

_LEFT_OUT = frozenset({
    f"{P}extLst", f"{A}extLst", f"{A}endParaRPr", f"{A}normAutofit", f"{P}clrMapOvr",
    f"{P}transition", f"{P}timing", f"{A}lstStyle",
})  # fmt: skip
_UNNOTED = frozenset({"id", "name", "err", "dirty", "lang", "smtClean", "noProof", "altLang"})
_DIGEST_BYTES = 6


def look_digest(root: Element) -> str:
    """Return the digest of a slide's XML, eight letters long."""
    whole = sha256()
    tree = root.find(f"{P}cSld")
    whole.update(b"hidden" if root.get("show") in ("0", "false") else b"shown")
    for part in _parts(tree) if tree is not None else ():
        whole.update(part.encode("utf-8", "surrogatepass"))
    return urlsafe_b64encode(whole.digest()[:_DIGEST_BYTES]).decode()


def _parts(element: Element) -> Iterator[str]:
    """Yield what is told of an element and those in it."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT:
        return
    if tag == f"{A}p":
        yield from _paragraph(element)
        return
    yield f"<{tag.rpartition('}')[2]}{_attributes(element)}>"
    if len(element) == 0 and element.text and element.text.strip():
        yield element.text
    for child in element:
        yield from _parts(child)
    yield "/"


def _paragraph(paragraph: Element) -> Iterator[str]:
    """Yield a paragraph, neighbouring runs of one look as one."""
    yield "<p>"
    last: str | None = None
    for child in paragraph:
        if child.tag in (f"{A}r", f"{A}fld"):
            properties = child.find(f"{A}rPr")
            look = "".join(_parts(properties)) if properties is not None else "<rPr>/"
            if look != last:
                yield look
            last = look
            yield "".join(text.text or "" for text in child.iterfind(f"{A}t"))
        else:
            last = None
            yield from _parts(child)
    yield "/"


def _attributes(element: Element) -> str:
    kept = sorted(
        (key.rpartition("}")[2], value) for key, value in element.attrib.items()
        if key not in _UNNOTED and not key.startswith(R)
        and not (element.tag == f"{P}ph" and key == "sz")
    )  # fmt: skip
    return "".join(f" {key}={value}" for key, value in kept)


__all__ = ["look_digest"]
