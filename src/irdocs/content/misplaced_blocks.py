"""Give blocks that stand among the sections back to the section above them, if there is one.

Of a block that is indented as a section is, the model would say that it is a section without title,
lead and blocks, and with keys that no section has: five faults for one.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from irdocs.content.source import SourceList, SourceMapping
from irdocs.content.syntax.fault import spaces
from irdocs.diagnostics import Report, Span


def give_back(data: SourceMapping, types: Collection[str], report: Report) -> None:
    """Move each such block to the section above it, and report the first of a run; `types` are
    those of blocks."""
    sections = data.get("sections")
    if not isinstance(sections, SourceList):
        return
    kept: list[tuple[Any, Span]] = []
    is_run = False
    for item, span in zip(sections, sections.spans, strict=True):
        above = kept[-1][0] if kept else None
        if _is_block(item, types) and isinstance(above, SourceMapping) and _takes(above, item):
            if not is_run:
                right = above.key_spans["blocks"].column + 1
                report.error(
                    "misplaced-key", "a block stands here among the sections",
                    Span(span.file, span.line, max(1, span.column - 2), span.line, span.column),
                    f"indent its hyphen by {spaces(right)}, and its keys by {right + 2}, so that "
                    f"it is one of the blocks: of line {above.key_spans['blocks'].line}",
                )  # fmt: skip
            above["blocks"].append(item)
            above["blocks"].spans.append(span)
            is_run = True
        elif _is_block(item, types) and _stands_alone(item, sections, above):
            if not is_run:
                report.error(
                    "misplaced-key", "a block stands here, and sections belong here", span,
                    "put it into a section: write its id:, title:, lead: and blocks: above, and "
                    "indent the blocks below that",
                )  # fmt: skip
            sections.refused += 1
            is_run = True
        else:
            kept.append((item, span))
            is_run = False
    sections[:] = [item for item, _ in kept]
    sections.spans[:] = [span for _, span in kept]


def _stands_alone(block: SourceMapping, sections: SourceList, above: Any) -> bool:
    """Whether no section is above a block, or none in the file that it is included from."""
    is_included = block.span.file != sections.span.file
    return above is None or (is_included and above.span.file != block.span.file)


def _is_block(item: Any, types: Collection[str]) -> bool:
    """Whether an item has the type of a block and nothing that a section needs."""
    return (
        isinstance(item, SourceMapping)
        and item.get("type") in types
        and not item.keys() & {"lead", "blocks", "include"}
    )


def _takes(section: SourceMapping, block: SourceMapping) -> bool:
    """Whether a section has a list of blocks, or none behind its key, which then becomes one."""
    if "blocks" not in section or section.span.file != block.span.file:
        return False
    if section["blocks"] is None:
        section["blocks"] = SourceList([], block.span, [])
    return isinstance(section["blocks"], SourceList)


__all__ = ["give_back"]
