"""Divide program code into pieces of one kind each (keyword, string, comment …), by Pygments.

Pygments knows some 500 languages and many kinds of token, which are reduced here to the few that a
page can tell apart in colour, weight and slant. It is an optional part of irdocs, as most documents
have no code; without it, all code is of the kind "plain".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Literal

from irdocs.frozen import frozen

INSTALL = "pip install 'irdocs[code]'"
"""The command that installs what colours code."""

CodeKind = Literal["plain", "keyword", "string", "comment", "number", "name"]
"""The kinds of pieces: `name` is that of a function, class, tag or other thing that is defined or
comes with the language; `plain` is all else, such as variables, operators and brackets."""

_KINDS: tuple[tuple[str, CodeKind], ...] = (
    ("Token.Comment.Preproc", "keyword"),
    ("Token.Comment", "comment"),
    ("Token.Literal.String", "string"),
    ("Token.Literal.Number", "number"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Builtin", "name"),
    ("Token.Name.Decorator", "name"),
    ("Token.Name.Tag", "name"),
    ("Token.Name.Attribute", "name"),
)
"""The kind of each of Pygments' token types and of those below it; the first match holds."""


@frozen
class CodePiece:
    """A part of a line of code that is of one kind."""

    text: str
    kind: CodeKind


CodeLine = tuple[CodePiece, ...]


def is_installed() -> bool:
    """Whether Pygments is there."""
    return find_spec("pygments") is not None


def is_known(language: str) -> bool:
    """Whether Pygments, which must be installed, knows a language by this name."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        find_lexer_class_by_name(language)
    except ClassNotFound:
        return False
    return True


def known_languages() -> list[str]:
    """Return every name that Pygments, which must be installed, has for a language."""
    from pygments.lexers import get_all_lexers

    return [name for _, names, _, _ in get_all_lexers(plugins=False) for name in names]


def coloured_lines(code: str, language: str | None) -> tuple[CodeLine, ...]:
    """Return the lines of code, each as pieces that together are exactly its text.

    Without a language, or without Pygments, each line is one plain piece. A blank line has none.
    """
    if language is None or not is_installed():
        return tuple(_lines([CodePiece(code, "plain")]))
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    pieces = [CodePiece(text, _kind(str(token))) for token, text in lexer.get_tokens(code)]
    if "".join(piece.text for piece in pieces) != code:  # some lexers change white space
        pieces = [CodePiece(code, "plain")]
    return tuple(_lines(pieces))


def _kind(token: str) -> CodeKind:
    for prefix, kind in _KINDS:
        if token == prefix or token.startswith(f"{prefix}."):
            return kind
    return "plain"


def _lines(pieces: Iterable[CodePiece]) -> Iterator[CodeLine]:
    """Yield the pieces of each line; those of one kind that follow one another are joined."""
    line: list[CodePiece] = []
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                yield tuple(line)
                line = []
            if text and line and line[-1].kind == piece.kind:
                line[-1] = CodePiece(line[-1].text + text, piece.kind)
            elif text:
                line.append(CodePiece(text, piece.kind))
    yield tuple(line)
