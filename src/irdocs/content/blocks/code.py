"""Program code that is set by itself, line by line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic_core import PydanticCustomError

from irdocs.content import highlighting
from irdocs.content.blocks.block import Block
from irdocs.content.fields import Prose
from irdocs.content.reading_context import ReadingContext
from irdocs.content.source import SourceText
from irdocs.content.values import one_line, plain_text, without_disguise
from irdocs.diagnostics import guess
from irdocs.models import ReadBy, ValidationInfo, WithJsonSchema

TAB = 4
"""The columns from one tab stop to the next."""


def _code(value: Any) -> SourceText:
    """Return code with its white space kept, tabs as spaces, and no line breaks at its end."""
    text = plain_text(value)
    without_disguise(text, is_code=True)
    is_joined = text.span.line != text.span.end_line and "\n" not in text.strip("\n")
    if is_joined and not text.is_literal:
        raise PydanticCustomError("joined-lines", "YAML has joined the lines of the code")
    spaced = "\n".join(line.expandtabs(TAB) for line in text.rstrip("\r\n").splitlines())
    return SourceText(spaced, text.span, is_literal=text.is_literal)


def _programming_language(value: Any, info: ValidationInfo) -> SourceText:
    """Return the name of a programming language that Pygments knows, if it is there to ask."""
    name = one_line(value)
    if not isinstance(info.context, ReadingContext):
        return name
    report = info.context.report
    if not highlighting.is_installed():
        if not any(known.code == "colours-not-installed" for known in report):
            report.note(
                "colours-not-installed",
                "code is set in one colour, since what tells its parts apart is not installed",
                name.span,
                highlighting.INSTALL,
            )
    elif not highlighting.is_known(name):
        raise PydanticCustomError(
            "unknown-language",
            'there is no programming language "{name}"',
            {"name": name, "hint": guess(name, highlighting.known_languages()) or None},
        )
    return name


CodeSource = Annotated[
    SourceText,
    ReadBy(_code),
    WithJsonSchema({"type": "string", "description": "lines of code, with their white space"}),
]
ProgrammingLanguage = Annotated[
    SourceText,
    ReadBy(_programming_language),
    WithJsonSchema({"type": "string", "description": "a language's name, such as python or r"}),
]


class CodeBlock(Block):
    """Program code in a monospaced typeface; no line is ever broken."""

    called = "code"
    type: Literal["code"]
    code: CodeSource
    """The code as it is, below `code: |`; a tab leads to the next of the columns 5, 9, 13 …"""
    language: ProgrammingLanguage | None = None
    """What it is written in, by which its parts have colours; needs `irdocs[code]`."""
    numbers: bool = False
    """Whether its lines are numbered."""
    caption: Prose | None = None
    """What it does, or what to look at."""
