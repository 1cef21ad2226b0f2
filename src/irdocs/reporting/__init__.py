"""What a run found, for people and for programs: text, JSON, SARIF, annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from irdocs.build import BuildResult
from irdocs.reporting import github, sarif, tabular

WRITERS: Mapping[str, Callable[[BuildResult], str]] = {
    "json": tabular.as_json,
    "sarif": sarif.as_sarif,
    "github": github.as_annotations,
}
"""What turns a result into a report for a program, by the report's name."""
