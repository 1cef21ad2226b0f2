"""A rule on words that were to be replaced: [insert name], {{ trust }}, TODO, 0113 xxx xxxx."""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Quote
from irdocs.diagnostics import Severity

_ASKED = (
    r"(?:(?:insert|add|enter|fill in|type|state|specify|your|name of|the name of) [^\[\]<>]{2,50}|"
    r"(?:(?:hospital|trust|ward|clinic|department|team|patient|contact|phone|telephone|full|first|"
    r"last)[ -])?(?:name|number|date|time|address|e-?mail|hospital|trust|ward|department|clinic)|"
    r"[xX]{2,}|\.{3}|…|tbc|tba)"
)
PLACEHOLDER = re.compile(
    rf"\[\s*{_ASKED}\s*\](?!\()|<\s*{_ASKED}\s*>|\b(?:TODO|FIXME)\b|\bXXXX+\b"
    r"|\{\{\s*[A-Za-z_][\w .-]*\}\}|\$\{[A-Za-z_][\w .-]*\}"
    r"|\blorem ipsum\b|\b(?:[xX]{2,}[/.-])+[xX]{2,}\b|\b0\d{2,4}[ -]?[xX]{3}[xX -]*",
    re.IGNORECASE,
)
"""What templates have where somebody is to write something."""


_SIGNS = ("[", "<", "{", "xx", "todo", "fixme", "lorem")
"""What each of them has; most texts have none of these."""


_QUOTES = frozenset('"“„«')
"""What quotations begin with."""


def left_placeholder(content: ExaminedContent) -> Iterator[Finding]:
    for text, written in content.found(_placeholders):
        yield Finding(0, f'"{written}" waits for words in its place', content.locate(text, written))


def _placeholders(part: ExaminedPart) -> Iterator[tuple[ContentText, str]]:
    for text in part.texts:
        for words in text.paragraphs:
            lowered = words.casefold()
            is_likely = any(sign in lowered for sign in _SIGNS)
            is_quoted = isinstance(part.node, Quote)
            for match in PLACEHOLDER.finditer(words) if is_likely else ():
                if not (_is_cut(match[0]) and (is_quoted or _QUOTES & {*words[: match.start()]})):
                    yield text, match[0].strip()


def _is_cut(written: str) -> bool:
    """Whether something says within a quotation that words of it were left out."""
    return written.strip("[ ]") in ("...", "…")


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("left-placeholder", Severity.WARNING, "no words wait to be replaced",
         "Readers see that nobody has read it through, and lack what should stand there.",
         "docs/content.md", left_placeholder),
)  # fmt: skip
"""The rule on words that were to be replaced."""

__all__ = ["PLACEHOLDER", "RULES"]
