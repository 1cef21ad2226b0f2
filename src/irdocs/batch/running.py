"""Give the editions of a batch to workers: processes of this machine, or of a Dask cluster.

One run works in a folder at a time; another waits. Workers put folders in place, and this process
alone writes the journal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from irdocs.batch.journal import Journal
from irdocs.batch.orphans import end_with_parent
from irdocs.batch.picture_shelf import PictureShelf
from irdocs.batch.planning import BatchPlan, PlannedEdition
from irdocs.batch.store import RemoteStore, StoringMaker, journal_of, put_back, stored
from irdocs.batch.worker import EditionMaker, EditionOutcome
from irdocs.frozen import frozen, replace
from irdocs.output import PENDING
from irdocs.side_by_side import processors

AHEAD = 3
"""How many editions each worker has waiting, so that none is idle and none holds the others'."""
TRIES = 3
"""How often an edition is given out whose worker was lost."""
KEPT_AFTER = 5.0
"""After so many seconds the journal of a store is put back."""
Progress = Callable[[int, int, int, float], None]
"""Called with how many editions are done, of how many, how many of them were made now, and the
seconds since the start."""


@frozen
class BatchResult:
    """What came of a batch."""

    plan: BatchPlan
    outcomes: tuple[EditionOutcome, ...]
    """Of each edition, in the order of the records, without pictures and inputs."""
    pictures: PictureShelf
    unchanged: frozenset[str]
    """The folders of editions that were not made again."""
    left: tuple[str, ...]
    """The folders of editions that are in the journal and no longer among the records."""
    seconds: float

    @property
    def failed(self) -> bool:
        """Whether an edition, or a row, has errors, or was not made at all."""
        return bool(
            self.plan.report.errors
            or len(self.outcomes) < len(self.plan.editions)
            or self.plan.refused
            or any(not outcome.is_made for outcome in self.outcomes)
        )


def run(
    path: Path,
    out: Path | RemoteStore,
    plan: BatchPlan,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    strict: bool = False,
    pictured: bool = True,
    progress: Progress = lambda done, count, made, seconds: None,
    waits: Callable[[], None] = lambda: None,
) -> BatchResult:
    """Make the editions of a plan in a folder or a store, and return what came of each.

    `jobs` is how many processes work, by default one for each processor; `executor` is used in
    their place, such as that of a cluster. If `strict`, nothing is made if a row has errors or the
    table of records warnings, and the first edition with errors ends the run. `waits` is called if
    another run has to end first. Raises OSError.
    """
    start = perf_counter()
    if plan.report.errors or (strict and (plan.refused or plan.report.warnings)):
        return BatchResult(plan, (), PictureShelf(), frozenset(), (), 0.0)
    jobs = jobs or processors()
    if isinstance(out, RemoteStore):
        with journal_of(out) as journal, stored(path, out, plan) as project:
            maker = StoringMaker(project, pictured)
            keeper = _JournalKeeper(journal, out)
            return _Run(
                maker, plan, journal, jobs, strict, pictured, progress, start, keeper
            ).result(executor)
    out.mkdir(parents=True, exist_ok=True)
    with _alone_in(out, waits):
        _clear(out)
        journal = Journal(out)
        try:
            files = EditionMaker(path.resolve(), out.resolve(), pictured)
            return _Run(files, plan, journal, jobs, strict, pictured, progress, start).result(
                executor
            )
        finally:
            journal.close()
            _clear(out)  # of workers that were lost in this run


@dataclass
class _JournalKeeper:
    """Puts the journal of a store back from time to time, so that a killed run loses little."""

    journal: Journal
    store: RemoteStore
    _last: float = field(default_factory=perf_counter)

    def __call__(self) -> None:
        if perf_counter() - self._last > KEPT_AFTER:
            put_back(self.journal, self.store)
            self._last = perf_counter()


@dataclass
class _Run:
    maker: Callable[[PlannedEdition], EditionOutcome]
    plan: BatchPlan
    journal: Journal
    jobs: int
    strict: bool
    pictured: bool
    progress: Progress
    start: float
    keep: Callable[[], None] = lambda: None
    """Called after each edition that was written down."""

    def result(self, executor: Executor | None) -> BatchResult:
        outcomes: dict[str, EditionOutcome] = {}
        pictures = PictureShelf()

        def note(outcome: EditionOutcome) -> None:
            pictures.put(outcome.folder, outcome.picture)
            outcomes[outcome.folder] = replace(outcome, picture=None, inputs=())

        waiting: list[PlannedEdition] = []
        for edition in self.plan.editions:
            known = self.journal.unchanged(edition)
            if known is not None and (known.picture or not self.pictured or not _has_pdf(known)):
                note(known)
            else:
                waiting.append(edition)
        unchanged = frozenset(outcomes)
        self._tell(outcomes, unchanged)
        for outcome in self._made(waiting, executor):
            self.journal.write(outcome)
            self.keep()
            note(outcome)
            self._tell(outcomes, unchanged)
            if self.strict and not outcome.is_made:
                break
        listed = [one.folder for one in self.plan.editions]
        left = tuple(name for name in self.journal.folders() if name not in set(listed))
        return BatchResult(
            self.plan, tuple(outcomes[name] for name in listed if name in outcomes), pictures,
            unchanged, left if len(self.plan.editions) > 1 else (), perf_counter() - self.start,
        )  # fmt: skip

    def _tell(self, outcomes: dict[str, EditionOutcome], unchanged: frozenset[str]) -> None:
        done = len(outcomes)
        seconds = perf_counter() - self.start
        self.progress(done, len(self.plan.editions), done - len(unchanged), seconds)

    def _made(
        self, editions: Sequence[PlannedEdition], executor: Executor | None
    ) -> Iterator[EditionOutcome]:
        """Yield what comes of editions, as they are done."""
        if executor is not None:
            yield from self._by(executor, editions, AHEAD * max(self.jobs, 8))
            return
        jobs = min(self.jobs, len(editions))
        if jobs <= 1:
            for edition in editions:
                yield self.maker(edition)
            return
        left = list(editions)
        for _ in range(TRIES):
            done: set[str] = set()
            try:
                with ProcessPoolExecutor(jobs, initializer=end_with_parent) as pool:
                    for outcome in self._by(pool, left, AHEAD * jobs):
                        done.add(outcome.folder)
                        yield outcome
                return
            except BrokenProcessPool:  # a worker was killed; the others' work is in place
                left = [one for one in left if one.folder not in done]
        for edition in left:
            found = (("error", str(edition.place), "its worker was lost several times"),)
            yield EditionOutcome(edition.name, edition.folder, edition.key, False, found)

    def _by(
        self, executor: Executor, editions: Sequence[PlannedEdition], most: int
    ) -> Iterator[EditionOutcome]:
        """Yield what comes of editions; no more than `most` are with the workers at a time."""
        rest = iter(editions)
        running: set[Future[EditionOutcome]] = set()
        try:
            while True:
                while len(running) < most and (edition := next(rest, None)) is not None:
                    running.add(executor.submit(self.maker, edition))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            for future in running:
                future.cancel()


def _has_pdf(outcome: EditionOutcome) -> bool:
    return any(name.endswith(".pdf") for name, _, _ in outcome.files)


@contextmanager
def _alone_in(folder: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold a lock on the folder of a batch; another run calls `waits`, and waits.

    The lock is this process's own (POSIX.1-2017, fcntl): it ends with it, though copies of it live.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (folder / f"{PENDING}batch.lock").open("w") as file:
        with suppress(OSError):  # some network file systems have no locks
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                waits()
                fcntl.lockf(file, fcntl.LOCK_EX)
        yield


def _clear(out: Path) -> None:
    """Remove folders that were being made by processes that are no more."""
    for leftover in out.rglob(f"{PENDING}*"):
        number = leftover.name.removeprefix(PENDING).partition(".")[0]
        if leftover.is_dir() and number.isdigit() and not _runs(int(number)):
            shutil.rmtree(leftover, ignore_errors=True)


def _runs(number: int) -> bool:
    """Whether a process of this number is at work: one that was killed is listed for a while."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    try:  # proc(5): the state stands behind the name, which is in brackets and may hold any sign
        state = Path(f"/proc/{number}/stat").read_text("utf-8", "replace").rpartition(")")[2]
    except OSError:
        return True
    return state.split()[:1] not in (["Z"], ["X"])


__all__ = ["BatchResult", "Progress", "run"]
