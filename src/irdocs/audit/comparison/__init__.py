"""Comparing a finished file with what a build of the same content makes.

Both files, the one that a build makes in memory and the one that lies there, are read by the same
readers into lists of items. Items are paired, and each difference becomes one finding, which names
the page or the slide, the block of the content that it comes from if that can be told, and what
was there and what is there now.
"""

from __future__ import annotations

from irdocs.audit.comparison.differences import Difference, FileComparison
from irdocs.audit.comparison.origins import Origin, Origins
from irdocs.diagnostics import Report

_MOST = 100
"""How many differences of one file are listed."""


def complain(
    comparison: FileComparison, name: str, unit: str, origins: Origins, report: Report
) -> None:
    """Report each difference between a finished file and what a build makes.

    `name` is the file's, and `unit` says what it holds: pages or slides.
    """
    noun = unit.removesuffix("s")
    differences = list(dict.fromkeys(comparison.differences))
    if comparison.is_rewritten:
        report.note(
            "rewritten-file",
            f"{name}: another program has saved it; compared is what it shows, says and leads to, "
            "with a little slack, and not outlines of drawings, the look of footers, or layouts "
            "that no slide uses",
            origins.whole,
        )
    for difference in differences[:_MOST]:
        origin = origins.of(difference.words, difference.planned_page or difference.page)
        places = [f"{noun} {difference.page}"] if difference.page else []
        places += [origin.name] if origin.name else []
        report.error(
            difference.code,
            f"{', '.join([name, *places])}: {difference.message}",
            origin.span,
            "look at what was changed, and run irdocs build to make the file again",
        )
    if len(differences) > _MOST:
        report.error(
            "changed-file",
            f"{name}: {len(differences) - _MOST} more differences are not listed",
            origins.whole,
            "if the content has changed since, run irdocs build first",
        )


__all__ = ["Difference", "FileComparison", "Origin", "Origins", "complain"]
