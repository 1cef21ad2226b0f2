"""Part a key from its value where the space behind the colon is missing, and the value has another
colon: of alt:"A hip: a ball on a stem" YAML makes a key that ends before "a ball"."""

from __future__ import annotations

import re
from collections.abc import Container

from irdocs.content.source import SourceMapping, SourceText
from irdocs.diagnostics import Report
from irdocs.frozen import replace

_GLUED = re.compile(r"""([a-z_]+):(["']?)(\S.*)""")


def part_glued(mapping: SourceMapping, known: Container[str], key: str, report: Report) -> bool:
    """Part such a key, if its first word is one of the `known` that the mapping lacks; report it,
    and return whether it was one."""
    match, value = _GLUED.fullmatch(key), mapping[key]
    if match is None or match[1] not in known or match[1] in mapping:
        return False
    span, value_span = mapping.key_spans[key], mapping.value_spans[key]
    begin = span.column + match.start(2)
    report.error(
        "misplaced-key", f'a space is missing behind "{match[1]}:"',
        replace(span, end_column=begin), f"write {match[1]}: and a space before the value",
    )  # fmt: skip
    words = f"{match[3]}: {value}" if isinstance(value, str) else match[3]
    whole = replace(value_span, line=span.line, column=begin)
    text = SourceText(words.removesuffix(match[2]) if match[2] else words, whole)
    del mapping[key]
    mapping.put(match[1], text, span, whole)
    return True


__all__ = ["part_glued"]
