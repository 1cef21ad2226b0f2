"""The command line: each command calls the library, prints the outcome and sets the exit status.

`group` has the command `irdocs` itself, to which the other modules add their commands when they are
imported. Work is never done here, so that programs can do all that the commands can.
"""

from __future__ import annotations

import gc
import os
import sys

from irdocs.cli import checking, helping, making
from irdocs.cli.group import main

__all__ = ["checking", "helping", "main", "making", "run"]

NEW_OBJECTS = 50_000
"""After how many new objects Python looks for cycles of garbage; its own number is 700 or 2,000.

A build makes some hundred thousand small values that live until it ends. Looking through them again
and again finds next to nothing and takes a tenth of the time.
"""


def run() -> None:
    """Run a command.

    If standard output is closed or on a full disk, the process ends with status 2 and one line on
    standard error, not with a traceback.
    """
    gc.set_threshold(NEW_OBJECTS, 20, 20)
    try:
        main()
    except OSError as error:
        sys.stderr.write(f"irdocs: error: {error.strerror}\n")
        # sys.exit would flush standard output once more, and fail once more, with a traceback.
        os._exit(2)
