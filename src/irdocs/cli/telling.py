"""Print the outcome of a command, and end it with the exit status that goes with it.

Diagnostics go to standard error; what was written, and reports for programs, to standard output.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path
from typing import NoReturn

import click

from irdocs import output
from irdocs.building import BuildResult, WrittenFile
from irdocs.cli.group import Invocation
from irdocs.diagnostics import Diagnostic, UsageError, closest, count_of
from irdocs.reporting import WRITERS, repository_of, text
from irdocs.reporting.text import coloured, paint


def is_quiet() -> bool:
    """Return whether --quiet was given: only errors and warnings are printed."""
    invocation = _invocation()
    return invocation is not None and invocation.quiet


def typed() -> tuple[str, ...] | None:
    """Return what was typed behind `irdocs`; None if a program has called the command."""
    invocation = _invocation()
    return invocation.arguments if invocation is not None else None


def _invocation() -> Invocation | None:
    context = click.get_current_context(silent=True)
    found = context.find_root().obj if context else None
    return found if isinstance(found, Invocation) else None


def say(line: str) -> None:
    """Print a line that is not a diagnostic, unless --quiet was given."""
    if not is_quiet():
        click.echo(line, color=coloured())


def tell(result: BuildResult, style: str, seconds: float) -> None:
    """Print a result as text, or as a report for a program if `style` names one.

    Ends the process with status 1 if the result has failed.
    """
    if style == "text":
        print_findings(result)
        for written in told(result):
            say(f"{paint('wrote', 'green')} {describe(written)}")
        finish(result, seconds)
    else:
        repository = repository_of(Path.cwd(), os.environ)
        click.echo(WRITERS[style](result, repository), nl=False)
        if result.failed:
            sys.exit(1)


def finish(result: BuildResult, seconds: float) -> None:
    """Print the last line of a command; end the process with status 1 if the result has failed."""
    say(outcome(result, seconds))
    if result.failed:
        sys.exit(1)


def outcome(result: BuildResult, seconds: float) -> str:
    """Return the line that sums a result up: done in 1.20 s: 0 errors, 2 warnings."""
    status = paint("failed", "red") if result.failed else paint("done", "green")
    return f"{status} in {seconds:.2f} s: {counted(result)}"


def counted(result: BuildResult) -> str:
    """Return how many errors, warnings and waived findings a result has."""
    report = result.report
    counts = f"{_count(report.errors, 'error')}, {_count(report.warnings, 'warning')}"
    return counts + (f", {len(result.waived)} waived" if result.waived else "")


def _count(diagnostics: tuple[Diagnostic, ...], name: str) -> str:
    return count_of(len(diagnostics), f"{name}s")


def told(result: BuildResult) -> list[WrittenFile]:
    """Return the files that a build has written, without those that are parts of web pages."""
    return [written for written in result.files if not written.is_part]


def describe(written: WrittenFile) -> str:
    """Return a file's path, its number of pages or slides, and its size."""
    size = f"{written.size / 1000:,.0f} kB"
    return f"{written.path}  {count_of(written.count, written.unit)}, {size}"


def progress(stage: str, what: str, seconds: float) -> None:
    """Print a line for a stage of a build, on a terminal only: in a log it would be noise."""
    if sys.stderr.isatty() and not is_quiet():
        click.echo(f"{paint(stage.ljust(8), 'blue')} {what}  {seconds:.2f} s", err=True)


def print_findings(result: BuildResult) -> None:
    """Print the diagnostics on standard error; with --quiet without the notes."""
    for finding in text.findings(result, quiet=is_quiet()):
        click.echo(finding, err=True, color=coloured())


def cannot(error: OSError | UsageError) -> NoReturn:
    """Print why a command cannot be carried out, and end the process with status 2."""
    if isinstance(error, BrokenPipeError):
        raise error  # whoever read the output has had enough; `group` ends the command
    message, file = str(error), ""
    if isinstance(error, OSError):
        message = f"{error.strerror or message}{_advice(error)}"
        file = f"{_named(str(error.filename))}: " if error.filename else ""
    click.echo(f"irdocs: {paint('error', 'red')}: {file}{message}", err=True, color=coloured())
    sys.exit(2)


def _named(path: str) -> str:
    """Return the path of a file that was to be written, by the name that it would have had: a build
    writes ".irdocs-site.x1y2" first, and nobody has asked for that."""
    pending = re.fullmatch(rf"{re.escape(output.PENDING)}(.+)\.[a-z0-9_]{{8}}", Path(path).name)
    return str(Path(path).with_name(pending[1])) if pending else path


def _file_meant(path: Path) -> Path | None:
    """Return a file of YAML beside one that is not there, with a name like its own, if any."""
    try:
        names = [file.name for file in path.parent.iterdir() if file.suffix in (".yaml", ".yml")]
    except OSError:
        return None
    name = closest(path.name, names) if closest(path.stem, map(_stem, names)) else None
    return path.with_name(name) if name else None


def _named_so(path: Path) -> Path | None:
    """Return a file of YAML that is called so but for its ending, or its capitals there."""
    endings = (".yaml", ".yml") if path.suffix.lower() in ("", ".yaml", ".yml") else ()
    others = (path.with_suffix(ending) for ending in endings)
    return next((other for other in others if other != path and other.is_file()), None)


def _stem(name: str) -> str:
    return Path(name).stem


def _advice(error: OSError) -> str:
    """Return what to do about a file or folder, behind a semicolon; empty if that is not known."""
    if error.errno is None or error.strerror != os.strerror(error.errno):
        return ""  # what we raise ourselves says what to do
    match error:
        case FileNotFoundError() if named := _named_so(Path(str(error.filename))):
            return f'; did you mean "{named}"?'
        case FileNotFoundError() if Path(str(error.filename)).suffix in (".yaml", ".yml"):
            if meant := _file_meant(Path(str(error.filename))):
                return f'; did you mean "{meant}"?'
            return "; name the content file that you have, or begin one: irdocs init DIR"
        case FileExistsError() | NotADirectoryError():
            return "; it is a file, so name a folder"
        case IsADirectoryError():
            return "; a file belongs there"
        case PermissionError():
            return "; change its permissions, or choose another place"
        case OSError(errno=errno.ENOSPC):
            return "; make room there, or choose another place"
        case OSError(errno=errno.EROFS):
            return "; choose another place"
        case _:
            return ""
