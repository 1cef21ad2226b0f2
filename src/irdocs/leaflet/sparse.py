"""Warn of panels that are nearly empty: of each while plans are compared, and then of all at once.

One plan is better than another if it leaves fewer of them; to an author too little content for a
format is one fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from irdocs.diagnostics import Diagnostic, Report
from irdocs.leaflet.boxes import Box

SPARSE_SHARE = 1 / 3
"""A panel filled less than this is reported."""
_CODE = "sparse-panel"
_TOO_LITTLE = "add content, or choose a smaller format"
_TOO_HIGH = "what comes next has no room here: part it, or choose another format"
_MESSAGE = re.compile(
    r"(?P<language>[\w-]+: )?panel (?P<name>\S+) \((?P<format>.+)\) is .* (?P<share>\d+%)"
)
"""What `report_sparse` says of a panel, with the language before it if a leaflet has two."""


def report_sparse(
    panel: str,
    format: str,
    share: float,
    content: Sequence[Box],
    following: Sequence[Box],
    room: float,
    report: Report,
) -> None:
    """Report a warning if a panel is nearly empty, of which `share` is filled.

    `content` is what stands on it, small print as well, and `following` the boxes that come next
    and are not parted; if it is empty and they are higher than its `room` in pt, they left it so.
    """
    if share >= SPARSE_SHARE:
        return
    height = sum(box.space_before + box.height for box in following) - following[0].space_before
    is_left = not content and height > room
    message = f"panel {panel} ({format}) is filled to {share:.0%}"
    span = (content or following)[0].span
    report.warning(_CODE, message, span, _TOO_HIGH if is_left else _TOO_LITTLE)


def gathered(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings of a plan, of which those of several panels that have too little on them
    are one."""
    told = list(findings)
    few = [one for one in told if one.code == _CODE and one.hint == _TOO_LITTLE]
    for one in told:
        match = _MESSAGE.fullmatch(one.message)
        if one not in few or len(few) < 2 or match is None:
            yield one
        elif one is few[0]:
            panels = [found for each in few if (found := _MESSAGE.fullmatch(each.message))]
            listed = ", ".join(
                f"{each['language'] or ''}{each['name']} {each['share']}" for each in panels
            )
            filled = f"{len(panels)} panels ({match['format']}) are filled to less than a third"
            yield replace(one, message=f"{filled}: {listed}")


__all__ = ["SPARSE_SHARE", "gathered", "report_sparse"]
