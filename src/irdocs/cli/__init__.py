"""The command line: each command calls the library, prints the outcome and sets the exit status.

`group` has the command `irdocs` itself, which imports the module of a command when it is asked for.
Work is never done here, so that programs can do all that the commands can.
"""

from __future__ import annotations

import gc
import io
import os
import sys

from irdocs.cli.exit_status import BROKEN_PIPE, INTERRUPTED, Interruption
from irdocs.version import VERSION

TYPE_CHECKING = False  # of typing, whose import takes a third of `irdocs --version`
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from irdocs.cli.group import main

__all__ = ["main", "run"]


def __getattr__(name: str) -> object:
    if name != "main":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from irdocs.cli.group import main

    return main


NEW_OBJECTS = 200_000
"""After how many new objects Python looks for cycles of garbage; its own number is 700 or 2,000.

A build makes some hundred thousand small values that live until it ends. Looking through them again
and again finds next to nothing and takes a tenth of the time.
"""


OVERVIEW, OVERVIEW_COLUMNS = os.path.join(os.path.dirname(__file__), "overview.txt"), 80
"""What `irdocs --help` prints where lines may be so many characters long, or longer.

click alone takes longer to import than all else that its help needs. A test holds the file to what
click prints; narrower terminals get that.
"""


def run() -> None:
    """Run a command.

    If standard output is closed or on a full disk, the process ends with status 2 and one line on
    standard error, not with a traceback; if standard error is, the status is that of the command
    or 2. `group` says what happens when nobody reads the output any more.
    """
    gc.set_threshold(NEW_OBJECTS, 20, 20)
    prepare_streams()
    arguments = sys.argv[1:]
    try:
        _end(_carried_out(arguments))
    except BrokenPipeError:
        os._exit(BROKEN_PIPE)
    except KeyboardInterrupt:  # while the command is imported; `group` sees to it after that
        os._exit(INTERRUPTED)
    except OSError as error:
        try:
            sys.stderr.write(f"irdocs: error: {error.strerror}\n")
            sys.stderr.flush()
        except OSError:
            pass
        # sys.exit would flush standard output once more, and fail once more, with a traceback.
        os._exit(2)


def _carried_out(arguments: Sequence[str]) -> int:
    """Carry out a command and return its exit status.

    What needs nothing of all that the commands need is told before any of it is imported.
    """
    if arguments == ["--version"]:
        print(f"irdocs, version {VERSION}")
        return 0
    if arguments in (["--help"], ["-h"]) and _columns() >= OVERVIEW_COLUMNS:
        with open(OVERVIEW, encoding="utf-8") as overview:
            sys.stdout.write(overview.read())
        return 0
    if arguments[:1] in (["build"], ["check"]):
        from irdocs import unchanged

        same = unchanged.recorded_here(arguments, os.environ)
        if same is not None:
            sys.stderr.write(same.findings(coloured=sys.stderr.isatty()))
            if not same.is_quiet:
                sys.stdout.write(same.outcome(coloured=sys.stdout.isatty()))
            return 0
    import signal

    # An interrupt amid an import may come out as another error (of __set_name__); nothing is begun
    # yet, so it may end the process at once.
    is_ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_ours:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from irdocs.caching.compiled_patterns import kept_patterns
    from irdocs.caching.program_state import program_state

    state = program_state()
    with kept_patterns(os.environ, state):
        from irdocs.caching import on_disk
        from irdocs.cli.group import Invocation, main

        on_disk.keep_as_wished(os.environ, state)
        interruption = Interruption()
        if is_ours:
            signal.signal(signal.SIGINT, interruption)
        try:
            main(obj=Invocation(tuple(arguments)))
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(bool(end.code))
        except Exception:
            if not interruption.has_come:
                raise
            return INTERRUPTED
    return 0


def _columns() -> int:
    """Return the width of the terminal as click takes it: 80 where there is none."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or OVERVIEW_COLUMNS
    except (OSError, ValueError):
        return OVERVIEW_COLUMNS


def _end(status: int) -> NoReturn:
    """End the process; what is in memory need not be taken apart, a tenth of a build's time."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def prepare_streams() -> None:
    """Put something in place of closed standard streams, and let no character stop the output.

    A closed stream leaves its number free for the next file that is opened, so that a message could
    be written into a product. In place of standard output comes a stream on which writing fails,
    since whoever asked for a report must know that it is lost; in place of standard error, one that
    drops what is written. Characters that an encoding lacks, and bytes of file names that are not
    UTF-8, are written as escapes, such as \\u2192 and \\udcff.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
