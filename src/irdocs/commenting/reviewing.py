"""What `irdocs review` does: write the pack, and take comments back into the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from irdocs import content, output
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.build_result import BuildResult, WrittenFile
from irdocs.building import planning
from irdocs.changes.contents import RawValues, read_content
from irdocs.commenting.deck_comments import read_deck_comments
from irdocs.commenting.pack import PackLine, pack_lines
from irdocs.commenting.pdf_comments import read_pdf
from irdocs.commenting.pdf_pack import paged_pack
from irdocs.commenting.placing import PlacedComment, placed
from irdocs.commenting.register import add_comments
from irdocs.commenting.values import ReviewComment
from irdocs.commenting.word_comments import read_word_comments
from irdocs.commenting.word_pack import write_word
from irdocs.content import limits
from irdocs.content.files import FileReader, read_regular
from irdocs.diagnostics import Report, UsageError
from irdocs.editions import ReadDocument, Reading
from irdocs.frozen import frozen
from irdocs.ooxml.package import NotAPackageError
from irdocs.options import BuildOptions
from irdocs.pdf.writer import write
from irdocs.products import PRODUCTS, traits_of
from irdocs.products.planning import PageRegion, information
from irdocs.pulling.units import units_of

WORD, PDF = "review.docx", "review.pdf"
_READERS: Mapping[str, Callable[[bytes], Iterator[ReviewComment]]] = {
    ".pdf": read_pdf,
    ".pptx": read_deck_comments,
    ".docx": read_word_comments,
}
"""What reads comments, by the ending of a file's name."""


def write_pack(path: Path, folder: Path) -> BuildResult:
    """Write review.docx and review.pdf of a content file into a folder; nothing after an error.

    Raises OSError and UsageError as a build does.
    """
    begun = Reading(
        path, BuildOptions(), {}, PRODUCTS, None, lambda stage, what, seconds: None
    ).begin()
    begun.finish(BuildOptions())
    result = begun.result
    documents = [one for one in begun.documents if one.edition is not None and one.is_original]
    if result.failed or not documents:
        result.failed = True
        return result
    lines, title, language = _lines(path, documents[0])
    introduction = (
        f"Everything that {path.name} says, in its order. Comment on any line, or change the words "
        "with changes tracked, and send this file back: irdocs review read takes your comments to "
        "the lines of the content."
    )
    edition = documents[0].edition
    assert edition is not None
    context = edition.context
    pages = paged_pack(title, introduction, lines, context.theme, context.locale, language)
    files = {
        WORD: write_word(title, language, introduction, lines),
        PDF: write(pages, information(edition.document, context)),
    }
    output.write(folder, files)
    counts = {WORD: (len(lines), "paragraphs"), PDF: (len(pages.pages), "pages")}
    result.files = [
        WrittenFile(folder / name, *counts[name], len(data)) for name, data in files.items()
    ]
    return result


def _lines(path: Path, read: ReadDocument) -> tuple[list[PackLine], str, str]:
    """Return the paragraphs of a pack, the document's title, and its language."""
    files, values, document = FileReader(), RawValues(), read.document
    raw = files.read(path, limits.CONTENT_BYTES)
    content.read(raw, str(path), path.parent, Report(), traits_of(PRODUCTS), files, values)
    assert values.data is not None
    lines = list(pack_lines(values.data, units_of(values.data, document, str(path)), path.name))
    return lines, str(document.document.title), str(document.document.language)


@frozen
class TakenComments:
    """The comments of a file that came back."""

    name: str
    new: Sequence[PlacedComment]
    known: int
    """How many were in the register before."""


def take_comments(path: Path, sources: Sequence[Path]) -> list[TakenComments]:
    """Add the comments of files to the register beside a content file.

    Raises OSError for a file that cannot be read, UsageError for one that has no comments that can
    be read, or for content that is no YAML.
    """
    result, version = read_content(path, path.name)
    if version is None:
        raise UsageError(str(result.report.errors[0]))
    taken = []
    for source in sources:
        comments = _comments(source)
        regions = _regions(path, source.name)
        found = [placed(comment, version, regions) for comment in comments]
        new, known = add_comments(path.parent, source.name, found)
        taken.append(TakenComments(source.name, new, known))
    return taken


def _comments(source: Path) -> list[ReviewComment]:
    reader = _READERS.get(source.suffix.lower())
    if reader is None:
        raise UsageError(f"{source}: comments are read from {', '.join(_READERS)}")
    data = read_regular(source)
    if len(data) > limits.TEMPLATE_BYTES:
        raise UsageError(f"{source} has {len(data):,} bytes; that is too large")
    try:
        with reading():
            return list(reader(data))
    except (UnreadableError, NotAPackageError) as error:
        raise UsageError(f"{source} cannot be read: {error}") from None


def _regions(path: Path, name: str) -> Sequence[PageRegion]:
    """Return where the blocks are in a file that the content makes; none for any other file."""
    _, planned = planning(path, BuildOptions(pages=True))
    for file in planned:
        slides_of = file.pictures.slides_of if file.pictures else None
        if name in (file.name, slides_of):
            found = file.regions()
            if found:
                return found
    return ()


__all__ = ["TakenComments", "take_comments", "write_pack"]
