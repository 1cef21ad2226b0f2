"""Show the diagnostics of a run: as text for people, as JSON, SARIF or annotations for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from irdocs.build import BuildResult
from irdocs.reporting import github, sarif, tabular

WRITERS: Mapping[str, Callable[[BuildResult], str]] = {
    "json": tabular.as_json,
    "sarif": sarif.as_sarif,
    "github": github.as_annotations,
}
"""Turn a result into a report for a program, by the name that --as takes."""
