"""A deck as LibreOffice shows it: asked for by name, since it takes seconds."""

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
"""How many seconds it may take."""


class LibreOfficeError(UsageError):
    """LibreOffice is not there, or did not do what it was asked to."""


def program() -> str:
    """Return the path of LibreOffice. Raises LibreOfficeError if there is none."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    raise LibreOfficeError(
        "LibreOffice is not installed, or its soffice is not on the PATH; "
        "leave --libreoffice out for pictures that irdocs draws itself"
    )


def slides(deck: bytes) -> bytes:
    """Return a PDF of a deck, a page a slide. Raises LibreOfficeError."""
    found = program()
    with tempfile.TemporaryDirectory(prefix="irdocs-") as name:
        folder = Path(name)
        (folder / "deck.pptx").write_bytes(deck)
        # A profile of its own, so that a LibreOffice that the user has open is left alone.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [found, profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        said = _run([*command, str(folder / "deck.pptx")])
        try:
            made = (folder / "deck.pdf").read_bytes()
            pages = _pages(made)
        except (OSError, ValueError):
            raise LibreOfficeError(f"LibreOffice made no pages of the deck: {said}") from None
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        wanted = sum(bool(_SLIDE.fullmatch(part)) for part in package.namelist())
    if pages != wanted:
        raise LibreOfficeError(f"LibreOffice made {pages} pages of {wanted} slides")
    return made


_SLIDE = re.compile(r"ppt/slides/slide[0-9]+\.xml")


def _run(command: Sequence[str]) -> str:
    """Run a program to its end, or end it and what it has started; return what it said."""
    try:
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            errors="replace", start_new_session=True,
        ) as running:  # fmt: skip
            try:
                output, _ = running.communicate(timeout=LONGEST)
            except BaseException:
                with suppress(ProcessLookupError):
                    os.killpg(running.pid, signal.SIGKILL)
                raise
    except subprocess.TimeoutExpired:
        raise LibreOfficeError(f"LibreOffice took more than {LONGEST:.0f} s") from None
    except OSError as error:
        raise LibreOfficeError(f"LibreOffice did not run: {error.strerror}") from None
    return " ".join(output.split())[:200] or f"status {running.returncode}"


def _pages(data: bytes) -> int:
    """Return how many pages a PDF has. Raises ValueError when it is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None
