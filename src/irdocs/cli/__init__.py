"""The commands: they print what happened and set the exit status, nothing else."""

from __future__ import annotations

import os
import sys

from irdocs.cli import checking, helping, making
from irdocs.cli.group import main

__all__ = ["checking", "helping", "main", "making", "run"]


def run() -> None:
    """Run the commands; a closed or full standard output ends with status 2, not a traceback."""
    try:
        main()
    except OSError as error:
        sys.stderr.write(f"irdocs: error: {error.strerror}\n")
        # What is still buffered cannot be written either.
        os._exit(2)
