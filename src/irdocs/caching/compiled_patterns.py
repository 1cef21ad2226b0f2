"""Keep what regular expressions are compiled to, from one run of the command line to the next.

irdocs and its libraries have some five hundred. Python compiles them anew in each process, which
took a seventh of a small build; what they are compiled to is made into patterns in a hundredth of
that time. The standard library has no door for it, so this stands behind `re._compiler`, whose
`compile` it answers for. Where that is not as in CPython, nothing is kept and nothing changes.

Only expressions that are part of a program are kept: compiled while a module is imported, constants
of the code that asks for them, and late ones. What is made of the words of a content is not.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, Protocol

from irdocs.caching import cache_folder
from irdocs.late_pattern import LatePattern

_FOLDER = "patterns"
_CELL: Final = "I"
"""The type of a number of compiled code, which has four bytes; see `memoryview.cast`."""
_Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Its flags, code, number of groups, and groups by name and by number."""


class _Compiler(Protocol):
    """What of `re._compiler` is used here."""

    _sre: Any

    def compile(self, p: Any, flags: int = 0) -> re.Pattern[Any]: ...


class KeptPatterns:
    """Patterns by their expressions and flags; `keep` writes what has been added."""

    def __init__(self, compiler: _Compiler, path: str) -> None:
        """Read what is kept in a file; none if it is not as it was written."""
        self._compiler, self._path = compiler, path
        self._compile, self._engine = compiler.compile, compiler._sre
        self._known: dict[tuple[str, int], _Compiled] = _read(path)
        self._has_more = False

    def compile(self, p: Any, flags: int = 0) -> re.Pattern[Any]:
        """Return a pattern as `re._compiler.compile` does."""
        if not isinstance(p, str) or flags & re.DEBUG:
            return self._compile(p, flags)
        if known := self._known.get((p, flags)):
            return self._recalled(p, known)
        listener = _Listener(self._engine)
        self._compiler._sre = listener
        try:
            pattern = self._compile(p, flags)
        finally:
            self._compiler._sre = self._engine
        if listener.heard is not None and _is_of_program(p, sys._getframe(1)):
            self._known[p, flags] = listener.heard
            self._has_more = True
        return pattern

    def _recalled(self, expression: str, known: _Compiled) -> re.Pattern[str]:
        flags, code, groups, by_name, by_number = known
        numbers = memoryview(code).cast(_CELL).tolist()
        found: re.Pattern[str] = self._engine.compile(
            expression, flags, numbers, groups, by_name, by_number
        )
        return found

    def keep(self) -> None:
        """Write the patterns if there are more than were read."""
        if self._has_more:
            cache_folder.write(self._path, marshal.dumps(self._known))


class _Listener:
    """Stands for the engine of regular expressions while one is compiled, and hears its code."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.heard: _Compiled | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(
        self, pattern: Any, flags: int, code: list[int], groups: int,
        by_name: Mapping[str, int], by_number: tuple[str | None, ...],
    ) -> re.Pattern[Any]:  # fmt: skip
        if memoryview(b"").cast(_CELL).itemsize == self._engine.CODESIZE:
            cells = b"".join(number.to_bytes(4, sys.byteorder) for number in code)
            self.heard = (int(flags), cells, groups, dict(by_name), tuple(by_number))
        made: re.Pattern[Any] = self._engine.compile(
            pattern, flags, code, groups, by_name, by_number
        )
        return made


@contextmanager
def kept_patterns(environment: Mapping[str, str], state: str) -> Iterator[None]:
    """Recall patterns while this lasts, and keep those that were not known; none without a cache.

    `state` tells one state of the program, its libraries and Python from another.
    """
    folder = cache_folder.folder(environment)
    compiler: Any = getattr(re, "_compiler", None)
    if folder is None or not hasattr(compiler, "_sre"):
        yield
        return
    name = cache_folder.digest_of(state.encode("utf-8", "surrogatepass"))
    kept = KeptPatterns(compiler, f"{folder}/{_FOLDER}/{name}")
    before, compiler.compile = compiler.compile, kept.compile
    try:
        yield
    finally:
        compiler.compile = before
        kept.keep()


def _read(path: str) -> dict[tuple[str, int], _Compiled]:
    data = cache_folder.read(path)
    try:
        known = marshal.loads(data) if data is not None else {}
    except (EOFError, ValueError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _is_of_program(expression: str, frame: Any) -> bool:
    """Whether an expression is part of a program; `frame` is that of `re`, which compiles it."""
    while frame is not None and frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    if frame is None:
        return False
    if expression in frame.f_code.co_consts or frame.f_code is _LATE:
        return True
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True  # which runs a module for the first time
        frame = frame.f_back
    return False


_LATE = vars(LatePattern)["compiled"].func.__code__

__all__ = ["KeptPatterns", "kept_patterns"]
