"""Write diagnostics as workflow commands of GitHub Actions.

Printed by a job, such a line becomes an annotation at the line of content.yaml that it names, in
the pull request. In a command, `%` and line breaks must be escaped, and in its properties commas
and colons too, since these end a property.
"""

from __future__ import annotations

from irdocs.building import BuildResult
from irdocs.diagnostics import Diagnostic, Severity
from irdocs.reporting.repository import Repository

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_annotations(result: BuildResult, repository: Repository) -> str:
    """Return a line for each diagnostic: ::error file=…,line=…,col=…,title=…::message.

    Files are named from the root of the repository, as GitHub finds them.
    """
    return "".join(f"{_annotation(diagnostic, repository)}\n" for diagnostic in result.report)


def _annotation(diagnostic: Diagnostic, repository: Repository) -> str:
    properties = {"title": f"irdocs {diagnostic.code}"}
    if span := diagnostic.span:
        file = repository.path_of(span.file)
        properties |= {"file": file, "line": str(span.line), "col": str(span.column)}
        # GitHub shows end columns only in annotations of a single line.
        if span.end_line == span.line:
            properties |= {"endLine": str(span.end_line), "endColumn": str(span.end_column)}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    other = f" ({span.other})" if span and span.other else ""
    message = f"{diagnostic.message}{other}"
    message += f"\n{diagnostic.hint}" if diagnostic.hint else ""
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Return the message of a command, with line breaks escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return the value of a property, with line breaks, commas and colons escaped."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
