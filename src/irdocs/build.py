"""Run every stage of a build: content → products → read back → files in their folder.

In goes the path of a content file with the options; out comes a `BuildResult`. There are four
entrances, which share the stages: `check` writes nothing, `make` returns the finished files in
memory, `build` writes them to a folder, and `planning` hands out planned files one at a time for
the preview.

Each product, and each format of the leaflet, is planned with a report of its own (`own` below). A
planner stops when there is an error in the report that it is given; with one report for all, an
error of the leaflet would hide those of the deck until the next run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from time import perf_counter

from irdocs import content, manifest, theme
from irdocs import output as output_folder
from irdocs.audit import content as content_rules
from irdocs.audit import drawings, waivers
from irdocs.audit.waivers import WaivedDiagnostic
from irdocs.content import limits
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.diagnostics import Report, UsageError
from irdocs.file_audit import FileAudit
from irdocs.locale import Locale
from irdocs.locale.choice import locale_of
from irdocs.options import BuildOptions
from irdocs.products import (
    PRODUCTS,
    FinishedFile,
    PlanContext,
    PlannedFile,
    Product,
    ProductOrder,
    traits_of,
)
from irdocs.theme import Theme

LONG = 1.5
"""Progress names the time that is left if the rest of a build takes this many seconds or more."""
LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, counted from 1970: a date in a PDF has four digits for the
year."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that a build wrote."""

    path: Path
    count: int
    """How many pages, slides, rows or files it holds; `unit` says which."""
    unit: str
    size: int
    """In bytes."""


@dataclass(slots=True)
class BuildResult:
    """The outcome of one run: diagnostics, the text that they point into, files written."""

    report: Report
    file: str = ""
    """The path of the content file, as it was given."""
    text: str = ""
    """The text of the content file, of which messages quote lines."""
    included: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files that it includes, by the names that messages give them."""
    files: list[WrittenFile] = field(default_factory=list)
    waived: tuple[WaivedDiagnostic, ...] = ()
    """Diagnostics that the author accepts under `waivers:`, each with the reason."""
    inputs: Mapping[Path, str] = field(default_factory=dict)
    """The files that were read, or asked for and missing, each with its SHA-256."""
    links: Mapping[Path, Path | None] = field(default_factory=dict)
    """The paths that led through symbolic links, each with the file at their end, if it is used."""
    examined: content_rules.ExaminedContent | None = None
    """The content as the rules on it see it; None if it could not be read."""
    failed: bool = False
    """Whether there are errors, or warnings in a strict run."""

    def text_of(self, file: str) -> str:
        """Return the text of the content file or of one that it includes; empty for any other."""
        return self.text if file == self.file else self.included.get(file, "")


Progress = Callable[[str, str, float], None]
"""Called after each stage with its name, what it did, and the seconds it took."""


def _silent(stage: str, what: str, seconds: float) -> None:
    """Report no progress: the default of the functions that take a `Progress`."""


@dataclass(frozen=True, slots=True)
class _Order:
    """A product in one form, such as the leaflet in one format, that is to be planned."""

    product: Product
    form: ProductOrder

    def shown(self, document: Document) -> Document:
        """Return the document with only what the product shows in this form."""
        return self.form.shown(document, self.product.traits)

    def plan(self, document: Document, context: PlanContext) -> Sequence[PlannedFile]:
        """Return the files that can be made; none after an error in the context's report."""
        document = self.shown(document)
        if not self.product.can_show(document, context.report):
            return ()
        return self.form.plan(document, context)


def _orders(
    options: BuildOptions, products: Sequence[Product], report: Report, files: FileReader
) -> list[_Order]:
    """Return what the options ask for of some products. Raises UsageError as they do."""
    return [
        _Order(product, form)
        for product in products
        if options.only in (None, product.name)
        for form in product.order(options, report, files)
    ]


def check(
    path: str | Path,
    options: BuildOptions | None = None,
    *,
    products: Sequence[Product] = PRODUCTS,
    built: str | Path | None = None,
    progress: Progress = _silent,
) -> BuildResult:
    """Read, measure and check a content file; write nothing.

    With `built`, the folder of an earlier build, the files in it are read back and compared with
    the content, the rules, and what a build would make now. Raises OSError
    if the content cannot be read, UsageError for an unknown format or press profile.
    """
    options = options or BuildOptions()
    result, ready = _begin(Path(path), options, {}, products, None, progress)
    if ready is not None:
        for order in ready.orders:
            start, own = perf_counter(), Report()
            planned_files = order.plan(ready.document, replace(ready.context, report=own))
            for file in planned_files if built is not None else ():
                _auditor(order, ready, options).check_built(file, Path(built or ""), own)
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
    """Make the products of a content file in memory.

    Returns the result, the finished files, and the moment that they carry as their date of
    creation. After an error in the content or the theme there are no files, and the moment is None;
    after one of a product, the others' files are there. `environment` is where SOURCE_DATE_EPOCH is
    looked up; None for that of the process. `locale` has the words, dates and numbers of products;
    None for the content's own language.

    Raises OSError if the content cannot be read, UsageError for a SOURCE_DATE_EPOCH that is no
    number of seconds, for an unknown format, and for two formats that would write the same file.
    """
    options = options or BuildOptions()
    variables = os.environ if environment is None else environment
    result, ready = _begin(Path(path), options, variables, products, locale, progress)
    if ready is None:
        return result, (), None
    document, finished_files, begun = ready.document, list[FinishedFile](), perf_counter()
    for number, order in enumerate(ready.orders, start=1):
        own, auditor = Report(), _auditor(order, ready, options)
        planned_files = order.plan(document, replace(ready.context, report=own))
        for file in planned_files:
            start, data = perf_counter(), file.render()
            finished = FinishedFile(file.name, data, file.count, file.unit, file.pictures)
            finished_files += finished, *auditor.review(file, data, own)
            left = (perf_counter() - begun) / number * (len(ready.orders) - number)
            summary = f"{file.name}: {file.count} {file.unit}"
            if file is planned_files[-1] and left >= LONG:
                summary += f", about {left:.0f} s left"
            progress(order.product.name, summary, perf_counter() - start)
        result.report.extend(own)
    names = [file.name for file in finished_files]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(
            f"two formats would both write {repeated[0]}; give one of them another name:"
        )
    _waive(result, document)
    result.failed = _is_failed(result.report, options)
    return result, finished_files, ready.context.created


def planning(
    path: Path, options: BuildOptions, products: Sequence[Product] = PRODUCTS
) -> tuple[BuildResult, Iterator[PlannedFile]]:
    """Read a content file; return the result, and an iterator over the files that can be made.

    A file is planned only when the iterator reaches it, so that the preview can show the leaflet
    before the deck is measured; its diagnostics are added to the result then. Raises OSError if the
    content cannot be read, UsageError for an unknown format.
    """
    result, ready = _begin(path, options, {}, products, None, _silent)
    return result, _planned(result, ready, options) if ready else iter(())


def _planned(
    result: BuildResult, ready: _ReadyBuild, options: BuildOptions
) -> Iterator[PlannedFile]:
    """Yield the files of each order, after adding its diagnostics to the result.

    Waivers are applied anew each time, to all diagnostics so far, those already waived included.
    """
    diagnostics = result.report
    for order in ready.orders:
        own = Report()
        planned_files = order.plan(ready.document, replace(ready.context, report=own))
        diagnostics.extend(own)
        result.report, result.waived = waivers.apply(ready.document, diagnostics)
        result.failed = _is_failed(result.report, options)
        yield from planned_files


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
    """Write the products of a content file into a folder; after an error, none of them.

    The arguments are those of `make`. Raises OSError if the folder cannot be written to, and
    whatever `make` raises.
    """
    options, folder = options or BuildOptions(), Path(output)
    result, finished_files, created = make(
        path, options, environment=environment, products=products, locale=locale, progress=progress
    )
    if result.failed or created is None:
        return result
    start = perf_counter()
    contents = {file.name: file.data for file in finished_files}
    written = list(finished_files)
    if options.manifest:
        text = manifest.made(Path(path), folder, options, created, result.inputs, contents)
        written.append(FinishedFile(manifest.FILE, text.encode(), len(contents), "files"))
    output_folder.write(folder, {file.name: file.data for file in written})
    result.files = [
        WrittenFile(folder / file.name, file.count, file.unit, len(file.data)) for file in written
    ]
    progress("write", str(folder), perf_counter() - start)
    return result


@dataclass(frozen=True, slots=True)
class _ReadyBuild:
    """A document that was read without an error, and the products that are to be made of it."""

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
    """Read the content, its theme and what the options name; no build is ready after an error."""
    files = FileReader()
    result, read = _read(path, options, products, files, progress)
    # Before the return: a mistyped --format is told even if the content has errors too.
    orders = _orders(options, products, result.report, files)
    if read is None:
        result.failed = True
        return result, None
    document, chosen_theme = read
    created = _moment(document, environment)
    product_locale = locale or locale_of(
        document.document.language, path.parent, files, result.report
    )
    context = PlanContext(
        chosen_theme, product_locale, path.parent, result.report, created, options.draft, files
    )
    return result, _ReadyBuild(document, context, orders)


def _is_failed(report: Report, options: BuildOptions) -> bool:
    return bool(report.errors or (options.strict and report.warnings))


def _waive(result: BuildResult, document: Document) -> None:
    """Move the diagnostics that the author accepts from the report to `waived`."""
    result.report, result.waived = waivers.apply(document, result.report)


def _read(
    path: Path,
    options: BuildOptions,
    products: Sequence[Product],
    files: FileReader,
    progress: Progress,
) -> tuple[BuildResult, tuple[Document, Theme] | None]:
    """Read and examine the content and its theme; None in place of the two if they cannot be used.

    Errors of wording, such as a figure without a source, leave a document that can be planned, so
    that what does not fit is found in the same run.
    """
    start = perf_counter()
    report = Report()
    raw = files.read(path, limits.CONTENT_BYTES)
    traits = traits_of(tuple(products))
    read = content.read(raw, str(path), path.parent, report, traits, files)
    result = BuildResult(
        report, str(path), read.text, read.included, inputs=files.read_files, links=files.links
    )
    document = read.document
    if document is None:
        progress("read", path.name, perf_counter() - start)
        return result, None
    texts = {str(path): read.text, **read.included}
    examined = content_rules.ExaminedContent(document, traits, texts, options.today)
    content_rules.review(examined, report)
    result.examined = examined
    waivers.check(document, report)
    unusable = Report()
    drawings.check_roles(document, unusable)
    report.extend(unusable)
    span = getattr(document.theme, "span", document.span)
    request = DataFileRequest(str(document.theme), path.parent, span, files)
    chosen_theme = theme.load(request, report)
    summary = f"{path.name}: {len(document.sections)} sections, {len(document.blocks)} blocks"
    progress("read", summary, perf_counter() - start)
    if chosen_theme is None or unusable.errors:
        _waive(result, document)
        return result, None
    return result, (document, chosen_theme)


def _auditor(order: _Order, ready: _ReadyBuild, options: BuildOptions) -> FileAudit:
    """Return what audits the files of an order."""
    return FileAudit(
        order.shown(ready.document), order.product.traits, ready.context.locale, options.draft
    )


def _moment(document: Document, environment: Mapping[str, str]) -> datetime:
    """Return the moment that finished files carry as their date of creation.

    The clock is never asked: the same content must give the same bytes on any day. The moment is
    the content's own date, at midnight UTC, or SOURCE_DATE_EPOCH, the variable by which packagers
    fix the date of a build (reproducible-builds.org). Raises UsageError if that is no number of
    seconds since 1970.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        if not re.fullmatch(r"[0-9]{1,12}", epoch) or int(epoch) > LAST_SECOND:
            raise UsageError(
                f'SOURCE_DATE_EPOCH is "{epoch}"; it must be a number of seconds since 1970'
            )
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(document.document.date, time(), UTC)
