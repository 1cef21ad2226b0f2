"""Decks of 10 to 3,000 slides: seconds and peak memory, and how they grow. Part of `make bench`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import yaml

import shared  # noqa: F401, which makes tests/ importable
from bench import peak
from irdocs import content, locale, theme
from irdocs.content.datafile import DataFileRequest
from irdocs.deck import design, plan
from irdocs.deck.slides import DocumentProperties, render
from irdocs.diagnostics import Report
from irdocs.products import traits_of
from support import slides

SIZES = (10, 100, 1000, 3000)
RUNS = 3
GOALS = {("text", 1000): 0.8, ("text", 3000): 2.4, ("mixed", 1000): 2.5}
"""Seconds to plan and write."""
PROCESS_GOAL = 1.5
"""Seconds of a whole process for 1,000 slides of text."""


def write(kind: slides.Kind, count: int, folder: Path) -> Path:
    """Write the content file of a deck and return its path."""
    file = folder / f"{kind}-{count}.yaml"
    data = slides.content(kind, count, folder)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
    return file


def one(file: Path) -> None:
    """Plan and write a deck a few times; print the least seconds, peak memory, slides."""
    report = Report()
    read = content.read(file.read_bytes(), file.name, file.parent, report, traits_of())
    assert read.document is not None, [str(error) for error in report.errors]
    look = theme.load(DataFileRequest("ir", Path(), None), report)
    assert look is not None
    made = DocumentProperties("Many", "Nobody", "Nothing", datetime(2026, 1, 1, tzinfo=UTC))
    seconds = []
    count = 0
    for _ in range(RUNS):
        start = perf_counter()
        own = design.own(look)
        planned = plan.plan(read.document, own, locale.load("en-GB"), report)
        middle = perf_counter()
        render(planned, own, made)
        seconds.append((perf_counter() - start, middle - start))
        count = len(planned.slides)
    assert not report.errors, [str(error) for error in report.errors]
    whole, planning = min(seconds)
    print(f"{whole} {planning} {peak()} {count}")


def measured(file: Path) -> tuple[float, float, float, int]:
    """Return seconds to plan and write, to plan, peak MB and slides, of a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(file)], capture_output=True, text=True, check=True
    )
    whole, planning, memory, count = done.stdout.split()
    return float(whole), float(planning), float(memory), int(count)


def process(file: Path, folder: Path) -> float:
    """Return the seconds of a whole build of a deck."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "irdocs", "build", str(file), "--only", "deck", "-o", str(folder)],
        check=True, capture_output=True,
    )  # fmt: skip
    return perf_counter() - start


def main() -> None:
    print(f"\ndecks, planned and written (best of {RUNS}; each in a process of its own):")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        took: dict[tuple[str, int], float] = {}
        for kind in slides.KINDS:
            for size in SIZES:
                whole, planning, memory, count = measured(write(kind, size, folder))
                took[kind, size] = whole
                goal = GOALS.get((kind, size))
                each = whole / count * 1000
                print(
                    f"  {kind:<9} {count:>5} slides  {whole:6.3f} s  {each:5.2f} ms a slide "
                    f"(planning {planning / whole:3.0%})  {memory:5.0f} MB"
                    + (f"  goal {goal} s" if goal else "")
                )
            print(
                f"  {kind:<9} from 1,000 to 3,000: {took[kind, 3000] / took[kind, 1000]:.2f} times"
            )
        file = folder / "text-1000.yaml"
        seconds = sorted(process(file, folder / "out") for _ in range(RUNS))
        size = file.stat().st_size / 1000
        print(
            f"  irdocs build --only deck, 1,000 slides of text ({size:.0f} kB), the whole process: "
            f"{seconds[0]:.2f} to {seconds[-1]:.2f} s (goal {PROCESS_GOAL} s)"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]))
    else:
        main()
