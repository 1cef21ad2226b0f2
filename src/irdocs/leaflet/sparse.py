"""Panels that are nearly empty: as values while plans are compared, and what is said of them then.

One plan is better than another if it leaves fewer of them; to an author too little content for a
format is one fault.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen

SPARSE_SHARE = 1 / 3
"""A panel filled less than this is reported."""
SPARSE = "sparse-panel"
_TOO_LITTLE = "add content, or choose a smaller format"
_LEFT = "part or shorten what comes next, so that some of it stands here, or choose another format"


@frozen
class SparsePanel:
    """A panel that is filled to less than `SPARSE_SHARE`."""

    panel: str
    """Its id."""
    share: float
    """The part of it that is filled."""
    span: Span | None
    """The place of what stands on it, or comes next."""
    is_left: bool
    """Whether it is empty as what comes next stands together, and so begins on another panel."""


def report_sparse(format: str, panels: Sequence[tuple[str, SparsePanel]], report: Report) -> None:
    """Report the sparse panels of a leaflet, of which those with too little on them are one fault.

    `panels` are in reading order, each with the name of its language; it is empty where the leaflet
    has one alone.
    """
    few = [each for each in panels if not each[1].is_left]
    is_one_fault = len(few) > 1
    for language, panel in panels:
        if panel.is_left or not is_one_fault:
            message = (
                f"{_said(language)}panel {panel.panel} ({format}) is filled to {panel.share:.0%}"
            )
            report.warning(SPARSE, message, panel.span, _LEFT if panel.is_left else _TOO_LITTLE)
    if is_one_fault:
        listed = ", ".join(f"{_said(name)}{each.panel} {each.share:.0%}" for name, each in few)
        message = f"{len(few)} panels ({format}) are filled to less than a third: {listed}"
        report.warning(SPARSE, message, few[0][1].span, _TOO_LITTLE)


def _said(language: str) -> str:
    """Return a language as it is said before a panel; nothing where the leaflet has one alone."""
    return f"{language}: " if language else ""


__all__ = ["SPARSE", "SPARSE_SHARE", "SparsePanel", "report_sparse"]
