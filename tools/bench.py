"""Where the time of a build goes: whole processes, then stages, then imports."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import irdocs

RUNS = 5


def process(*arguments: str) -> float:
    """Return the seconds of one `irdocs` process."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "irdocs", *arguments], check=True, capture_output=True)
    return perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in (
            ("irdocs --version", ["--version"]),
            ("irdocs check", ["check"]),
            ("irdocs build", ["build", "-o", folder]),
        ):
            process(*arguments)
            seconds = sorted(process(*arguments) for _ in range(RUNS))
            print(
                f"{name:<20} median {statistics.median(seconds):.2f} s  "
                f"({seconds[0]:.2f} to {seconds[-1]:.2f}, {RUNS} runs)"
            )
        print("\nstages of a second build in one process:")
        irdocs.build("content.yaml", folder)
        irdocs.build(
            "content.yaml", folder, progress=lambda stage, what, s: print(f"  {stage:<8} {s:.3f} s")
        )
    print("\nimports that take 10 ms or more, their own time and with what they import:")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "irdocs", "build", "-o", str(Path(folder))],
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


if __name__ == "__main__":
    main()
