"""Read the comments of a presentation: classic (ECMA-376, 19.4) and modern ones (MS-PPTX, 2.6).

A classic comment stands at a point of its slide; a modern one is tied to a shape, or to a stretch
of its text, and has replies and a status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from irdocs.commenting.values import ReviewComment, one_line
from irdocs.ooxml.namespaces import A, P
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import Presentation, SlidePage, SlideShape
from irdocs.ooxml.slide_text import paragraph_text, plainly
from irdocs.ooxml.xml import Element

_MODERN = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
_P15 = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"
_UNITS = 576 / 72
"""Positions of classic comments are in 1/576 inch."""
_RESOLVED = ("resolved", "closed")


def read_deck_comments(data: bytes) -> Iterator[ReviewComment]:
    """Yield the comments of a presentation, slide by slide. Raises NotAPackageError."""
    show = Presentation(data)
    classic, modern = _authors(show)
    for slide in show.slides:
        for relation in show.package.relations(slide.part).values():
            if relation.external or relation.target not in show.package:
                continue
            if relation.kind == "comments":
                yield from _classic(show, slide, show.package.xml(relation.target), classic)
            elif relation.kind == "comment":
                yield from _modern(show, slide, show.package.xml(relation.target), modern)


def _authors(show: Presentation) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the names of those who commented, by their ids: of classic comments, and of modern."""
    classic: dict[str, str] = {}
    modern: dict[str, str] = {}
    for relation in show.package.relations(show.main).values():
        if relation.external or relation.target not in show.package:
            continue
        if relation.kind == "commentAuthors":
            for author in show.package.xml(relation.target).iter(f"{P}cmAuthor"):
                classic[author.get("id", "")] = one_line(author.get("name", ""))
        elif relation.kind == "authors":
            for author in show.package.xml(relation.target).iter(f"{_MODERN}author"):
                modern[author.get("id", "")] = one_line(author.get("name", ""))
    return classic, modern


def _classic(
    show: Presentation, slide: SlidePage, root: Element, authors: Mapping[str, str]
) -> Iterator[ReviewComment]:
    threads: dict[tuple[str, str], list[str]] = {}
    comments = list(root.iter(f"{P}cm"))
    for comment in comments:
        parent = next(comment.iter(f"{_P15}parentCm"), None)
        if parent is not None:
            key = (parent.get("authorId", ""), parent.get("idx", ""))
            name = authors.get(comment.get("authorId", ""), "")
            text = one_line(comment.findtext(f"{P}text") or "")
            threads.setdefault(key, []).append(f"{name}: {text}" if name else text)
    for comment in comments:
        text = one_line(comment.findtext(f"{P}text") or "")
        if not text or next(comment.iter(f"{_P15}parentCm"), None) is not None:
            continue
        key = (comment.get("authorId", ""), comment.get("idx", ""))
        position = comment.find(f"{P}pos")
        x, y = whole(position, "x") / _UNITS, whole(position, "y") / _UNITS
        yield ReviewComment(
            " / ".join((text, *threads.get(key, ()))), _words_at(slide, x, y),
            authors.get(comment.get("authorId", ""), ""), comment.get("dt", "")[:10],
            slide.number, y / show.size.height, x / show.size.width,
        )  # fmt: skip


def _words_at(slide: SlidePage, x: float, y: float) -> str:
    """Return the words of the shape at a point in pt, or else of the first one of its slide.

    PowerPoint puts a comment on a slide as a whole at its corner.
    """
    for shape in reversed(slide.shapes):
        box = slide.box(shape)
        if box and box.x <= x <= box.right and box.y <= y <= box.bottom and (
            words := _words_of(shape)
        ):  # fmt: skip
            return words
    return next(filter(None, map(_words_of, slide.shapes)), "")


def _words_of(shape: SlideShape) -> str:
    paragraphs = (plainly(paragraph_text(one)) for one in shape.element.iter(f"{A}p"))
    return next(filter(None, paragraphs), "")


def _modern(
    show: Presentation, slide: SlidePage, root: Element, authors: Mapping[str, str]
) -> Iterator[ReviewComment]:
    for comment in root.iter(f"{_MODERN}cm"):
        said = [_body(comment)]
        for reply in comment.iterfind(f"{_MODERN}replyLst/{_MODERN}reply"):
            name = authors.get(reply.get("authorId", ""), "")
            said.append(f"{name}: {_body(reply)}" if name else _body(reply))
        says = " / ".join(filter(None, said))
        if not says:
            continue
        status = comment.get("status", "")
        words, height = _marked(show, slide, comment)
        yield ReviewComment(
            says, words, authors.get(comment.get("authorId", ""), ""),
            comment.get("created", "")[:10], slide.number, height, -1.0,
            f"{status} in PowerPoint" if status in _RESOLVED else "",
        )  # fmt: skip


def _body(element: Element) -> str:
    body = element.find(f"{_MODERN}txBody")
    paragraphs = body.iter(f"{A}p") if body is not None else ()
    return one_line(" ".join(paragraph_text(one) for one in paragraphs))


def _marked(show: Presentation, slide: SlidePage, comment: Element) -> tuple[str, float]:
    """Return the words that a modern comment is tied to, and how far down they are."""
    names = {str(one.tag).rpartition("}")[2]: one for one in comment.iter() if "Mk" in str(one.tag)}
    identifier = names["spMk"].get("id", "") if "spMk" in names else ""
    shape = next((one for one in slide.shapes if one.identifier == identifier), None)
    if shape is None:
        return "", -1.0
    box = slide.box(shape)
    height = (box.y + box.height / 2) / show.size.height if box else -1.0
    stretch = names.get("txMk")
    if stretch is None:
        return _words_of(shape), height
    text = "\r".join(paragraph_text(one) for one in shape.element.iter(f"{A}p"))
    start, length = whole(stretch, "cp"), whole(stretch, "len")
    marked = plainly(text[start : start + length])
    paragraph = text[text.rfind("\r", 0, start) + 1 :].partition("\r")[0]
    return (plainly(paragraph) if len(marked) < len(plainly(paragraph)) else marked), height


__all__ = ["read_deck_comments"]
