"""What is wanted of a build: products, formats, a print shop's profile, how strictly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from irdocs.content.model import Answers


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is wanted.

    A format or press is a built-in one's name or a path; with no formats, the content's own.
    """

    only: str | None = None
    formats: Sequence[str] = ()
    press: str | None = None
    answers: Answers | None = None
    """Where a quiz's answers are given; None for what the content says."""
    template: Path | None = None
    """The deck's template; None for the one that the content names, or our own look."""
    draft: bool = False
    strict: bool = False
    today: date | None = None
    """The day by which reviews are due; None looks at no clock."""
    manifest: bool = False
    """Whether to write manifest.json: what was made, of what, by what."""
    handout: int | None = None
    """How many slides to a page of handout.pdf: 1 with notes, 2, 3 with lines, 6; None for none."""
    pages: bool = False
    """Whether slides.pdf is made too, a page a slide: what pictures of slides are taken of."""
