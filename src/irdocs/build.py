"""The one module that knows every stage: content → products → ledger → files in place."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from errno import EISDIR
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from irdocs import content, theme
from irdocs.content.model import Document, Product
from irdocs.diagnostics import Report
from irdocs.review import drawings, ledger, pending
from irdocs.theme import Theme
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.deck.model import Deck
    from irdocs.leaflet import plan as leaflet_plan
    from irdocs.probe.outline import Outline


LAST_SECOND = 253_402_300_799
"""The end of the year 9999, the last that a date in a PDF can hold."""


class UsageError(Exception):
    """The command, or what surrounds it, was used wrongly."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a back-end is given beside the document."""

    theme: Theme
    report: Report
    created: datetime
    draft: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A finished product in memory, and where its back-end says each block is."""

    data: bytes
    pages: int
    placement: ledger.Placement
    outline: Outline


@dataclass(frozen=True, slots=True)
class Backend:
    """Something that makes a product: its file's name, what its pages are called, how.

    `plan` reads and measures only, without the libraries that write files.
    """

    product: Product
    file: str
    unit: str
    plan: Callable[[Document, Context], object]
    make: Callable[[Document, Context], Made | None]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: pages or slides, bytes, seconds to make."""

    path: Path
    pages: int
    unit: str
    size: int
    seconds: float


@dataclass(slots=True)
class Result:
    """The outcome of one run: complaints, the text they speak of, files written."""

    report: Report
    file: str = ""
    text: str = ""
    files: list[Written] = field(default_factory=list)
    failed: bool = False


Progress = Callable[[str, str, float], None]
"""Called after each stage with its name, what it did, and the seconds it took."""


def _silent(stage: str, what: str, seconds: float) -> None:
    pass


# ---------------------------------------------------------------- back-ends


def plan_leaflet(document: Document, context: Context) -> leaflet_plan.Planned | None:
    """Return the measured leaflet, or None after an error in the report."""
    from irdocs.leaflet import formats, plan

    wanted = document.leaflet.format
    chosen = formats.load(str(wanted), getattr(wanted, "span", document.span), context.report)
    if chosen is None or not _has_sections(document, "leaflet", context.report):
        return None
    planned = plan.plan(document, context.theme, chosen, context.report, draft=context.draft)
    return None if context.report.errors else planned


def make_leaflet(document: Document, context: Context) -> Made | None:
    """Return the leaflet as a PDF, or None after an error in the report."""
    planned = plan_leaflet(document, context)
    if planned is None:
        return None
    from irdocs.leaflet.render import render
    from irdocs.pdf.metadata import Information
    from irdocs.probe import pdf

    about = document.document
    information = Information(
        title=str(about.title),
        author=str(about.organisation or "irdocs"),
        subject=str(about.subtitle),
        language=str(about.language),
        created=context.created,
        producer=f"irdocs {VERSION}",
    )
    data = render(planned, information)
    return Made(data, len(planned.leaflet.format.sheets), planned.placement, pdf.read(data))


def plan_deck(document: Document, context: Context) -> Deck | None:
    """Return the measured deck, or None after an error in the report."""
    from irdocs.deck import plan

    if not _has_sections(document, "deck", context.report):
        return None
    planned = plan.plan(document, context.theme, context.report, draft=context.draft)
    return None if context.report.errors else planned


def make_deck(document: Document, context: Context) -> Made | None:
    """Return the deck as a PPTX, or None after an error in the report."""
    planned = plan_deck(document, context)
    if planned is None:
        return None
    from irdocs.deck.slides import Properties, render
    from irdocs.probe import pptx

    about = document.document
    author = str(about.organisation or "irdocs")
    properties = Properties(str(about.title), author, str(about.subtitle), context.created)
    data = render(planned, context.theme, properties)
    return Made(data, len(planned.slides), planned.placement, pptx.read(data))


def _has_sections(document: Document, product: Product, report: Report) -> bool:
    if document.sections_for(product):
        return True
    report.error(
        "empty-product", f"no section is for the {product}", document.span,
        "build the other product alone (--only), or take an only: away",
    )  # fmt: skip
    return False


BACKENDS: tuple[Backend, ...] = (
    Backend("leaflet", "leaflet.pdf", "pages", plan_leaflet, make_leaflet),
    Backend("deck", "deck.pptx", "slides", plan_deck, make_deck),
)


# ---------------------------------------------------------------- runs


def check(path: Path, progress: Progress = _silent) -> Result:
    """Read, measure and check a content file; write nothing. Raises OSError if it is not there."""
    result, ready = _read(path, progress)
    if ready is not None:
        document, look = ready
        for backend in BACKENDS:
            start, own = perf_counter(), Report()
            backend.plan(document, Context(look, own, _moment(document, {}), False))
            result.report.extend(own)
            progress(backend.product, "measured", perf_counter() - start)
    result.failed = bool(result.report.errors)
    return result


def build(
    path: str | Path,
    output: str | Path,
    *,
    only: Product | None = None,
    draft: bool = False,
    strict: bool = False,
    environment: Mapping[str, str] | None = None,
    backends: Sequence[Backend] = BACKENDS,
    progress: Progress = _silent,
) -> Result:
    """Make the products of a content file in a folder, all of them or, after an error, none.

    Raises OSError when the content cannot be read or the folder not be written, UsageError for a
    SOURCE_DATE_EPOCH that is no moment.
    """
    folder = Path(output)
    result, ready = _read(Path(path), progress)
    if ready is None:
        result.failed = True
        return result
    document, look = ready
    created = _moment(document, os.environ if environment is None else environment)
    context = Context(look, result.report, created, draft)
    made: list[tuple[Backend, Made, float]] = []
    for backend in backends:
        if only in (None, backend.product):
            start = perf_counter()
            product = _make(backend, document, context)
            if product:
                seconds = perf_counter() - start
                made.append((backend, product, seconds))
                progress(backend.product, f"{product.pages} {backend.unit}", seconds)
    result.failed = bool(result.report.errors or (strict and result.report.warnings))
    if not result.failed:
        start = perf_counter()
        result.files = _write(folder, made)
        progress("write", str(folder), perf_counter() - start)
    return result


def _read(path: Path, progress: Progress) -> tuple[Result, tuple[Document, Theme] | None]:
    start = perf_counter()
    report = Report()
    read = content.read(path.read_bytes(), str(path), path.parent, report)
    result = Result(report, str(path), read.text)
    document = read.document
    if document is None:
        progress("read", path.name, perf_counter() - start)
        return result, None
    pending.list_pending(document, report)
    drawings.check_roles(document, report)
    span = getattr(document.theme, "span", document.span)
    look = theme.load(theme.Wanted(str(document.theme), path.parent, span), report)
    what = f"{path.name}: {len(document.sections)} sections, {len(document.blocks)} blocks"
    progress("read", what, perf_counter() - start)
    return result, (document, look) if look and not report.errors else None


def _make(backend: Backend, document: Document, context: Context) -> Made | None:
    """Make one product and hold it against the content; errors of another do not stop it."""
    own = Report()
    product = backend.make(document, Context(context.theme, own, context.created, context.draft))
    if product is not None:
        ledger.account(
            document, backend.product, product.placement, product.outline, own, draft=context.draft
        )
    context.report.extend(own)
    return product


def _moment(document: Document, environment: Mapping[str, str]) -> datetime:
    """Return the clock of the finished files: SOURCE_DATE_EPOCH, else the content's own date."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        if not re.fullmatch(r"[0-9]{1,11}", epoch) or int(epoch) > LAST_SECOND:
            raise UsageError(f'SOURCE_DATE_EPOCH is "{epoch}"; it counts seconds since 1970')
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(document.document.date, time(), UTC)


def _write(folder: Path, made: Sequence[tuple[Backend, Made, float]]) -> list[Written]:
    """Write every file beside its target, then move all into place; on any fault, none."""
    folder.mkdir(parents=True, exist_ok=True)
    for backend, _, _ in made:
        if (folder / backend.file).is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(folder / backend.file))
    with ExitStack() as undo:
        moves = []
        for backend, product, seconds in made:
            target = folder / backend.file
            handle, name = tempfile.mkstemp(prefix=f".{backend.file}.", dir=folder)
            undo.callback(_remove, Path(name))
            with os.fdopen(handle, "wb") as file:
                file.write(product.data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_umask())
            size = len(product.data)
            moves.append((name, Written(target, product.pages, backend.unit, size, seconds)))
        for name, written in moves:
            Path(name).replace(written.path)
    return [written for _, written in moves]


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
