"""Let LibreOffice turn a deck into a PDF of its slides, to see them as another program shows them.

Only done with --libreoffice, since it takes seconds. LibreOffice is a program of the user's machine
and not a dependency: it may be missing, hang, or report success without writing anything. So each
run has a limit of time, and its output is counted.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from irdocs.diagnostics import UsageError

PROGRAMS = ("soffice", "libreoffice")
LONGEST = 180.0
"""The most seconds that a conversion may take before it is ended."""


class LibreOfficeError(UsageError):
    """LibreOffice is not installed, or did not convert the deck."""


def program() -> str:
    """Return the path of LibreOffice. Raises LibreOfficeError if there is none."""
    for name in PROGRAMS:
        if path := shutil.which(name):
            return path
    raise LibreOfficeError(
        "LibreOffice is not installed, or its soffice is not on the PATH; "
        "leave --libreoffice out for pictures that irdocs draws itself"
    )


def slides(deck: bytes) -> bytes:
    """Return a PDF of a deck with a page for each slide. Raises LibreOfficeError."""
    soffice = program()
    with tempfile.TemporaryDirectory(prefix="irdocs-") as name:
        folder = Path(name)
        (folder / "deck.pptx").write_bytes(deck)
        # With the user's own profile, a LibreOffice that is open already would be handed the
        # conversion, and this process would end at once without a file. So it gets another.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        output = _run([*command, str(folder / "deck.pptx")])
        try:
            pdf = (folder / "deck.pdf").read_bytes()
            page_count = _pages(pdf)
        except (OSError, ValueError):
            raise LibreOfficeError(f"LibreOffice made no pages of the deck: {output}") from None
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        slide_count = sum(bool(_SLIDE.fullmatch(part)) for part in package.namelist())
    if page_count != slide_count:
        raise LibreOfficeError(f"LibreOffice made {page_count} pages of {slide_count} slides")
    return pdf


_SLIDE = re.compile(r"ppt/slides/slide[0-9]+\.xml")
"""The name of a slide's part in a presentation package."""


def _run(command: Sequence[str]) -> str:
    """Run a program; return the beginning of its output, or its exit status if it printed nothing.

    It may take LONGEST seconds. Then, or if we are interrupted, it is ended with all the processes
    that it has started: `soffice` is a script, and ending it alone would leave the program running.
    For this it leads a session, and so a process group, of its own. Raises LibreOfficeError.
    """
    try:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            errors="replace", start_new_session=True,
        ) as process:  # fmt: skip
            try:
                output, _ = process.communicate(timeout=LONGEST)
            except BaseException:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                raise
    except subprocess.TimeoutExpired:
        raise LibreOfficeError(f"LibreOffice took more than {LONGEST:.0f} s") from None
    except OSError as error:
        raise LibreOfficeError(f"LibreOffice did not run: {error.strerror}") from None
    return " ".join(output.split())[:200] or f"status {process.returncode}"


def _pages(data: bytes) -> int:
    """Return the number of pages of a PDF. Raises ValueError if it is not a PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None
