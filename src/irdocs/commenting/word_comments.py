"""Read the comments of a Word file, and the changes that it suggests (ECMA-376, part 1, 17.13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from irdocs.commenting.values import ReviewComment, one_line
from irdocs.ooxml.package import NotAPackageError, PackageReader
from irdocs.ooxml.xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def read_word_comments(data: bytes) -> Iterator[ReviewComment]:
    """Yield the comments of a Word file and the changes that it suggests, in the order of its text.

    Raises NotAPackageError if it is none.
    """
    package = PackageReader(data)
    main = package.related("", "officeDocument")
    if main is None or main not in package:
        raise NotAPackageError("it has no main part")
    root = package.xml(main)
    if not str(root.tag).startswith(_W):
        raise NotAPackageError("it is no Word file, or a strict one; save it as an ordinary .docx")
    threads = _threads(package, main)
    for paragraph in root.iter(f"{_W}p"):
        yield from _of_paragraph(paragraph, threads)


@dataclass
class _Thread:
    """A comment with its replies."""

    author: str
    date: str
    text: str
    replies: list[str] = field(default_factory=list)
    is_done: bool = False
    is_told: bool = False


def _threads(package: PackageReader, main: str) -> Mapping[str, _Thread]:
    """Return the comments by their ids; a reply belongs to that which it replies to."""
    part = package.related(main, "comments")
    if part is None or part not in package:
        return {}
    found: dict[str, _Thread] = {}
    by_paragraph: dict[str, str] = {}
    for comment in package.xml(part).iter(f"{_W}comment"):
        identifier = comment.get(f"{_W}id", "")
        paragraphs = list(comment.iter(f"{_W}p"))
        text = one_line(" ".join(_text(one) for one in paragraphs))
        found[identifier] = _Thread(
            one_line(comment.get(f"{_W}author", "")), comment.get(f"{_W}date", "")[:10], text
        )
        for one in paragraphs:
            by_paragraph[one.get(f"{_W14}paraId", "")] = identifier
    extended = package.related(main, "commentsExtended")
    if extended is not None and extended in package:
        for entry in package.xml(extended).iter(f"{_W15}commentEx"):
            own = by_paragraph.get(entry.get(f"{_W15}paraId", ""), "")
            parent = by_paragraph.get(entry.get(f"{_W15}paraIdParent", ""), "")
            if own and parent and own != parent:
                reply = found.pop(own, None)
                if reply is not None and parent in found:
                    name = f"{reply.author}: " if reply.author else ""
                    found[parent].replies.append(f"{name}{reply.text}")
            elif own in found:
                found[own].is_done = entry.get(f"{_W15}done") in ("1", "true")
    return found


def _of_paragraph(paragraph: Element, threads: Mapping[str, _Thread]) -> Iterator[ReviewComment]:
    whole = one_line(_text(paragraph, with_deleted=True))
    for start in paragraph.iter(f"{_W}commentRangeStart", f"{_W}commentReference"):
        thread = threads.get(start.get(f"{_W}id", ""))
        if thread is None or thread.is_told or not (thread.text or thread.replies):
            continue
        thread.is_told = True
        says = " / ".join(filter(None, (thread.text, *thread.replies)))
        answer = "resolved in Word" if thread.is_done else ""
        yield ReviewComment(says, whole, thread.author, thread.date, answer=answer)
    yield from _suggested(paragraph, whole)


def _suggested(paragraph: Element, whole: str) -> Iterator[ReviewComment]:
    """Yield the changes that are suggested in a paragraph; what goes and what comes as one."""
    waiting: tuple[str, Element] | None = None
    for change in paragraph.iter(f"{_W}del", f"{_W}ins"):
        is_deletion = change.tag == f"{_W}del"
        text = _text(change, with_deleted=is_deletion)
        if not text.strip():
            continue
        if is_deletion:
            if waiting is not None:
                yield _suggestion(waiting[0], "", waiting[1], whole)
            waiting = (text, change)
        else:
            gone = waiting[0] if waiting is not None else ""
            yield _suggestion(gone, text, change, whole)
            waiting = None
    if waiting is not None:
        yield _suggestion(waiting[0], "", waiting[1], whole)


def _suggestion(gone: str, come: str, change: Element, whole: str) -> ReviewComment:
    gone, come = one_line(gone), one_line(come)
    if gone and come:
        says = f'suggests "{come}" in place of "{gone}"'
    else:
        says = f'suggests to put in "{come}"' if come else f'suggests to delete "{gone}"'
    author, date = one_line(change.get(f"{_W}author", "")), change.get(f"{_W}date", "")[:10]
    return ReviewComment(says, whole, author, date)


def _text(element: Element, *, with_deleted: bool = False) -> str:
    """Return the text of a paragraph as it was before suggested changes, or of what comes."""
    parts = []
    for one in element.iter(f"{_W}t", f"{_W}delText", f"{_W}tab", f"{_W}br"):
        if one.tag in (f"{_W}tab", f"{_W}br"):
            parts.append(" ")
        elif one.tag == f"{_W}delText":
            parts.append((one.text or "") if with_deleted else "")
        else:
            inserted = with_deleted and any(
                above.tag == f"{_W}ins" for above in one.iterancestors()
            )
            parts.append("" if inserted else one.text or "")
    return "".join(parts)


__all__ = ["read_word_comments"]
