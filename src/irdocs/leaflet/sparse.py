"""Warn of panels that are nearly empty: of each while plans are compared, and then of all at once.

One plan is better than another if it leaves fewer of them; to an author too little content for a
format is one fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import replace

SPARSE_SHARE = 1 / 3
"""A panel filled less than this is reported."""
_CODE = "sparse-panel"
_TOO_LITTLE = "add content, or choose a smaller format"
_LEFT = "part or shorten what comes next, so that some of it stands here, or choose another format"
_MESSAGE = re.compile(
    r"(?P<language>[\w-]+: )?panel (?P<name>\S+) \((?P<format>.+)\) is .* (?P<share>\d+%)"
)
"""What `report_sparse` says of a panel, with the language before it if a leaflet has two."""


def report_sparse(
    panel: str, format: str, share: float, span: Span | None, report: Report, *, is_left: bool
) -> None:
    """Report a warning if a panel is nearly empty, of which `share` is filled.

    `span` is the place of what stands on it, or comes next; it `is_left` empty if what comes next
    begins on another panel, as it stands together there.
    """
    if share < SPARSE_SHARE:
        message = f"panel {panel} ({format}) is filled to {share:.0%}"
        report.warning(_CODE, message, span, _LEFT if is_left else _TOO_LITTLE)


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
