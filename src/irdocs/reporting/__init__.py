"""Show the diagnostics of a run: as text for people, as JSON, SARIF or annotations for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from irdocs.building import BuildResult
from irdocs.reporting import github, sarif, tabular
from irdocs.reporting.repository import Repository, repository_of

__all__ = ["WRITERS", "Repository", "repository_of"]

WRITERS: Mapping[str, Callable[[BuildResult, Repository], str]] = {
    "json": lambda result, _: tabular.as_json(result),
    "sarif": sarif.as_sarif,
    "github": github.as_annotations,
}
"""Turn a result into a report for a program, by the name that --as takes."""
