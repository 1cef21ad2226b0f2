"""Digests of what is written of a slide, without what programs write otherwise by themselves.

PowerPoint gives shapes other ids and names, splits runs, marks what it has spell-checked, and notes
how far it has shrunk a text; none of that is an edit. Pictures and the titles of charts stand in
other parts of the file, and have digests of their own.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from irdocs.caching.by_value import cached_by_value
from irdocs.ooxml.namespaces import A, C, P, R
from irdocs.ooxml.package import KNOWN, known
from irdocs.ooxml.slide_text import in_plain_quotes
from irdocs.ooxml.xml import Element

_LEFT_OUT = frozenset({
    f"{P}extLst", f"{A}extLst", f"{A}endParaRPr", f"{A}normAutofit", f"{P}clrMapOvr",
    f"{P}transition", f"{P}timing", f"{A}lstStyle",
})  # fmt: skip
_UNNOTED = frozenset({"id", "name", "err", "dirty", "lang", "smtClean", "noProof", "altLang"})
_DIGEST_BYTES = 6


class SlideLook(NamedTuple):
    """Digests of what is written of a slide, eight letters long each."""

    whole: str
    form: str
    """Of all but its words."""
    footers: str
    """Of the words of its footer and its date, which the content has for the whole document."""


@cached_by_value(KNOWN)
def look_of_part(data: bytes) -> SlideLook:
    """Return the digests of a slide's part, taken once for the same bytes."""
    return look(known(data))


def look(root: Element, *, loosely: bool = False, without_title: bool = False) -> SlideLook:
    """Return the digests of a slide's XML.

    Taken `loosely`, footers do not count, and spaces are spaces whether a line may end there or
    not, and quotation marks straight or not: people type usual ones. Taken `without_title`, the
    title does not count either.
    """
    left_out = (*(_FOOTERS if loosely else ()), *(_TITLES if without_title else ()))
    shown = "hidden" if root.get("show") in ("0", "false") else "shown"
    tree = root.find(f"{P}cSld")
    told = list(_parts(tree, left_out)) if tree is not None else []
    if loosely:
        told = [in_plain_quotes(part.replace("\u00a0", " ")) for part in told]
    form = [part for part in told if part.startswith("{")]  # as names of elements do
    return SlideLook(
        _digest([shown, *told]), _digest([shown, *form]), _digest(list(_footer_words(tree)))
    )


def _footer_words(tree: Element | None) -> Iterator[str]:
    """Yield the words that somebody wrote into footers; programs write those of fields."""
    for shape in tree.iter(_SHAPE) if tree is not None else ():
        if _holds(shape, "ftr", "dt"):
            yield "".join(
                text.text or "" for run in shape.iter(f"{A}r") for text in run.iter(_TEXT)
            ).replace("\u00a0", " ")


def _digest(told: Sequence[str]) -> str:
    return short_digest("\n".join(told).encode("utf-8", "surrogatepass"))


def held_digests(
    root: Element, picture: Callable[[str], bytes | None], chart: Callable[[str], Element | None],
    address: Callable[[str], str | None],
) -> tuple[str, ...]:  # fmt: skip
    """Return a digest of each picture of a slide, of the title of each chart and of the address of
    each link, eight letters long, in their order. `picture`, `chart` and `address` return what a
    relationship leads to."""
    found = []
    for element in root.iter(f"{A}blip", f"{C}chart", f"{A}hlinkClick"):
        identifier = element.get(f"{R}embed") or element.get(f"{R}id") or ""
        if element.tag == f"{A}blip":
            data = picture(identifier)
        elif element.tag == f"{A}hlinkClick":
            leads = address(identifier)  # a slash at the end may be that of PowerPoint
            data = leads.rstrip("/").encode("utf-8", "surrogatepass") if leads else None
        else:
            drawn = chart(identifier)
            title = drawn.find(f"{C}chart/{C}title") if drawn is not None else None
            data = "".join(title.itertext()).encode() if title is not None else None
        if data:
            found.append(short_digest(data))
    return tuple(found)


def short_digest(data: bytes) -> str:
    """Return a digest of some bytes, eight letters long."""
    return urlsafe_b64encode(sha256(data).digest()[:_DIGEST_BYTES]).decode()


def _parts(tree: Element, types: Sequence[str]) -> Iterator[str]:
    """Yield what is told of an element and of those in it, in order, without placeholders of some
    types.

    Of a run only its look is told, where that is not the look of the run before it, and its words.
    """
    left_out: set[Element] = set()
    last, words = "", ""
    for element in tree.iter():
        tag = element.tag
        if not isinstance(tag, str) or tag in _RUNS or (left_out and element in left_out):
            continue
        is_unasked = bool(types) and tag == _SHAPE and _holds(element, *types)
        if tag in _LEFT_OUT or is_unasked or (tag == _BODY and _is_bare(element)):
            left_out.update(element.iter())
            continue
        if tag == _TEXT:
            words += element.text or ""
            continue
        if tag == _LOOK:
            left_out.update(element.iterdescendants())
            told = "".join(map(_told, element.iter()))
            if told == last:
                continue
            last = told
        else:
            last = "" if tag == _PARAGRAPH else last
            told = _told(element)
        if words:
            yield words
            words = ""
        yield told
    yield words


def _is_bare(body: Element) -> bool:
    """Whether a text is but what a program adds to a shape that has none, to be asked for it."""
    return all(not child.attrib and not len(child) for child in body) and not any(
        text.text for text in body.iter(_TEXT)
    )


def _holds(shape: Element, *types: str) -> bool:
    """Whether a shape is a placeholder of some types."""
    holder = next(shape.iter(_HOLDER), None)
    return holder is not None and holder.get("type") in types


def _told(element: Element) -> str:
    """Return the name of an element, with its attributes in order."""
    tag, attributes = element.tag, element.items()
    if not attributes:
        return str(tag)
    kept = [
        f"{key}={value}" for key, value in attributes
        if key not in _UNNOTED and key[0] != "{" and not (key == "sz" and tag == _HOLDER)
    ]  # fmt: skip
    return f"{tag} {' '.join(sorted(kept))}"


_RUNS = (f"{A}r", f"{A}fld")
_TEXT, _LOOK, _PARAGRAPH, _BODY = f"{A}t", f"{A}rPr", f"{A}p", f"{P}txBody"
_HOLDER, _SHAPE = f"{P}ph", f"{P}sp"
_FOOTERS = ("ftr", "dt", "sldNum")
_TITLES = ("title", "ctrTitle")

__all__ = ["SlideLook", "held_digests", "look", "look_of_part", "short_digest"]
