"""Pictures of the pages and slides on which something has changed, with frames round it.

The words of a passage are searched for on the page as it is drawn, whatever made the file. Where
they are not found, as the name of a picture, the frame goes round the block that they belong to;
of a file whose blocks are not known, the page is shown without a frame for them.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from irdocs.building import planning
from irdocs.changes.opening import OpenedFile, OpenedPair
from irdocs.changes.passages import Change, Fate, FileKind, Passage, VersionComparison
from irdocs.changes.words import word_edits
from irdocs.diagnostics import UsageError
from irdocs.frozen import frozen
from irdocs.libreoffice import LibreOfficeError, slides
from irdocs.options import BuildOptions
from irdocs.products.planning import PageRegion

WIDTH = 760
"""The width of a picture in pixels."""
_MOST = 60
"""So many pages of each version are drawn at most."""
_LINE = 3
"""How thick a frame is, in pixels."""
_OLD, _NEW = (163, 22, 33), (0, 90, 54)
_FEW = 5
"""So many letters, with others between them, are found everywhere."""


@frozen
class DrawnFile:
    """A PDF of the pages of a version."""

    name: str
    noun: str
    """What its pages are: page or slide."""
    data: bytes
    regions: Sequence[PageRegion] = ()
    """Where the blocks are on its pages; none of a file that was only found."""


@frozen
class FramedPage:
    """A picture of a page with frames."""

    called: str
    """leaflet.pdf page 2."""
    png: bytes
    size: tuple[int, int]
    frames: int
    """How many changes are framed on it."""


@frozen
class PagePair:
    """A page as it was and as it is now; one of the two may be missing."""

    before: FramedPage | None
    after: FramedPage | None


def page_pairs(pair: OpenedPair, comparison: VersionComparison) -> tuple[list[PagePair], str]:
    """Return the pages with changes, side by side, and why there are none, if there are none."""
    old, why = _drawn_files(pair.old)
    new, why_not = _drawn_files(pair.new)
    if not old and not new:
        return [], why or why_not
    framed_old = _framed(old, [c.before for c in comparison.changes], comparison.changes, _OLD)
    framed_new = _framed(new, [c.after for c in comparison.changes], comparison.changes, _NEW)
    if pair.old.kind is not pair.new.kind:
        return [PagePair(page, None) for page in framed_old.values()] + [
            PagePair(None, page) for page in framed_new.values()
        ], ""
    keys = dict.fromkeys((*framed_new, *framed_old))
    return [PagePair(framed_old.get(key), framed_new.get(key)) for key in keys], ""


def _drawn_files(file: OpenedFile) -> tuple[list[DrawnFile], str]:
    """Return the pages of a version, and why there are none."""
    match file.kind:
        case FileKind.PDF:
            return [DrawnFile("", "page", file.data())], ""
        case FileKind.DECK:
            try:
                return [DrawnFile("", "slide", slides(file.data()))], ""
            except LibreOfficeError as error:
                return [], f"There are no pictures of slides: {error}"
        case FileKind.CONTENT:
            return _made(file)
        case FileKind.PAGE | FileKind.BOOK:
            return [], "There are no pictures of web pages."


def _made(file: OpenedFile) -> tuple[list[DrawnFile], str]:
    try:
        result, planned = planning(file.path, BuildOptions(pages=True))
        finished = list(planned)
    except (OSError, UsageError) as error:
        return [], f"There are no pictures of {file.name}: {error}"
    drawn = []
    for made in finished if not result.failed else ():
        if made.pictures is not None and made.name.endswith(".pdf"):
            name = made.pictures.slides_of or made.name
            noun = made.pictures.page.lower()
            drawn.append(DrawnFile(name, noun, made.render(), tuple(made.regions())))
    if not drawn:
        return [], f"There are no pictures of {file.name}: it has errors (irdocs check)."
    return drawn, ""


def _framed(
    files: Sequence[DrawnFile],
    passages: Sequence[Passage | None],
    changes: Sequence[Change],
    colour: tuple[int, int, int],
) -> Mapping[tuple[str, int], FramedPage]:
    """Return the pages on which passages stand, by file and number."""
    framed: dict[tuple[str, int], FramedPage] = {}
    for file in files:
        try:
            document = pypdfium2.PdfDocument(file.data)
        except pypdfium2.PdfiumError:  # what pikepdf can mend is compared, and not drawn
            continue
        try:
            texts = [_PageText.of(document[number]) for number in range(len(document))]
            boxes: dict[int, list[tuple[float, ...]]] = defaultdict(list)
            counts: dict[int, int] = defaultdict(int)
            for passage, change in zip(passages, changes, strict=True):
                if passage is None:
                    continue
                for number in _numbers(passage, change, file, len(texts)):
                    found = list(texts[number].boxes(_stretches(passage, change)))
                    found = found or list(_block(passage, file, number, document[number]))
                    if found or passage.page == number + 1:
                        boxes[number] += found
                        counts[number] += 1
            for number in sorted(boxes)[: max(0, _MOST - len(framed))]:
                name = " ".join(filter(None, (file.name, file.noun, str(number + 1))))
                png, size = _drawing(document[number], boxes[number], colour)
                framed[file.name, number] = FramedPage(name, png, size, counts[number])
        finally:
            document.close()
    return framed


def _block(
    passage: Passage, file: DrawnFile, number: int, page: Any
) -> Iterator[tuple[float, ...]]:
    """Yield the box in pt of the block of a page, counted from 0, that a passage belongs to."""
    around = [
        region for region in file.regions
        if region.page == number + 1 and passage.line >= region.lines.first
        and (region.lines.last is None or passage.line <= region.lines.last)
    ]  # fmt: skip
    if passage.line and around:
        region = min(around, key=lambda one: one.width * one.height)
        width, height = page.get_width(), page.get_height()
        left, top = region.left * width, height - region.top * height
        yield left, top - region.height * height, left + region.width * width, top


def _numbers(passage: Passage, change: Change, file: DrawnFile, count: int) -> Iterator[int]:
    """Yield the pages, from 0, on which a passage may stand: its own, or all if it has none."""
    if passage.page and not file.name:
        if passage.page <= count:
            yield passage.page - 1
        return
    pages = change.part.pages
    for number in range(count):
        if not pages or f"{file.name} {file.noun} {number + 1}" in pages:
            yield number


def _stretches(passage: Passage, change: Change) -> list[tuple[str, bool]]:
    """Return a passage as stretches of text, each with whether it differs."""
    if change.fate is not Fate.CHANGED or change.before is None or change.after is None:
        return [(passage.text, True)]
    edits = word_edits(change.before.text, change.after.text)
    is_old = passage is change.before
    whole = [(edit.before if is_old else edit.after, not edit.is_same) for edit in edits]
    if any(text.strip() and differs for text, differs in whole):
        return whole
    return [(passage.text, True)]  # words were only taken away, or put in: frame what is left


@frozen
class _PageText:
    """The letters and digits of a page, each with its box in pt."""

    letters: str
    places: tuple[tuple[float, float, float, float], ...]
    numbers: tuple[int, ...]
    """The number of each among all characters of the page."""

    @classmethod
    def of(cls, page: Any) -> _PageText:
        """Return the text of a page of pdfium."""
        text_page = page.get_textpage()
        letters, places, numbers = [], [], []
        for index in range(text_page.count_chars()):
            letter = text_page.get_text_range(index, 1)
            if len(letter) == 1 and letter.isalnum():
                letters.append(letter)
                places.append(text_page.get_charbox(index))
                numbers.append(index)
        return cls("".join(letters), tuple(places), tuple(numbers))

    def boxes(self, stretches: Sequence[tuple[str, bool]]) -> Iterator[tuple[float, ...]]:
        """Yield the boxes of the stretches that differ, one for each line of the page."""
        marks = [
            (letter, differs) for text, differs in stretches for letter in text if letter.isalnum()
        ]
        words = "".join(letter for letter, _ in marks)
        start = self.letters.find(words) if words else -1
        while start >= 0:
            if self._is_whole(start, start + len(words)):
                wanted = [start + index for index, (_, differs) in enumerate(marks) if differs]
                yield from _lines([self.places[index] for index in wanted], wanted)
            start = self.letters.find(words, start + len(words))

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether some letters are whole words; a few of them must stand side by side."""
        first, last = self.numbers[start], self.numbers[end - 1]
        if start and self.numbers[start - 1] == first - 1:
            return False
        if end < len(self.numbers) and self.numbers[end] == last + 1:
            return False
        return end - start > _FEW or last - first == end - start - 1


def _lines(
    places: Sequence[tuple[float, float, float, float]], indices: Sequence[int]
) -> Iterator[tuple[float, ...]]:
    """Yield one box for letters that follow each other in a line."""
    box: tuple[float, ...] | None = None
    last = -2
    for (left, bottom, right, top), index in zip(places, indices, strict=True):
        follows = box and index == last + 1 and bottom < box[3] and top > box[1]
        if box and follows:
            box = min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)
        else:
            if box:
                yield box
            box = (left, bottom, right, top)
        last = index
    if box:
        yield box


def _drawing(
    page: Any, boxes: Sequence[tuple[float, ...]], colour: tuple[int, int, int]
) -> tuple[bytes, tuple[int, int]]:
    """Return a page as a PNG with frames, and its size in pixels."""
    scale = WIDTH / page.get_width()
    image = page.render(scale=scale).to_pil().convert("RGB")
    draw, height = ImageDraw.Draw(image), page.get_height()
    for left, bottom, right, top in dict.fromkeys(boxes):
        frame = (
            left * scale - _LINE - 1, (height - top) * scale - _LINE - 1,
            right * scale + _LINE + 1, (height - bottom) * scale + _LINE + 1,
        )  # fmt: skip
        draw.rectangle(frame, outline=(255, 255, 255), width=_LINE + 2)
        draw.rectangle(frame, outline=colour, width=_LINE)
    file = io.BytesIO()
    # A palette keeps a page of text and flat colours at a third of its size.
    image.quantize(128, Image.Quantize.FASTOCTREE).save(file, "PNG", optimize=True)
    return file.getvalue(), image.size


__all__ = ["DrawnFile", "FramedPage", "PagePair", "page_pairs"]
