"""The outcome of one run: what was found, in which files, and what was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from irdocs.audit import content as content_rules
from irdocs.audit.waivers import WaivedDiagnostic
from irdocs.diagnostics import Report
from irdocs.frozen import frozen


@frozen
class WrittenFile:
    """A file that a build wrote."""

    path: Path
    count: int
    """How many pages, slides, rows or files it holds; `unit` says which."""
    unit: str
    size: int
    """In bytes."""
    is_part: bool = False
    """Whether it is a part of another file's page, such as a picture."""


@dataclass(slots=True)
class BuildResult:
    """The outcome of one run: diagnostics, the text that they point into, files written."""

    report: Report
    file: str = ""
    """The path of the content file, as it was given."""
    text: str = ""
    """The text of the content file, of which messages quote lines."""
    included: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files that it includes, by the names that messages give them."""
    files: list[WrittenFile] = field(default_factory=list)
    waived: tuple[WaivedDiagnostic, ...] = ()
    """Diagnostics that the author accepts under `waivers:`, each with the reason."""
    quoted: Mapping[str, str] = field(default_factory=dict)
    """The texts of themes, formats and profiles of which there is something to say, likewise."""
    inputs: Mapping[Path, str] = field(default_factory=dict)
    """The files that were read, or asked for and missing, each with its SHA-256."""
    links: Mapping[Path, Path | None] = field(default_factory=dict)
    """The paths that led through symbolic links, each with the file at their end, if it is used."""
    examined: content_rules.ExaminedContent | None = None
    """The content as the rules on it see it; None if it could not be read."""
    failed: bool = False
    """Whether there are errors, or warnings in a strict run."""

    @property
    def named_inputs(self) -> Mapping[Path, str]:
        """The inputs under each path by which they were asked for.

        A link may lead to another file tomorrow while the one at its end stays as it is.
        """
        ends = {name: self.inputs.get(end, "") for name, end in self.links.items() if end}
        return {**self.inputs, **ends}

    def text_of(self, file: str) -> str:
        """Return the text of a file that messages quote; empty for any other."""
        if file == self.file:
            return self.text
        return self.included.get(file, "") or self.quoted.get(file, "")
