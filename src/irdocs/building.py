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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from irdocs import hand_edits, manifest, side_by_side
from irdocs import output as output_folder
from irdocs.audit import parity
from irdocs.audit.parity import Inventory
from irdocs.build_result import BuildResult, WrittenFile
from irdocs.caching.by_value import edition_begins
from irdocs.content.files import FileReader
from irdocs.diagnostics import Report, UsageError
from irdocs.editions import Begun, Progress, Reading
from irdocs.file_audit import AuditedHalf, FileAudit
from irdocs.frozen import frozen
from irdocs.jobs import Job
from irdocs.locale import Locale
from irdocs.options import BuildOptions
from irdocs.products import PRODUCTS, FinishedFile, PlannedFile, PlannedFiles, Product

__all__ = ["BuildResult", "Progress", "WrittenFile", "build", "check", "make", "planning"]

LONG = 1.5
"""Progress names the time that is left if the rest of a build takes this many seconds or more."""

WORTH_COPYING = 60
"""How many blocks all products show together from which on several processes are of use; less is
done before a copy has imported what it needs."""


def _silent(stage: str, what: str, seconds: float) -> None:
    """Report no progress: the default of the functions that take a `Progress`."""


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
    begun = Reading(Path(path), options, {}, products, None, progress).begin()
    compared = Comparison(begun.found)
    for job in begun.jobs:
        start, own = perf_counter(), Report()
        planned_files, auditor = job.plan(own).all(), _auditor(job, options)
        for number, file in enumerate(planned_files if built is not None else ()):
            inventories = auditor.check_built(file, Path(built or ""), own)
            compared.add(job, number, inventories)
        begun.found.extend(own)
        progress(job.order.product.name, "measured", perf_counter() - start)
    begun.finish(options)
    return begun.result


def make(
    path: str | Path,
    options: BuildOptions | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    products: Sequence[Product] = PRODUCTS,
    locale: Locale | None = None,
    progress: Progress = _silent,
    processes: int = 1,
) -> tuple[BuildResult, list[FinishedFile], datetime | None]:
    """Make the products of a content file in memory, in so many processes at most.

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
    edition_begins()
    reading = Reading(Path(path), options, variables, products, locale, progress)
    begun = reading.begin()
    result, finished_files = begun.result, list[FinishedFile]()
    compared, clock = Comparison(begun.found), _Clock(perf_counter(), len(begun.jobs), progress)
    tasks = [
        partial(_done, job, options, reading.files, partial(clock.tell, number))
        for number, job in enumerate(begun.jobs, start=1)
    ]
    if sum(len(job.edition.document.blocks) for job in begun.jobs) < WORTH_COPYING:
        processes = 1
    for job, done in zip(begun.jobs, side_by_side.done(tasks, processes), strict=True):
        for number, inventories in enumerate(done.inventories):
            compared.add(job, number, inventories)
        finished_files += [file for file in done.files if not _is_in(finished_files, file)]
        begun.found.extend(done.found)
        reading.files.add(done.read, done.links)
    names = [file.name for file in finished_files]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(
            f"two formats would both write {repeated[0]}; give one of them another `name:`"
        )
    begun.finish(options)
    return result, finished_files, begun.created


@frozen
class _DoneJob:
    """What came of a job."""

    files: tuple[FinishedFile, ...]
    inventories: tuple[Sequence[Inventory], ...]
    """What each of its files holds in each language."""
    found: Report
    read: Mapping[Path, str]
    links: Mapping[Path, Path | None]
    """What was read for it; see FileReader."""


@frozen
class _Clock:
    """Tells what was done of several jobs, and how long the others will take."""

    start: float
    jobs: int
    progress: Progress

    def tell(
        self, number: int, job: Job, file: PlannedFile, seconds: float, *, is_last: bool
    ) -> None:
        """Tell that a file of the job of a number, from 1, was made."""
        left = (perf_counter() - self.start) / number * (self.jobs - number)
        summary = f"{file.name}: {file.count} {file.unit}"
        if is_last and left >= LONG:
            summary += f", about {left:.0f} s left"
        self.progress(job.order.product.name, summary, seconds)


def _done(
    job: Job, options: BuildOptions, files: FileReader, tell: Callable[..., None]
) -> _DoneJob:
    """Plan, write and read back the files of a job; `files` is what reads for it."""
    found, auditor = Report(), _auditor(job, options)
    planned_files, finished = job.plan(found).all(), list[FinishedFile]()
    inventories: list[Sequence[Inventory]] = []
    for file in planned_files:
        start = perf_counter()
        made = FinishedFile(
            file.name, file.render(), file.count, file.unit, file.pictures, file.is_part,
            job.order.product.name, job.languages_of(file),
        )  # fmt: skip
        if _is_in(finished, made):
            inventories.append(())
            continue
        audited = auditor.review(file, made.data, found)
        finished += made, *audited.reports
        inventories.append(audited.inventories)
        if not file.is_part:
            tell(job, file, perf_counter() - start, is_last=file is planned_files[-1])
    return _DoneJob(
        tuple(finished), tuple(inventories), found, dict(files.read_files), dict(files.links)
    )


def _is_in(files: Sequence[FinishedFile], file: FinishedFile) -> bool:
    """Whether a part is among files already, as several pages may have the same picture."""
    return file.is_part and any(
        other.name == file.name and other.data == file.data for other in files
    )


def planning(
    path: Path,
    options: BuildOptions,
    products: Sequence[Product] = PRODUCTS,
    files: FileReader | None = None,
) -> tuple[BuildResult, Iterator[PlannedFile]]:
    """Read a content file; return the result, and an iterator over the files that can be made.

    A file is planned only when the iterator reaches it, so that the preview can show the leaflet
    before the deck is measured; its diagnostics are added to the result then. Raises OSError if the
    content cannot be read, UsageError for an unknown format.
    """
    edition_begins()
    begun = Reading(path, options, {}, products, None, _silent, files or FileReader()).begin()
    if not begun.jobs:
        begun.finish(options)
    return begun.result, _planned(begun, options)


def _planned(begun: Begun, options: BuildOptions) -> Iterator[PlannedFile]:
    """Yield the files of each order, after adding its diagnostics to the result; web pages last."""
    later: list[tuple[PlannedFiles, Report]] = []
    for job in begun.jobs:
        own = Report()
        planned_files = job.plan(own)
        begun.found.extend(own)
        begun.finish(options)
        later.append((planned_files, own))
        yield from planned_files.measured
    for planned_files, own in later:
        pages = planned_files.pages()
        begun.found.extend(own)
        begun.finish(options)
        yield from pages


def build(
    path: str | Path,
    output: str | Path,
    options: BuildOptions | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    products: Sequence[Product] = PRODUCTS,
    locale: Locale | None = None,
    progress: Progress = _silent,
    processes: int = 1,
) -> BuildResult:
    """Write the products of a content file into a folder; after an error, none of them.

    The arguments are those of `make`. Raises OSError if the folder cannot be written to, and
    whatever `make` raises.
    """
    options, folder = options or BuildOptions(), Path(output)
    result, finished_files, created = make(
        path, options, environment=environment, products=products, locale=locale,
        progress=progress, processes=processes,
    )  # fmt: skip
    if result.failed or created is None:
        return result
    start = perf_counter()
    edited = hand_edits.edited(folder, finished_files)
    if edited and options.keep:
        from irdocs import kept_decks  # which only edited decks need

        finished_files = kept_decks.kept(edited, finished_files, result.report)
        result.failed = bool(result.report.errors)
    elif edited and not options.overwrite:
        hand_edits.complain(edited, result.report)
        result.failed = True
    if result.failed:
        return result
    contents = {file.name: file.data for file in finished_files}
    written = list(finished_files)
    if options.manifest:
        text = manifest.made(Path(path), folder, options, created, result.inputs, contents)
        written.append(FinishedFile(manifest.FILE, text.encode(), len(contents), "files"))
    hand_edits.put_aside(edited)
    output_folder.write(folder, {file.name: file.data for file in written})
    result.files = [
        WrittenFile(folder / file.name, file.count, file.unit, len(file.data), file.is_part)
        for file in written
    ]
    progress("write", str(folder), perf_counter() - start)
    return result


@dataclass
class Comparison:
    """Holds the files of one language against those of the first, file by file."""

    report: Report
    _first: dict[tuple[str, int, int], Inventory] = field(default_factory=dict)
    """What the files of the first language hold, by product, order and number."""

    def add(self, job: Job, number: int, inventories: Sequence[Inventory]) -> None:
        """Compare what a file holds with the first that was added of its kind.

        Files that two languages share are compared within themselves, when they are read back.
        """
        if len(inventories) != 1:
            return
        order = job.edition.orders.index(job.order)
        first = self._first.setdefault((job.order.product.name, order, number), inventories[0])
        parity.complain(first, inventories[0], job.edition.document.span, self.report)


def _auditor(job: Job, options: BuildOptions) -> FileAudit:
    """Return what audits the files of a job."""
    halves = tuple(
        AuditedHalf(job.order.shown(edition.document), edition.context.locale)
        for edition in job.editions
    )
    return FileAudit(halves, job.order.product.traits, options.draft)
