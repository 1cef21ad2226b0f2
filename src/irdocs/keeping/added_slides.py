"""Tell whether a slide that somebody has added has nothing that the content has not since."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.presentation import FOOTERS, TITLES, SlideShape
from irdocs.ooxml.slide_aspects import transition_in
from irdocs.ooxml.slide_look import look
from irdocs.ooxml.xml import Element

_PLAIN = frozenset({"lang", "altLang", "dirty", "err", "smtClean", "noProof", "b", "i"})
"""What a run may say of itself that the content can say, or that programs write by themselves."""


def is_plain(edited: ReadDeck, slide: ReadSlide, made: ReadDeck, content: ReadSlide) -> bool:
    """Whether a slide is but words in the places that its layout has for a title and one text; or
    is written as the content's is, as a copied slide may be.

    Whoever arranged it, or gave it a colour, a picture, motion or a footer, wants it to stay.
    """
    page, own = edited.show.slides[slide.number - 1], made.show.slides[content.number - 1]
    if slide.is_hidden or transition_in(page.root) is not None or (
        page.root.find(f"{P}timing") is not None and own.root.find(f"{P}timing") is None
    ):  # fmt: skip
        return False
    if set(slide.held) <= set(content.held) and slide.kinds == content.kinds and (
        look(page.root, loosely=True).whole == look(own.root, loosely=True).whole
    ):  # fmt: skip
        return True
    shapes = [one for one in page.shapes if one.type not in FOOTERS]
    texts = [one for one in shapes if one.type not in TITLES and any(_words(one))]
    return (
        not slide.kinds
        and len(texts) <= 1
        and page.root.find(f"{P}cSld/{P}bg") is None
        and all(map(_is_as_its_layout, shapes))
        and all(any(_words(one)) <= (one.type == "sldNum" or _says(own.shapes, one))
                for one in page.shapes if one.type in FOOTERS)
    )  # fmt: skip


def _is_as_its_layout(shape: SlideShape) -> bool:
    """Whether a shape is a placeholder that stands where its layout has it, in its type."""
    own = shape.properties
    if shape.kind != "sp" or shape.placeholder is None or (own is not None and len(own)):
        return False
    return not any(
        not _PLAIN.issuperset(look.keys()) or any(child.tag != f"{A}hlinkClick" for child in look)
        for look in shape.element.iter(f"{A}rPr")
    )


def _words(shape: SlideShape) -> Iterator[str]:
    """Yield what a shape says."""
    texts: Iterator[Element] = shape.element.iter(f"{A}t")
    yield from (text.text for text in texts if text.text and text.text.strip())


def _says(shapes: tuple[SlideShape, ...], footer: SlideShape) -> bool:
    """Whether one of some shapes says what a footer says."""
    return any([*_words(one)] == [*_words(footer)] for one in shapes if one.type == footer.type)


__all__ = ["is_plain"]
