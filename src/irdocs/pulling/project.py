"""Bring the edits of a deck into the files of its content, and prove that they are there.

The content is patched in memory and its deck made once more; what that does not say as the edited
one does is told. Only then are the files written, each whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from irdocs import content, locale, output
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.build_result import BuildResult
from irdocs.building import planning
from irdocs.changes.contents import RawValues
from irdocs.content import limits
from irdocs.content.files import FileReader, read_regular
from irdocs.content.model import Document
from irdocs.diagnostics import Diagnostic, Report, UsageError
from irdocs.keeping.deciding import decisions
from irdocs.keeping.pairing import triples
from irdocs.keeping.reading import ReadDeck, read_deck
from irdocs.options import BuildOptions
from irdocs.products import PRODUCTS, traits_of
from irdocs.pulling.citing import sources_of
from irdocs.pulling.lines import pull_lines
from irdocs.pulling.looks import tell_of_looks
from irdocs.pulling.old_numbers import with_old_numbers
from irdocs.pulling.patching import PatchedYaml
from irdocs.pulling.proving import prove
from irdocs.pulling.slides import Deleted, pull_slides
from irdocs.pulling.state import PulledEdit, PullResult, PullState, told_once
from irdocs.pulling.units import ContentUnits, units_of

__all__ = ["PullResult", "PulledEdit", "pull"]


class _PatchedReader(FileReader):
    """Reads files as they would be with patches."""

    def __init__(self, patched: Mapping[Path, bytes]) -> None:
        super().__init__()
        self._patched = {path.resolve(): data for path, data in patched.items()}

    def read(self, path: Path, most: int) -> bytes:
        """Return what `FileReader.read` does, or the patched bytes."""
        data = super().read(path, most)
        return self._patched.get(path.resolve(), data)


_ARCHIVE = b"PK\x03\x04"
"""How a zip archive begins, as a deck is one (ECMA-376-2, 7.3)."""


def pull(
    deck: Path, path: Path, options: BuildOptions, *, deleted: Deleted = "tell", dry: bool = False
) -> PullResult:
    """Bring the edits of a deck into the content file that it is made of, and those it includes.

    With `dry`, nothing is written. Raises OSError, and UsageError for a deck that cannot be read or
    is not made of this content.
    """
    data = read_regular(deck)
    if not data.startswith(_ARCHIVE):
        raise UsageError(f"{deck} is no PowerPoint file (.pptx); name the deck that was edited")
    try:
        with reading():
            edited = read_deck(data)
    except UnreadableError as error:
        raise UsageError(f"{deck} cannot be read: {error}") from None
    result, made, language = _made(path, options, FileReader())
    pulled = PullResult(result)
    if made is None:
        result.failed = True
        return pulled
    _check_is_of(deck, edited, made, language)
    texts, units, document = _content(path)
    words = locale.load(document.document.language).words
    state = PullState(edited, made, texts, units, words, sources_of(document, edited))
    pull_lines(state, triples(edited, made))
    found = decisions(edited, made)
    pull_slides(state, found, deleted)
    tell_of_looks(state, found)

    known = {(error.code, error.message) for error in result.report.errors}

    def remade(patched: dict[Path, bytes]) -> tuple[ReadDeck | None, list[Diagnostic]]:
        result, deck, _ = _made(path, options, _PatchedReader(patched))
        errors = result.report.errors
        new = [error for error in errors if (error.code, error.message) not in known]
        return (None if new else deck), new or ([] if deck is not None else list(errors))

    prove(state, pulled, remade)
    pulled.left = told_once([*pulled.left, *with_old_numbers(state)])
    if pulled.files and not dry:
        for file, (_, data) in pulled.files.items():
            output.write(file.parent, {file.name: data})
    return pulled


def _check_is_of(deck: Path, edited: ReadDeck, made: ReadDeck, language: str) -> None:
    """Raise UsageError if a deck does not say how it was made, or is in another language."""
    if edited.record is None:
        raise UsageError(
            f"{deck} does not say how it was made, so edits cannot be told from changes of the "
            "content; irdocs diff compares the two"
        )
    known = {
        block for slide in (made.record.slides if made.record else ()) for block in slide.blocks
    }
    blocks = {block for slide in edited.record.slides for block in slide.blocks}
    if blocks and not blocks & known:
        raise UsageError(f"{deck} was not made of this content: it has none of its blocks")
    said = edited.core_property("language")
    if said and language and said.partition("-")[0] != language.partition("-")[0]:
        raise UsageError(
            f"{deck} is in {said}, the content in {language}: edit translations/{said}.po"
        )


def _made(
    path: Path, options: BuildOptions, files: FileReader
) -> tuple[BuildResult, ReadDeck | None, str]:
    """Return the deck that a content file makes, and its language; no deck after an error."""
    result, planned = planning(path, options, PRODUCTS, files)
    found = [file for file in planned if file.name.endswith(".pptx")]
    if not found:
        return result, None, ""
    deck = read_deck(found[0].render())
    return result, deck, deck.core_property("language")


def _content(path: Path) -> tuple[dict[str, PatchedYaml], ContentUnits, Document]:
    """Return the files of a content, by the names that spans give them, its units and itself."""
    files, values, report = FileReader(), RawValues(), Report()
    raw = files.read(path, limits.CONTENT_BYTES)
    read = content.read(raw, str(path), path.parent, report, traits_of(PRODUCTS), files, values)
    texts = {str(path): PatchedYaml(raw)}
    for name in read.included:
        if Path(name).suffix in (".yaml", ".yml") and Path(name).is_file():
            texts[name] = PatchedYaml(read_regular(Path(name)))
    if values.data is None or read.document is None:
        raise UsageError(f"{path} has errors; run irdocs check")
    return texts, units_of(values.data, read.document, str(path)), read.document
