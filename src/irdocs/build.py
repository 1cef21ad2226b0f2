"""The one module that knows every stage: content → products → ledger → files in place."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from time import perf_counter

from irdocs import content, manifest, theme
from irdocs import locale as locales
from irdocs import output as output_folder
from irdocs.audit import content as content_rules
from irdocs.audit import drawings, ledger, waivers
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.audit.waivers import WaivedDiagnostic
from irdocs.content import limits
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.diagnostics import Report, Span, UsageError
from irdocs.locale import Locale
from irdocs.options import BuildOptions
from irdocs.products import (
    PRODUCTS,
    FinishedFile,
    PlanContext,
    PlannedFile,
    Planner,
    Product,
)
from irdocs.theme import Theme

LONG = 1.5
"""From how many seconds on it is said how long the rest of a build will take."""
LAST_SECOND = 253_402_300_799
"""The end of the year 9999, the last that a date in a PDF can hold."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written: how many pages, slides or rows it has, its bytes."""

    path: Path
    count: int
    unit: str
    size: int


@dataclass(slots=True)
class BuildResult:
    """The outcome of one run: complaints, the text they speak of, files written."""

    report: Report
    file: str = ""
    text: str = ""
    files: list[WrittenFile] = field(default_factory=list)
    waived: tuple[WaivedDiagnostic, ...] = ()
    """What the author has looked at and keeps."""
    inputs: Mapping[Path, str] = field(default_factory=dict)
    """The files that were read, or asked for and missing, each with its SHA-256."""
    failed: bool = False


Progress = Callable[[str, str, float], None]
"""Called after each stage with its name, what it did, and the seconds it took."""


def _silent(stage: str, what: str, seconds: float) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Order:
    """Something to plan: a product in one form. What is wrong with one stops no other."""

    product: Product
    planner: Planner

    def plan(self, document: Document, context: PlanContext) -> Sequence[PlannedFile]:
        """Return the files that can be made; none after an error in the context's report."""
        if not self.product.can_show(document, context.report):
            return ()
        return self.planner(document, context)


def _orders(
    options: BuildOptions, products: Sequence[Product], report: Report, files: FileReader
) -> list[_Order]:
    """Return what is wanted of some products. Raises UsageError as they do."""
    wanted = [product for product in products if options.only in (None, product.name)]
    return [_Order(one, plan) for one in wanted for plan in one.order(options, report, files)]


def check(
    path: str | Path,
    options: BuildOptions | None = None,
    *,
    products: Sequence[Product] = PRODUCTS,
    built: str | Path | None = None,
    progress: Progress = _silent,
) -> BuildResult:
    """Read, measure and check a content file; write nothing.

    With `built`, a folder, the finished files in it are read back and held against the content
    and the rules too, whoever wrote or changed them. Raises OSError if the content is not there,
    UsageError for an unknown format.
    """
    options = options or BuildOptions()
    result, ready = _begin(Path(path), options, {}, products, None, progress)
    if ready is not None:
        for order in ready.orders:
            start, own = perf_counter(), Report()
            planned = order.plan(ready.document, replace(ready.context, report=own))
            for file in planned if built is not None else ():
                data = _built(Path(built or ""), file, ready.document.span, own)
                if data is not None:
                    _audit(file, data, order.product, ready, options, own)
            result.report.extend(own)
            progress(order.product.name, "measured", perf_counter() - start)
        _waive(result, ready.document)
    result.failed = _is_failed(result.report, options)
    return result


def make(
    path: str | Path,
    options: BuildOptions | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    products: Sequence[Product] = PRODUCTS,
    locale: Locale | None = None,
    progress: Progress = _silent,
) -> tuple[BuildResult, Sequence[FinishedFile], datetime | None]:
    """Make the products of a content file in memory; return them, what was found, their clock.

    `locale` has the words, dates and numbers of products; None for the content's own language.

    Raises OSError when the content cannot be read, UsageError for a SOURCE_DATE_EPOCH that is no
    moment or a format that is not there.
    """
    options = options or BuildOptions()
    given = os.environ if environment is None else environment
    result, ready = _begin(Path(path), options, given, products, locale, progress)
    if ready is None:
        return result, (), None
    document, made, begun = ready.document, list[FinishedFile](), perf_counter()
    for number, order in enumerate(ready.orders, start=1):
        own = Report()
        planned = order.plan(document, replace(ready.context, report=own))
        for file in planned:
            start = perf_counter()
            data = file.render()
            made.append(FinishedFile(file.name, data, file.count, file.unit, file.pictures))
            made += _audit(file, data, order.product, ready, options, own)
            left = (perf_counter() - begun) / number * (len(ready.orders) - number)
            what = f"{file.name}: {file.count} {file.unit}"
            if file is planned[-1] and left >= LONG:
                what += f", about {left:.0f} s left"
            progress(order.product.name, what, perf_counter() - start)
        result.report.extend(own)  # errors of one product do not stop another
    names = [one.name for one in made]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(f"two formats would both write {twice[0]}; give one another name:")
    _waive(result, document)
    result.failed = _is_failed(result.report, options)
    return result, made, ready.context.created


def planning(
    path: Path, options: BuildOptions, products: Sequence[Product] = PRODUCTS
) -> tuple[BuildResult, Iterator[PlannedFile]]:
    """Read a content file; return what was found, and each file that could be made once planned.

    The result grows while the files are planned. Raises OSError if the content is not there,
    UsageError for an unknown format.
    """
    result, ready = _begin(path, options, {}, products, None, _silent)
    return result, _planned(result, ready, options) if ready else iter(())


def _planned(
    result: BuildResult, ready: _ReadyBuild, options: BuildOptions
) -> Iterator[PlannedFile]:
    found = result.report
    for order in ready.orders:
        own = Report()
        planned = order.plan(ready.document, replace(ready.context, report=own))
        found.extend(own)
        result.report, result.waived = waivers.apply(ready.document, found)
        result.failed = _is_failed(result.report, options)
        yield from planned


def build(
    path: str | Path,
    output: str | Path,
    options: BuildOptions | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    products: Sequence[Product] = PRODUCTS,
    locale: Locale | None = None,
    progress: Progress = _silent,
) -> BuildResult:
    """Make the products of a content file in a folder, all of them or, after an error, none.

    Raises OSError when the folder cannot be written, and whatever `make` raises.
    """
    options, folder = options or BuildOptions(), Path(output)
    result, made, created = make(
        path,
        options,
        environment=environment,
        products=products,
        locale=locale,
        progress=progress,
    )
    if result.failed or created is None:
        return result
    start = perf_counter()
    finished = {one.name: one.data for one in made}
    written = list(made)
    if options.manifest:
        said = manifest.made(Path(path), folder, options, created, result.inputs, finished)
        written.append(FinishedFile(manifest.FILE, said.encode(), len(finished), "files"))
    output_folder.write(folder, {one.name: one.data for one in written})
    result.files = [
        WrittenFile(folder / one.name, one.count, one.unit, len(one.data)) for one in written
    ]
    progress("write", str(folder), perf_counter() - start)
    return result


@dataclass(frozen=True, slots=True)
class _ReadyBuild:
    """A document that was read without an error, and what is to be made of it."""

    document: Document
    context: PlanContext
    orders: Sequence[_Order]


def _begin(
    path: Path,
    options: BuildOptions,
    environment: Mapping[str, str],
    products: Sequence[Product],
    locale: Locale | None,
    progress: Progress,
) -> tuple[BuildResult, _ReadyBuild | None]:
    """Read the content; None after an error, with the result failed."""
    files = FileReader()
    result, read = _read(path, options, products, files, progress)
    orders = _orders(options, products, result.report, files)
    if read is None:
        result.failed = True
        return result, None
    document, look = read
    created = _moment(document, environment)
    speaking = locale or _locale_of(document, result.report)
    context = PlanContext(look, speaking, path.parent, result.report, created, options.draft, files)
    return result, _ReadyBuild(document, context, orders)


def _locale_of(document: Document, report: Report) -> Locale:
    """Return the locale of a document's language, with a warning if it has English words."""
    language = document.document.language
    if not locales.is_translated(language):
        report.warning(
            "untranslated-words",
            f'irdocs has no words in "{language}": what it says itself ("Sources", "Version", '
            "dates, the notes of its own slides) stands in English",
            language.span,
            f"it has words in: {', '.join(locales.languages())}; docs/content.md says how a "
            "language is added",
        )
    return locales.load(language)


def _is_failed(report: Report, options: BuildOptions) -> bool:
    return bool(report.errors or (options.strict and report.warnings))


def _waive(result: BuildResult, document: Document) -> None:
    result.report, result.waived = waivers.apply(document, result.report)


def _read(
    path: Path,
    options: BuildOptions,
    products: Sequence[Product],
    files: FileReader,
    progress: Progress,
) -> tuple[BuildResult, tuple[Document, Theme] | None]:
    start = perf_counter()
    report = Report()
    raw = files.read(path, limits.CONTENT_BYTES)
    traits = tuple(product.traits for product in products)
    read = content.read(raw, str(path), path.parent, report, traits, files)
    result = BuildResult(report, str(path), read.text, inputs=files.read_files)
    document = read.document
    if document is None:
        progress("read", path.name, perf_counter() - start)
        return result, None
    examined = content_rules.ExaminedContent(document, traits, read.text, options.today)
    content_rules.review(examined, report)
    waivers.check(document, report)
    drawings.check_roles(document, report)
    span = getattr(document.theme, "span", document.span)
    look = theme.load(DataFileRequest(str(document.theme), path.parent, span, files), report)
    what = f"{path.name}: {len(document.sections)} sections, {len(document.blocks)} blocks"
    progress("read", what, perf_counter() - start)
    if look is None or report.errors:
        _waive(result, document)
        return result, None
    return result, (document, look)


def _audit(
    file: PlannedFile,
    data: bytes,
    product: Product,
    ready: _ReadyBuild,
    options: BuildOptions,
    report: Report,
) -> Sequence[FinishedFile]:
    """Hold a finished file against the content and the rules; return what goes beside it."""
    try:
        with reading():
            result = file.review(data, report)
    except UnreadableError as error:
        report.error("unreadable-file", f"{file.name} cannot be read: {error}",
                     ready.document.span, "build it again")  # fmt: skip
        return ()
    if contents := result.contents:
        ledger.account(
            ready.document, product.traits, contents.placement, contents.outline,
            ready.context.locale, report, draft=options.draft,
        )  # fmt: skip
    return result.reports


def _built(folder: Path, file: PlannedFile, span: Span, report: Report) -> bytes | None:
    """Return a file that was built before, or None with an error."""
    try:
        return (folder / file.name).read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be read"
        report.error("missing-file", f"{folder / file.name}: {why}", span, "run irdocs build first")
        return None


def _moment(document: Document, environment: Mapping[str, str]) -> datetime:
    """Return the clock of the finished files: SOURCE_DATE_EPOCH, else the content's own date."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        if not re.fullmatch(r"[0-9]{1,12}", epoch) or int(epoch) > LAST_SECOND:
            raise UsageError(f'SOURCE_DATE_EPOCH is "{epoch}"; it counts seconds since 1970')
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(document.document.date, time(), UTC)
