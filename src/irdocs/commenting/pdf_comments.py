"""Read the comments of a PDF: its markup annotations (ISO 32000-1, 12.5.6) and their replies."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.commenting.values import ReviewComment, one_line

_MARKS = {
    "/Text": "", "/FreeText": "", "/Highlight": "highlighted", "/Underline": "underlined",
    "/Squiggly": "underlined", "/StrikeOut": "to be deleted", "/Caret": "to be inserted",
    "/Square": "marked", "/Circle": "marked", "/Polygon": "marked", "/PolyLine": "marked",
    "/Line": "marked", "/Ink": "drawn on", "/Stamp": "stamped",
}  # fmt: skip
"""The subtypes of annotations that people make, and what one without words says."""
_ON_WORDS = ("/Highlight", "/Underline", "/Squiggly", "/StrikeOut")
_ENDED = ("Completed", "Accepted", "Rejected", "Cancelled", "Marked")
"""States of a review that end it (12.5.6.3)."""
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_MARGIN = 120.0
"""How far in pt beside a note the words may stand that it is about."""
_NEAR = 3.0
"""How far in pt round an annotation words are looked for."""


def read_pdf(data: bytes) -> Iterator[ReviewComment]:
    """Yield the comments of a PDF, page by page. Raises UnreadableError if it is damaged."""
    try:
        with reading(), pikepdf.open(io.BytesIO(data)) as pdf:
            pages = pypdfium2.PdfDocument(data)
            try:
                for number, page in enumerate(pdf.pages, start=1):
                    found: Any = page.obj.get("/Annots", [])
                    annotations = [one for one in found if isinstance(one, pikepdf.Dictionary)]
                    yield from _of_page(annotations, number, pages[number - 1])
            finally:
                pages.close()
    except pypdfium2.PdfiumError as error:  # which is stricter than pikepdf
        raise UnreadableError(str(error)) from None


def _of_page(annotations: list[Any], number: int, page: Any) -> Iterator[ReviewComment]:
    replies: dict[tuple[int, int], list[Any]] = {}
    for one in annotations:
        if "/IRT" in one:
            replies.setdefault(one["/IRT"].objgen, []).append(one)
    for one in annotations:
        subtype = str(one.get("/Subtype", ""))
        if subtype not in _MARKS or "/IRT" in one:
            continue
        said = [_said(one, subtype)]
        answer = ""
        for reply in _thread(one, replies):
            state = str(reply.get("/State", ""))
            if state in _ENDED:
                answer = f"{state} in the PDF"
            elif text := one_line(str(reply.get("/Contents", ""))):
                said.append(f"{_author(reply)}: {text}" if _author(reply) else text)
        says = " / ".join(filter(None, said))
        if not says:
            continue
        words = _words(one, subtype, page)
        if subtype == "/StrikeOut" and words:
            says = f'"{words}" {says}'
        left, bottom, right, top = _box(one)
        width, height = page.get_size()
        yield ReviewComment(
            says, words, _author(one), _date(one), number,
            1 - (top + bottom) / 2 / height, (left + right) / 2 / width, answer,
        )  # fmt: skip


def _thread(one: Any, replies: dict[tuple[int, int], list[Any]]) -> Iterator[Any]:
    """Yield the replies to an annotation, and those to them; each once."""
    waiting, seen = [one], {one.objgen}
    while waiting:
        for reply in replies.get(waiting.pop(0).objgen, ()):
            if reply.objgen not in seen:
                seen.add(reply.objgen)
                waiting.append(reply)
                yield reply


def _said(one: Any, subtype: str) -> str:
    text = one_line(str(one.get("/Contents", "")))
    mark = _MARKS[subtype]
    if subtype in ("/StrikeOut", "/Caret"):
        return f"{mark}: {text}" if text else mark
    return text or mark


def _author(one: Any) -> str:
    return one_line(str(one.get("/T", "")))


def _date(one: Any) -> str:
    found = _DATE.match(str(one.get("/M", one.get("/CreationDate", ""))))
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else ""


def _box(one: Any) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in one.get("/Rect", [0, 0, 0, 0])]
    if len(numbers) != 4:
        return 0.0, 0.0, 0.0, 0.0
    return (min(numbers[0], numbers[2]), min(numbers[1], numbers[3]),
            max(numbers[0], numbers[2]), max(numbers[1], numbers[3]))  # fmt: skip


def _words(one: Any, subtype: str, page: Any) -> str:
    """Return the words that an annotation marks, or that it stands at."""
    text = page.get_textpage()
    quads = [float(number) for number in one.get("/QuadPoints", [])]
    if subtype in _ON_WORDS and len(quads) >= 8:
        found = []
        for start in range(0, len(quads) - 7, 8):
            xs, ys = quads[start : start + 8 : 2], quads[start + 1 : start + 8 : 2]
            found.append(text.get_text_bounded(min(xs), min(ys), max(xs), max(ys)))
        return one_line(" ".join(found))
    left, bottom, right, top = _box(one)
    if subtype in ("/Square", "/Circle", "/Polygon", "/Ink"):
        return one_line(text.get_text_bounded(left, bottom, right, top))
    return one_line(_line_at(text, (left + right) / 2, (top + bottom) / 2))


def _line_at(text: Any, x: float, y: float) -> str:
    """Return the words round the character at a point, as far as their line goes."""
    # A note may stand beside the line that it is about, as far away as the margin.
    reaches = ((_NEAR * 4, _NEAR * 4), (_MARGIN, _NEAR), (_MARGIN, _NEAR * 4))
    found = (text.get_index(x, y, across, down) for across, down in reaches)
    index = next((one for one in found if one is not None and one >= 0), None)
    if index is None:
        return ""
    whole = text.get_text_range()
    start = max(whole.rfind("\n", 0, index), whole.rfind("\r", 0, index)) + 1
    ends = [at for at in (whole.find("\r", index), whole.find("\n", index)) if at >= 0]
    return str(whole[start : min(ends, default=len(whole))])


__all__ = ["read_pdf"]
