"""Do tasks in several processes at once, each a copy of this one (fork, POSIX.1-2017).

A copy has all that was read before, and hands back what its tasks return. It is of use only to a
program that has the process to itself, as a command has: a copy of a process in which another
thread holds a lock would wait for it for ever.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO, Generic, NoReturn, TypeVar

from irdocs.frozen import frozen

_Result = TypeVar("_Result")


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


def copies() -> int:
    """Return how many processes can work at once, this one among them; 1 where it has none of its
    copies: with other threads, and elsewhere than on Linux, whose system libraries bear it."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return processors() if is_safe else 1


def done(tasks: Sequence[Callable[[], _Result]], processes: int) -> list[_Result]:
    """Return what tasks return, in order, having done them in so many processes at most.

    What is returned must be picklable. What a copy could not do, as there was none, it was killed
    or there was an error, is done here, so that the error is raised here. Nothing that a task does
    to values of this process reaches it from a copy.
    """
    count = max(1, min(processes, len(tasks)))
    helpers: dict[int, _Copy[_Result]] = {}
    try:
        for number in range(1, count):
            with suppress(OSError):  # a container may allow no more processes
                helpers[number] = _begun(tasks[number::count])
        found: dict[int, _Result] = {n: tasks[n]() for n in range(0, len(tasks), count)}
        for number, helper in helpers.items():
            found.update(zip(range(number, len(tasks), count), helper.results(), strict=False))
    finally:
        for helper in helpers.values():
            helper.end()
    return [found[n] if n in found else task() for n, task in enumerate(tasks)]


@frozen
class _Copy(Generic[_Result]):
    """A process that does tasks, and the end of a pipe that it writes results to."""

    process: int
    pipe: BinaryIO

    def results(self) -> list[_Result]:
        """Return what its tasks returned, those before the first that it could not do.

        A pickle that was cut, or of values that cannot be made again, may raise anything.
        """
        try:
            results: list[_Result] = pickle.load(self.pipe)
        except Exception:
            return []
        return results

    def end(self) -> None:
        """End the process, if it has not ended, and forget it."""
        self.pipe.close()
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)


def _begun(tasks: Sequence[Callable[[], _Result]]) -> _Copy[_Result]:
    """Return a copy of this process that has begun with tasks. Raises OSError if there is none."""
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process == 0:
        os.close(reading)
        _work(tasks, writing)
    os.close(writing)
    return _Copy(process, os.fdopen(reading, "rb"))


def _work(tasks: Sequence[Callable[[], object]], pipe: int) -> NoReturn:
    """Do tasks as far as there is no error, write what they return, and end this process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # without a traceback: the first process says it
    results = []
    try:
        for task in tasks:
            results.append(task())
    except BaseException:
        pass
    try:
        with os.fdopen(pipe, "wb") as file:
            file.write(pickle.dumps(results, pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)


__all__ = ["copies", "done", "processors"]
