"""Designs for tests of the deck: our own look, and templates as they are read."""

from __future__ import annotations

from pathlib import Path

from irdocs import theme
from irdocs.content.about import Aspect
from irdocs.content.datafile import DataFileRequest
from irdocs.deck import design
from irdocs.deck.design import Design
from irdocs.diagnostics import Report
from irdocs.theme import Theme
from irdocs.user_template import loading


def own_theme() -> Theme:
    look = theme.load(DataFileRequest("ir", Path(), None), Report())
    assert look is not None
    return look


def own_design(aspect: Aspect = "16:9") -> Design:
    return design.own(own_theme(), aspect)


def template_design(file: Path) -> Design:
    """Return the design of a template that is known to serve."""
    report = Report()
    read = loading.load(file, own_theme(), None, report)
    assert read is not None, [str(error) for error in report.errors]
    return read
