"""Find what was meant by the names of two versions, read both, and compare them.

A name is that of a file; or of a file in a revision of git, `HEAD~3:content.yaml`; or a revision
alone, of the file that the other name is. A content file and a finished file are compared by making
of the content what the other is.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePath

from irdocs.audit.comparison import decks, pdfs, web_pages
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.build_result import BuildResult
from irdocs.building import planning
from irdocs.changes.contents import read_content, with_changed_files, with_pages
from irdocs.changes.finished import KINDS, kind_of, read_finished
from irdocs.changes.matching import compared
from irdocs.changes.origins import with_lines
from irdocs.changes.passages import (
    ComparedVersion,
    FileKind,
    VersionComparison,
)
from irdocs.changes.revisions import GitRevision
from irdocs.content.files import read_regular
from irdocs.diagnostics import UsageError
from irdocs.frozen import frozen, replace
from irdocs.handout.pages import COUNTS
from irdocs.options import BuildOptions
from irdocs.products.deck_files import HANDOUT
from irdocs.products.planning import PlannedFile
from irdocs.translation.catalogue import FOLDER

_COMPARERS = {
    FileKind.PDF: pdfs.compare,
    FileKind.DECK: decks.compare,
    FileKind.PAGE: web_pages.compare,
    FileKind.BOOK: web_pages.compare_books,
}
_OF_WORDS = frozenset({"changed-text", "changed-speech", "changed-order", "changed-pages"})
"""The codes of differences that are told by their words already."""
_OF_FONTS = "its glyphs differ"
"""What a message ends with where a font has other letters in it, as it has when words differ."""
_OTHERS_AT_MOST = 40
_TAGGED = re.compile(r"[a-z]+-([a-z]{2,3}(?:-[A-Za-z0-9]+)*)")
"""The name of a product in a language, without its ending."""


@frozen
class OpenedFile:
    """A version as a file on this machine, if need be a copy of what git has."""

    name: str
    path: Path
    kind: FileKind

    def data(self) -> bytes:
        """Return the bytes of the file. Raises OSError."""
        return read_regular(self.path)


@frozen
class OpenedPair:
    """Two versions, opened."""

    old: OpenedFile
    new: OpenedFile


def opened_pair(old: str, new: str, here: Path, stack: ExitStack) -> OpenedPair:
    """Return the files that two names mean, seen from a folder.

    Copies of what git has are there until `stack` is closed. Raises UsageError for what is neither
    a file nor a revision.
    """
    return OpenedPair(_opened(old, new, here, stack), _opened(new, old, here, stack))


def _opened(name: str, other: str, here: Path, stack: ExitStack) -> OpenedFile:
    path = here / name
    if path.is_dir():
        path, name = path / "content.yaml", f"{name.rstrip('/')}/content.yaml"
    if path.exists():
        return OpenedFile(name, path, kind_of(name))
    revision, _, inner = name.partition(":")
    if not inner:
        inner = other.partition(":")[2] or other
        if (here / inner).is_dir():
            inner = f"{inner.rstrip('/')}/content.yaml"
        if inner == name or (not Path(inner).suffix and not (here / inner).exists()):
            inner = "content.yaml"  # two revisions, or one alone
        if name == inner or Path(name).suffix.lower() in KINDS:
            raise UsageError(f"{name} is neither a file nor a revision of one")
    if not revision or revision.startswith("-") or Path(inner).is_absolute():
        raise UsageError(f"{name} is neither a file nor a revision of one, such as HEAD~3:{inner}")
    git, kind = GitRevision(here, revision, inner), kind_of(inner)
    target = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="irdocs-")))
    if kind is FileKind.CONTENT:
        return OpenedFile(git.name, git.write_folder(target), kind)
    file = target / Path(inner).name
    file.write_bytes(git.data())
    return OpenedFile(git.name, file, kind)


def compare_pair(pair: OpenedPair) -> tuple[list[BuildResult], VersionComparison | None]:
    """Return what differs between two files; and nothing but the errors of one that is no content.

    Raises OSError and UsageError for a file that cannot be read.
    """
    old, new = pair.old, pair.new
    if old.kind is FileKind.CONTENT and new.kind is FileKind.CONTENT:
        return _contents(old, new)
    if FileKind.CONTENT in (old.kind, new.kind):
        return _made_and_found(pair)
    data, other = old.data(), new.data()
    found = compared(
        read_finished(data, old.name, old.kind), read_finished(other, new.name, new.kind)
    )
    if old.kind is new.kind:
        found = replace(found, others=tuple(_others(data, other, old.kind, bool(found.changes))))
    return [], found


def _contents(
    old: OpenedFile, new: OpenedFile
) -> tuple[list[BuildResult], VersionComparison | None]:
    first, before = read_content(old.path, old.name)
    second, after = read_content(new.path, new.name)
    if before is None or after is None:
        return [result for result in (first, second) if result.failed], None
    before, after = with_pages(before, old.path), with_pages(after, new.path)
    return [], with_changed_files(compared(before, after))


def _made_and_found(pair: OpenedPair) -> tuple[list[BuildResult], VersionComparison | None]:
    """Compare a content file with a finished file: with what is made of it now."""
    is_old = pair.old.kind is FileKind.CONTENT
    content, found = (pair.old, pair.new) if is_old else (pair.new, pair.old)
    other = read_finished(found.data(), found.name, found.kind)
    languages = _languages(content, found, other)
    if found.kind is FileKind.PDF and found.path.name.startswith(PurePath(HANDOUT).stem):
        result, planned = _handout_planned(content, found, languages)
    else:
        options = replace(_options(found), languages=languages)
        result, made_of = planning(content.path, options)
        planned = list(made_of)
    files = [
        file for file in planned
        if not file.is_part and KINDS.get(Path(file.name).suffix) is found.kind
    ]  # fmt: skip
    if result.failed or not files:
        result.failed = True
        if not result.report.errors:
            raise UsageError(f"{content.name} makes no {found.kind} to compare {found.name} with")
        return [result], None
    chosen = next((file for file in files if file.name == found.path.name), files[0])
    data = chosen.render()
    _, source = read_content(content.path, content.name)
    made = read_finished(data, f"{content.name} ({chosen.name})", found.kind)
    versions = (made, other) if is_old else (other, made)
    told = compared(*versions)
    if source is not None:
        told = replace(told, changes=tuple(with_lines(told.changes, source, is_old)))
    both = (data, found.data()) if is_old else (found.data(), data)
    others = _others(*both, found.kind, bool(told.changes))
    return [], replace(told, others=tuple(others))


def _languages(content: OpenedFile, found: OpenedFile, version: ComparedVersion) -> tuple[str, ...]:
    """Return the language that a finished file is in, by its name (deck-cy.pptx) or its words, if
    the content has translations into it; else none, for what the content is made in anyway."""
    named = _TAGGED.fullmatch(found.path.stem)
    tags = (named[1] if named else "", version.language, version.language.partition("-")[0])
    folder = content.path.parent / FOLDER
    return next(((tag,) for tag in tags if tag and (folder / f"{tag}.po").is_file()), ())


def _handout_planned(
    content: OpenedFile, found: OpenedFile, languages: tuple[str, ...]
) -> tuple[BuildResult, Sequence[PlannedFile]]:
    """Plan a handout of as many pages as the one that was found, if any number of slides does."""
    version = read_finished(found.data(), found.name, found.kind)
    pages = max((one.page for part in version.parts for one in part.passages), default=0)
    plans = []
    for count in COUNTS:
        options = BuildOptions(only="deck", handout=count, languages=languages)
        result, planned = planning(content.path, options)
        plans.append((result, list(planned)))
        if any(file.count == pages for file in plans[-1][1] if file.name == HANDOUT):
            break
    return plans[-1]


def _options(found: OpenedFile) -> BuildOptions:
    """Return the options that make a file of a kind.

    Of a PDF or a deck its own product only: what the other one is refused for is no reason not
    to compare. Pages and e-books are made of both, as each names the other's files.
    """
    match found.kind:
        case FileKind.PAGE:
            return BuildOptions(web="single")
        case FileKind.BOOK:
            return BuildOptions(epub=True)
        case FileKind.DECK:
            return BuildOptions(only="deck")
        case FileKind.PDF:
            return BuildOptions(only="leaflet")
        case FileKind.CONTENT:
            raise AssertionError("a content file is not made of another")


def _others(old: bytes, new: bytes, kind: FileKind, has_changes: bool) -> Iterator[str]:
    """Yield what differs between two files beside their words: looks, pictures, links."""
    if old == new:
        return
    try:
        with reading():
            differences = _COMPARERS[kind](old, new).differences
    except UnreadableError:
        return
    told = dict.fromkeys(
        (f"{_place(kind, difference.page)}{difference.message}", difference.code)
        for difference in differences
        if not has_changes
        or not (difference.code in _OF_WORDS or difference.message.endswith(_OF_FONTS))
    )
    for line, _ in list(told)[:_OTHERS_AT_MOST]:
        yield line
    if len(told) > _OTHERS_AT_MOST:
        yield f"and {len(told) - _OTHERS_AT_MOST} more differences in look"


def _place(kind: FileKind, page: int) -> str:
    noun = "slide" if kind is FileKind.DECK else "page"
    return f"{noun} {page}: " if page else ""


__all__ = ["OpenedFile", "OpenedPair", "compare_pair", "opened_pair"]
