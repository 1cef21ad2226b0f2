"""Editions in a store that is no folder of this machine: s3://bucket/hips, gs://, abfs:// (fsspec).

What the editions are made of, the folder of the content, is put there once as an archive, for the
workers to read; each worker makes an edition in a folder of its own, and puts the files into the
store. A store has no folders that can be exchanged: each file is put in one step, and the journal
names an edition only when all of its files are there.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from irdocs.batch.journal import FILE, Journal
from irdocs.batch.planning import BatchPlan, PlannedEdition
from irdocs.batch.worker import EditionOutcome, make_edition
from irdocs.diagnostics import UsageError
from irdocs.folders import OURS
from irdocs.frozen import frozen, replace
from irdocs.hand_edits import EDITABLE
from irdocs.ooxml.zip_archive import archived
from irdocs.output import PENDING

MOST_FILES, MOST_BYTES = 20_000, 500_000_000
"""A folder of content with more than this is not put into a store."""


def is_remote(name: str) -> bool:
    """Whether a name is the address of a store, and not that of a folder."""
    return "://" in name


@frozen
class RemoteStore:
    """A folder of a store; its functions raise OSError for whatever the store complains of."""

    url: str
    """Its address; who may read and write there, the environment says (docs/scale.md)."""

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, by its path in the folder; None if there is none."""
        with self._opened() as (files, folder):
            try:
                data: bytes = files.cat_file(f"{folder}/{name}")
            except FileNotFoundError:
                return None
            return data

    def write(self, name: str, data: bytes) -> None:
        """Put a file there in one step."""
        with self._opened() as (files, folder):
            path = f"{folder}/{name}"
            files.makedirs(path.rpartition("/")[0], exist_ok=True)
            files.pipe_file(path, data)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with self._opened() as (files, folder):
            if files.exists(f"{folder}/{name}"):
                files.rm_file(f"{folder}/{name}")

    @contextmanager
    def _opened(self) -> Iterator[tuple[Any, str]]:
        """Give fsspec's file system, and the path of the folder in it."""
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise UsageError('stores need fsspec: pip install "irdocs[cluster]"') from None
        try:
            files, folder = url_to_fs(self.url)
        except (ImportError, ValueError) as error:  # a protocol of another package, or none at all
            raise UsageError(f"{self.shown}: {error}") from None
        try:
            yield files, str(folder).rstrip("/")
        except OSError:
            raise
        except Exception as error:  # each store's library has complaints of its own
            raise OSError(f"{self.shown}: {type(error).__name__}: {error}") from None

    @property
    def shown(self) -> str:
        """The address without a name and password, which some people write into it."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{rest.rpartition('@')[2]}"


@frozen
class StoredProject:
    """The folder of a content file, in a store."""

    store: RemoteStore
    archive: str
    """The name of the archive."""
    content: str
    """The path of the content file in it."""
    shown: str
    """The folder that it was taken from, by which messages name files."""


@frozen
class StoringMaker:
    """Makes an edition on any machine, and puts its files into a store."""

    project: StoredProject
    pictured: bool

    def __call__(self, edition: PlannedEdition) -> EditionOutcome:
        """Return what came of an edition; its files are in the store then. Raises OSError."""
        project, store = self.project, self.project.store
        folder = _unpacked(store, project.archive)
        with tempfile.TemporaryDirectory(prefix=PENDING) as name:
            here = Path(name) / edition.folder
            before = _taken(store, edition, here)
            outcome = make_edition(
                folder / project.content, Path(name), _in_folder(edition, project, folder),
                pictured=self.pictured,
            )  # fmt: skip
            if outcome.is_made:
                for path in sorted(one for one in here.rglob("*") if one.is_file()):
                    data = path.read_bytes()
                    inner = path.relative_to(here).as_posix()
                    if before.get(inner) != data:
                        store.write(f"{edition.folder}/{inner}", data)
        return _as_seen_from(outcome, str(folder), project.shown)


def _in_folder(edition: PlannedEdition, project: StoredProject, folder: Path) -> PlannedEdition:
    """Return an edition whose template is that of the unpacked folder."""
    template = edition.options.template
    if template is None:
        return edition
    inner = template.resolve().relative_to(Path(project.shown).resolve())
    return replace(edition, options=replace(edition.options, template=folder / inner))


def _taken(store: RemoteStore, edition: PlannedEdition, here: Path) -> dict[str, bytes]:
    """Bring decks that may have been edited, and what says which files are ours; return them."""
    listed = store.read(f"{edition.folder}/{OURS}")
    if listed is None:
        return {}
    names = [name for name in listed.decode("utf-8", "replace").splitlines()
             if name.endswith(EDITABLE) and ".." not in PurePosixPath(name).parts]  # fmt: skip
    found = {OURS: listed}
    for name in names:
        data = store.read(f"{edition.folder}/{name}")
        if data is not None and not PurePosixPath(name).is_absolute():
            found[name] = data
    for name, data in found.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(data)
    return found


def _as_seen_from(outcome: EditionOutcome, folder: str, shown: str) -> EditionOutcome:
    """Return what came of an edition with the paths of the machine that gave it out."""

    def known(path: str) -> str:
        return path.replace(folder, shown, 1) if path.startswith(folder) else path

    return replace(
        outcome,
        findings=tuple((severity, known(place), words.replace(folder, shown))
                       for severity, place, words in outcome.findings),
        inputs=tuple((known(path), sha256) for path, sha256 in outcome.inputs),
    )  # fmt: skip


@cache
def _kept_folder(store: RemoteStore, archive: str) -> tempfile.TemporaryDirectory[str]:
    """Return an unpacked archive; it is removed when the process ends."""
    data = store.read(archive)
    if data is None:
        raise OSError(f"{store.shown} has no {archive}")
    folder = tempfile.TemporaryDirectory(prefix=PENDING)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        file.extractall(folder.name)
    return folder


def _unpacked(store: RemoteStore, archive: str) -> Path:
    return Path(_kept_folder(store, archive).name)


@contextmanager
def stored(path: Path, store: RemoteStore, plan: BatchPlan) -> Iterator[StoredProject]:
    """Put the folder of a content file into a store, for as long as it is worked on.

    Raises OSError, and UsageError if it is too large, or a template lies elsewhere.
    """
    folder = path.resolve().parent
    for edition in plan.editions:
        template = edition.options.template
        if template and not template.resolve().is_relative_to(folder):
            raise UsageError(f"{template} is not in {folder}, which is all that workers can read")
    data = archive(folder)
    name = f"{PENDING}{hashlib.sha256(data).hexdigest()[:16]}.zip"
    store.write(name, data)
    try:
        yield StoredProject(store, name, path.name, str(folder))
    finally:
        store.remove(name)


def archive(folder: Path) -> bytes:
    """Return the files of a folder as a zip archive.

    What is hidden is left out, and so are links: they may lead to what is nobody else's.
    """
    found = list(_visible(folder))
    if len(found) > MOST_FILES or sum(path.stat().st_size for _, path in found) > MOST_BYTES:
        raise UsageError(
            f"{folder} has more than {MOST_BYTES // 10**6} MB or {MOST_FILES:,} files; "
            "put the content into a folder with what belongs to it alone"
        )
    return archived((name, path.read_bytes()) for name, path in found)


def _visible(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder in order, with their paths in it."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where) / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), path


@contextmanager
def journal_of(store: RemoteStore) -> Iterator[Journal]:
    """Give the journal of a store, in a folder of this machine; it is put back at the end."""
    with tempfile.TemporaryDirectory(prefix=PENDING) as name:
        if data := store.read(FILE):
            (Path(name) / FILE).write_bytes(data)
        journal = Journal(Path(name), store.read)
        try:
            yield journal
        finally:
            put_back(journal, store)
            journal.close()


def put_back(journal: Journal, store: RemoteStore) -> None:
    """Put the journal into its store as it is now. Raises OSError."""
    store.write(FILE, journal.data())


__all__ = [
    "RemoteStore",
    "StoringMaker",
    "archive",
    "is_remote",
    "journal_of",
    "put_back",
    "stored",
]
