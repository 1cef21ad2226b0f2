"""Commands in processes of their own that begin at once: copies of one that waits, all imported.

A process that starts Python and imports irdocs takes most of a second of the processor before it
does anything. Where the start is not what is tested, a command runs in a copy (fork) of a process
that has built once and waits: as much a process of its own, with its own streams, limits and death.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONGEST = 60
"""After so many seconds a command is ended: it waits for what never comes."""


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    returncode: int
    """Negative for the number of a signal that ended it."""
    stdout: str
    stderr: str


class Commands:
    """Starts commands; `ready` makes one."""

    def __init__(self, waiting: subprocess.Popen[str]) -> None:
        self._waiting = waiting

    def start(
        self, *arguments: object, cwd: Path, most: int | None = None, **environment: str
    ) -> int:
        """Start a command and return the process's id; it may write `most` bytes into a file.

        Its environment is that of the process that waits, with some variables set.
        """
        said = [str(argument) for argument in arguments]
        order = {"arguments": said, "cwd": str(cwd), "most": most, "environment": environment}
        process: int = self._asked(**order)
        return process

    def end(self, process: int) -> Ended:
        """Wait for a command's end."""
        return Ended(*self._asked(process=process))

    def run(
        self, *arguments: object, cwd: Path, most: int | None = None, **environment: str
    ) -> Ended:
        """Run a command to its end."""
        return self.end(self.start(*arguments, cwd=cwd, most=most, **environment))

    def _asked(self, **order: Any) -> Any:
        assert self._waiting.stdin is not None and self._waiting.stdout is not None
        self._waiting.stdin.write(json.dumps(order) + "\n")
        self._waiting.stdin.flush()
        return json.loads(self._waiting.stdout.readline())


@contextmanager
def ready(content: Path) -> Iterator[Commands]:
    """Give what starts commands, in copies of a process that has built a content file once."""
    with subprocess.Popen(
        [sys.executable, __file__, content], text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as waiting:  # fmt: skip
        yield Commands(waiting)
        assert waiting.stdin is not None
        waiting.stdin.close()


# ---------------------------------------------------------------- the process that waits


def _wait(content: str) -> None:
    """Start a command and answer with its process, or end one and answer with all of `Ended`."""
    import irdocs

    with tempfile.TemporaryDirectory() as folder:
        assert not irdocs.build(Path(content), Path(folder), environment={}).failed
    said: dict[int, tuple[int, int]] = {}
    for line in sys.stdin:
        order = json.loads(line)
        if "process" in order:
            process = order["process"]
            # What a command says fits into a pipe, so that none waits for being read.
            words = [_all_of(stream) for stream in said.pop(process)]
            _, status = os.waitpid(process, 0)
            answer: Any = [os.waitstatus_to_exitcode(status), *words]
        else:
            (out, to_out), (err, to_err) = os.pipe(), os.pipe()
            answer = os.fork()
            if not answer:
                os.environ.update(order["environment"])
                _be(order["arguments"], order["cwd"], order["most"], to_out, to_err)
            said[answer] = out, err
            os.close(to_out)
            os.close(to_err)
        print(json.dumps(answer), flush=True)


def _all_of(stream: int) -> str:
    with os.fdopen(stream, encoding="utf-8", errors="backslashreplace") as file:
        return file.read()


def _be(arguments: list[str], cwd: str, most: int | None, out: int, err: int) -> None:
    """Be a command from here on, and end as it ends."""
    import resource  # which Windows has not

    from irdocs.cli import run

    for stream, number in ((os.open(os.devnull, os.O_RDONLY), 0), (out, 1), (err, 2)):
        os.dup2(stream, number)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
                              for number in (1, 2))  # fmt: skip
    status: Any = 1
    os.setsid()  # so that Ctrl-C can be pressed for it and what it starts, and for nothing else
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        os.chdir(cwd)
        signal.alarm(LONGEST)
        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        sys.argv = ["irdocs", *arguments]
        run()
        status = 0
    except SystemExit as end:
        status = end.code or 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _wait(*sys.argv[1:])
