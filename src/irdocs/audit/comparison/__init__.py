"""Comparing a finished file with what a build of the same content makes.

Both files, the one that a build makes in memory and the one that lies there, are read by the same
readers into lists of items. Items are paired, and each difference becomes one finding, which names
the page or the slide, the block of the content that it comes from if that can be told, and what
was there and what is there now.
"""

from __future__ import annotations

from irdocs.audit.comparison.differences import Difference
from irdocs.audit.comparison.origins import Origin, Origins
from irdocs.diagnostics import Report

_MOST = 100
"""How many differences of one file are listed."""
_REBUILD = "look at what was changed, and run irdocs build to make the file again"


def complain(name: str, expected: bytes, found: bytes, origins: Origins, report: Report) -> None:
    """Report each difference between two files of a name, of which the first is as it should be.

    Raises UnreadableError, NotAPackageError, or what a damaged file makes a parser raise.
    """
    noun = "slide" if name.endswith(".pptx") else "page"
    differences = list(dict.fromkeys(_differences(name, expected, found, origins, report)))
    for difference in differences[:_MOST]:
        origin = origins.of(difference.words, difference.planned_page or difference.page)
        places = [f"{noun} {difference.page}"] if difference.page else []
        places += [origin.name] if origin.name else []
        report.error(
            difference.code,
            f"{', '.join([name, *places])}: {difference.message}",
            origin.span,
            _REBUILD,
        )
    if len(differences) > _MOST:
        report.error(
            "changed-file",
            f"{name}: {len(differences) - _MOST} more differences are not listed",
            origins.whole,
            "if the content has changed since, run irdocs build first",
        )


def _differences(
    name: str, expected: bytes, found: bytes, origins: Origins, report: Report
) -> tuple[Difference, ...]:
    """Return the differences between two files; a note is made of a deck that was saved again."""
    if name.endswith(".pdf"):
        from irdocs.audit.comparison import pdfs
        from irdocs.audit.reading import pdf_contents

        return pdfs.compare(pdf_contents.read(expected), pdf_contents.read(found))
    from irdocs.audit.comparison import decks
    from irdocs.audit.reading import deck_contents
    from irdocs.ooxml.presentation import Presentation

    outcome = decks.compare(
        deck_contents.read(Presentation(expected)), deck_contents.read(Presentation(found))
    )
    if outcome.is_rewritten:
        report.note(
            "rewritten-file",
            f"{name}: another program has saved it; compared is what it shows and says, with some "
            "slack, and not its layouts, outlines of drawings, or links between slides",
            origins.whole,
        )
    return outcome.differences


__all__ = ["Difference", "Origin", "Origins", "complain"]
