"""Statistics without a value: listed in every run, printed in none but a draft."""

from __future__ import annotations

from irdocs.content.model import Document, Statistics
from irdocs.diagnostics import Report


def list_pending(document: Document, report: Report) -> None:
    """Note each statistic that has no value yet."""
    for block in document.blocks:
        if isinstance(block, Statistics):
            for item in block.items:
                if item.pending:
                    report.note(
                        "pending-statistic",
                        f'no value yet, so not printed: "{item.label.plain}"',
                        item.span,
                        "give value: and source: when a published figure is found",
                    )
