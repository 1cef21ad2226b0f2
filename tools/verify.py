"""Hold finished files against outside validators, where they are found.

VERAPDF and PPTXCHECK name commands that take a file and exit 0 when it passes; qpdf is used when
it is on the PATH. What is not found is said and skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def checks(file: str) -> Iterator[tuple[str, list[str] | None]]:
    """Yield the name and the command of each check for a file; None where there is none."""
    if file.endswith(".pdf"):
        yield "qpdf", ["qpdf", "--check", file] if shutil.which("qpdf") else None
        yield "veraPDF (VERAPDF)", command("VERAPDF", file)
    else:
        yield "Open XML SDK (PPTXCHECK)", command("PPTXCHECK", file)


def command(variable: str, file: str) -> list[str] | None:
    """Return the command that an environment variable names, or None."""
    program = os.environ.get(variable)
    return [program, str(Path(file).resolve())] if program else None


def main(files: list[str]) -> int:
    failed = 0
    for file in files:
        for name, arguments in checks(file):
            if arguments is None:
                print(f"{file}: {name}: not found, skipped")
                continue
            done = subprocess.run(arguments, capture_output=True, text=True, check=False)
            print(f"{file}: {name}: {'passed' if done.returncode == 0 else 'FAILED'}")
            if done.returncode:
                failed += 1
                print(done.stdout + done.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
