"""A deck as LibreOffice shows it: asked for by name, since it takes seconds."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from irdocs.build import UsageError

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
        try:
            done = subprocess.run(
                [*command, str(folder / "deck.pptx")],
                capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False,
            )  # fmt: skip
            return (folder / "deck.pdf").read_bytes()
        except FileNotFoundError:
            said = " ".join(done.stderr.split())[:200] or f"status {done.returncode}"
            raise LibreOfficeError(f"LibreOffice made no pages of the deck: {said}") from None
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LibreOfficeError(f"LibreOffice did not run: {error}") from None
