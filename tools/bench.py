"""Where the time of a build goes: processes, stages, imports, and long leaflets by the page."""

from __future__ import annotations

import cProfile
import pstats
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

import irdocs
import shared  # noqa: F401, which makes tests/ importable
from irdocs import content, locale, theme
from irdocs.audit import pdf as rules
from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.content.datafile import DataFileRequest
from irdocs.content.model import Document
from irdocs.diagnostics import Report
from irdocs.leaflet import formats, output_pages, plan
from irdocs.leaflet.pages import paged
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.writer import write
from irdocs.products import traits_of
from support import mixed

RUNS = 5
LENGTHS = (1, 20, 200)
"""Pages, about, of the long leaflets."""


def process(*arguments: str) -> float:
    """Return the seconds of one `irdocs` process."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "irdocs", *arguments], check=True, capture_output=True)
    return perf_counter() - start


def processes(folder: str) -> None:
    """Print how long whole processes take."""
    for name, arguments in (
        ("irdocs --version", ["--version"]),
        ("irdocs check, unchanged", ["check"]),
        ("irdocs build, unchanged", ["build", "-o", folder]),
        ("irdocs build", ["build", "--force", "-o", folder]),
        ("irdocs build, 5 formats", ["build", "--force", "-o", folder, *_all_formats()]),
        ("irdocs build --press", ["build", "--force", "-o", folder, "--press", "uk-3mm"]),
    ):
        process(*arguments)
        seconds = sorted(process(*arguments) for _ in range(RUNS))
        print(
            f"{name:<24} median {statistics.median(seconds):.2f} s  "
            f"({seconds[0]:.2f} to {seconds[-1]:.2f}, {RUNS} runs)"
        )


def _all_formats() -> list[str]:
    return [word for name in formats.FORMATS.names for word in ("--format", name)]


def stages(folder: str) -> None:
    """Print what each stage of a build takes in a process that has built before."""
    print("\nstages of a second build in one process:")
    irdocs.build("content.yaml", folder)
    irdocs.build(
        "content.yaml", folder, progress=lambda stage, what, s: print(f"  {stage:<8} {s:.3f} s")
    )


def imports(folder: str) -> None:
    """Print the imports that take longest."""
    print("\nimports that take 10 ms or more, their own time and with what they import:")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "irdocs", "build", "--force", "-o", folder],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    rows = [
        line.removeprefix("import time:").split("|")
        for line in done.stderr.splitlines()
        if line.startswith("import time:") and line.split("|")[1].strip().isdigit()
    ]
    heavy = [(int(total), int(own), name.strip()) for own, total, name in rows]
    for total, own, name in sorted(heavy, reverse=True):
        if total >= 10_000 and "." not in name.removeprefix("irdocs."):
            print(f"  {name:<24} {own / 1000:6.1f} ms  {total / 1000:6.1f} ms")


# ---------------------------------------------------------------- long leaflets


def document(data: dict[str, Any]) -> Document:
    """Return a content file's data, read."""
    report = Report()
    raw = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    read = content.read(raw, "mixed.yaml", Path(), report, traits_of())
    assert read.document is not None, [str(d) for d in report.errors]
    return read.document


def leaflet(made: Document) -> tuple[int, int]:
    """Plan and write a leaflet; return its pages and bytes."""
    pages, data = written(made)
    return pages, len(data)


def written(made: Document) -> tuple[int, bytes]:
    """Plan and write a leaflet; return how many pages it has, and the file."""
    report = Report()
    look = theme.load(DataFileRequest("ir", Path(), None), report)
    format = formats.load(DataFileRequest("a4", Path(), None), report)
    assert look is not None and format is not None
    planned = plan.plan(made, look, format, locale.load("en-GB"), report)
    pages = output_pages.as_designed(planned.leaflet.format)
    when = datetime(2026, 1, 1, tzinfo=UTC)
    information = DocumentInformation("Mixed", ("Nobody",), "Nothing", "en-GB", when, "irdocs")
    return len(pages), write(paged(planned, pages), information)


def read_back(data: bytes) -> tuple[int, int]:
    """Audit a leaflet as a build does; return its pages, and the characters a listener hears."""
    file = pdf_file.read(data)
    rules.check(file, rules.ExpectedPdf("en-GB", "Mixed"))
    return len(file.pages), len(pdf_text.transcribed(file).words())


def timed(job: Callable[[], tuple[int, int]]) -> tuple[float, int, int]:
    """Return the least seconds of a few runs, and what the job returned."""
    seconds, result = [], (0, 0)
    for _ in range(3):
        start = perf_counter()
        result = job()
        seconds.append(perf_counter() - start)
    return min(seconds), *result


def long_leaflets() -> None:
    """Print seconds and memory by the page, and the profile of the longest."""
    print("\nleaflets of mixed content, A4, planned and written (best of 3):")
    for name, make in (("mixed", mixed.content), ("text only", mixed.plain)):
        for length in LENGTHS:
            made = document(make(length))
            seconds, pages, size = timed(lambda made=made: leaflet(made))  # type: ignore[misc]
            print(
                f"  {name:<10} {pages:>4} pages  {seconds:6.3f} s  "
                f"{seconds / pages * 1000:5.1f} ms a page  {size / pages / 1000:5.1f} kB a page"
            )
    made = document(mixed.content(LENGTHS[-1]))
    _, data = written(made)
    reading, pages, _ = timed(lambda: read_back(data))
    print(
        f"\nthe longest, read back, held against the rules and transcribed (best of 3):\n"
        f"  {reading:6.3f} s  {reading / pages * 1000:5.1f} ms a page"
    )
    print("\nmemory of a process that makes one leaflet of mixed content (peak):")
    for length in (*LENGTHS, 0):
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(length)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        print(f"  {done.stdout.strip()}")
    profile = cProfile.Profile()
    profile.runcall(leaflet, made)
    print("\nprofile of the longest, by own time:")
    rows = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(row[2] for row in rows.values())
    for (file, _, function), row in sorted(rows.items(), key=lambda r: -r[1][2])[:10]:
        print(f"  {row[2] / whole:5.1%}  {Path(file).name}:{function}")


def one(length: int) -> None:
    """Make one leaflet and print the process's peak memory; with 0 pages, what imports take."""
    pages = leaflet(document(mixed.content(length)))[0] if length else 0
    print(f"{pages:>4} pages  {peak():6.0f} MB")


def peak() -> float:
    """Return this process's peak memory in MB; Linux says it, and not what its parent had."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        processes(folder)
        stages(folder)
        imports(folder)
    long_leaflets()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main()
