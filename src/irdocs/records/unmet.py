"""Find conditions of a content that no record meets, as their words are mistyped.

A block whose condition never holds is in no edition, and nobody would miss it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from irdocs.content.conditions import ANSWERS
from irdocs.content.edition_settings import EditionSettings
from irdocs.content.node import WHEN
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report, Span, guess
from irdocs.records import braces
from irdocs.records.expressions import Expression
from irdocs.records.record import Record
from irdocs.records.values import ExpressionError, Value, shown


def tell(
    data: SourceMapping, settings: EditionSettings, records: Sequence[Record], report: Report
) -> None:
    """Report texts that conditions compare a column with, and that it cannot have, or never has."""
    for condition, span in _conditions(data, is_answer=False):
        for compared in condition.compared:
            column = settings.columns.get(compared.name)
            allowed = (
                [str(getattr(one, "written", one)) for one in column.allowed] if column else []
            )
            written = {part for one in records for part in _texts(one.values.get(compared.name))}
            if allowed and compared.text not in allowed:
                report.error(
                    "bad-expression",
                    f'in "{condition.text}" {compared.name} is compared with "{compared.text}", '
                    "which is not allowed there", span,
                    guess(compared.text, allowed, f"one of {', '.join(allowed)}"),
                )  # fmt: skip
            elif compared.is_wanted and written and compared.text not in written:
                report.warning(
                    "unmet-condition",
                    f'no record has "{compared.text}" in {compared.name}', span,
                    guess(compared.text, sorted(written),
                          "correct the condition, unless such a record is still to come"),
                )  # fmt: skip


def _texts(value: Value) -> Iterator[str]:
    for part in value if isinstance(value, tuple) else (value,):
        if part is not None:
            yield shown(part)


def _conditions(value: Any, *, is_answer: bool) -> Iterator[tuple[Expression, Span]]:
    """Yield the conditions in a value that can be read, and their places."""
    match value:
        case SourceMapping():
            condition = value.get(WHEN)
            if isinstance(condition, SourceText) and not is_answer:
                with suppress(ExpressionError):  # which is told when an edition is made
                    yield braces.expression(braces.whole(condition) or condition), condition.span
            for key, inner in value.items():
                yield from _conditions(inner, is_answer=key == ANSWERS)
        case SourceList():
            for inner in value:
                yield from _conditions(inner, is_answer=is_answer)
        case _:
            pass


__all__ = ["tell"]
