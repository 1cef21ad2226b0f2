r"""Check the source of a formula before it is drawn: commands, braces, environments, size.

The library that draws formulas reads on after nearly any fault, as a web page should. Here each
fault is an error with its place, a guess where a command is misspelt, and a limit on what a
formula from a stranger may cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from irdocs.diagnostics import guess
from irdocs.mathematics.commands import COMMANDS, ENVIRONMENTS
from irdocs.mathematics.faults import FormulaError

MOST_CHARACTERS = 2_000
"""The length of a formula: ten times what a slide can show."""
MOST_LEVELS = 20
"""The levels to which groups, fractions and brackets of a formula may be nested."""

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}&$#]", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*\{([^{}]*)\}")
_ESCAPED_BY_YAML = {"\f": r"\f", "\t": r"\t", "\b": r"\b", "\a": r"\a", "\v": r"\v", "\r": r"\r"}
r"""What YAML makes of a backslash and a letter within double quotes, as in "\frac" and "\times"."""
_QUOTES_HINT = (
    "YAML reads a backslash within double quotes as the beginning of another character; "
    "write the formula without quotes, in single quotes or below |"
)


class _Opening(NamedTuple):
    """Something that must be closed, and where it stands."""

    kind: str
    offset: int
    length: int


def check(latex: str) -> None:
    """Raise FormulaError for the first fault of a formula's source."""
    if not latex.strip():
        raise FormulaError("the formula is empty", hint="write the formula in LaTeX")
    if len(latex) > MOST_CHARACTERS:
        raise FormulaError(
            f"the formula is longer than {MOST_CHARACTERS} characters",
            hint="divide it into several blocks",
        )
    for sign, written in _ESCAPED_BY_YAML.items():
        if sign in latex and not (sign == "\t" and not re.search(r"\t[a-z]", latex)):
            raise FormulaError(
                f'the formula has a control character where "{written}" was meant',
                latex.index(sign),
                hint=_QUOTES_HINT,
            )
    _check_nesting(latex)


def _check_nesting(latex: str) -> None:
    """Raise FormulaError for an unknown command, or for what is opened or closed alone."""
    open_parts: list[_Opening] = []
    for match in _TOKEN.finditer(latex):
        token, offset = match[0], match.start()
        match token:
            case "{" | r"\begin" | r"\left":
                open_parts.append(_opened(token, latex, match))
                if len(open_parts) > MOST_LEVELS:
                    raise FormulaError(
                        f"the formula is nested deeper than {MOST_LEVELS} levels",
                        offset,
                        hint="give parts of it names, and explain these in the caption",
                    )
            case "}" | r"\end" | r"\right":
                _close(token, latex, match, open_parts)
            case "&" if not any(part.kind in ENVIRONMENTS for part in open_parts):
                raise FormulaError(
                    '"&" parts the columns of a table, and here is none',
                    offset,
                    hint="write the word for the sign",
                )
            case "$" | "#":
                raise FormulaError(
                    f'"{token}" cannot stand in a formula',
                    offset,
                    hint=f"write \\{token} for the sign; no $ stands round the formula of a block",
                )
            case _ if token.startswith("\\") and token not in COMMANDS and not token.isspace():
                raise _unknown(token, offset)
    if open_parts:
        kind, offset, length = open_parts[-1]
        raise FormulaError(
            f"{_named(kind)} is not closed", offset, length, hint=f"add {_closing_of(kind)}"
        )


def _opened(token: str, latex: str, match: re.Match[str]) -> _Opening:
    if token != r"\begin":
        return _Opening(token, match.start(), len(token))
    name = _ENVIRONMENT.match(latex, match.end())
    if not name:
        raise FormulaError(
            r"\begin has no name", match.start(), len(token), r"write it as \begin{cases}"
        )
    if name[1] not in ENVIRONMENTS:
        raise FormulaError(
            f'there is no environment "{name[1]}"',
            name.start(1),
            max(1, len(name[1])),
            guess(name[1], ENVIRONMENTS, f"there are {', '.join(sorted(ENVIRONMENTS))}"),
        )
    return _Opening(name[1], match.start(), name.end() - match.start())


def _close(token: str, latex: str, match: re.Match[str], open_parts: list[_Opening]) -> None:
    """Close the innermost open part, or raise FormulaError if that is another one."""
    name = _ENVIRONMENT.match(latex, match.end()) if token == r"\end" else None
    wanted = {"}": "{", r"\right": r"\left"}.get(token) or (name[1] if name else "")
    if not open_parts:
        raise FormulaError(
            f'"{token}" closes nothing', match.start(), len(token), hint="delete it, or open it"
        )
    if open_parts[-1].kind != wanted:
        raise FormulaError(
            f'"{token}" closes nothing: {_named(open_parts[-1].kind)} is still open',
            match.start(),
            len(token),
            hint=f"add {_closing_of(open_parts[-1].kind)} before it",
        )
    open_parts.pop()


def _named(kind: str) -> str:
    return f"\\begin{{{kind}}}" if kind in ENVIRONMENTS else f'"{kind}"'


def _closing_of(kind: str) -> str:
    return {"{": '"}"', r"\left": r"\right and a bracket, or \right."}.get(kind, f"\\end{{{kind}}}")


_ADVICE = {
    r"\&": "write the word for it",
    r"\newcommand": "write out what it stands for",
    r"\def": "write out what it stands for",
    r"\color": "formulas have the colour of the text around them",
    r"\textcolor": "formulas have the colour of the text around them",
    r"\tag": "say the number in title: or caption:",
    r"\label": "say the number in title: or caption:",
    r"\over": r"write \frac{above}{below}",
    r"\mbox": r"write \text{words}",
    r"\hbox": r"write \text{words}",
}
"""What to do instead of commands that LaTeX has and a formula here has not."""


def _unknown(token: str, offset: int) -> FormulaError:
    similar = get_close_matches(token, sorted(COMMANDS), n=1, cutoff=_SIMILAR)
    advice = (
        _ADVICE.get(token),
        next(_pasted(token), None),
        f'did you mean "{similar[0]}"?' if similar else None,
        "docs/content.md lists the commands",
    )
    hint = next(text for text in advice if text)
    return FormulaError(f'there is no command "{token}" in a formula', offset, len(token), hint)


_SIMILAR = 0.75
"""How alike a misspelt command and the guess must be; short ones are easily like another."""


def _pasted(token: str) -> Iterator[str]:
    r"""Yield the advice for a command that runs into the letters behind it, as in \cdotx."""
    for length in range(len(token) - 1, 3, -1):
        if token[:length] in COMMANDS:
            yield f"write a space behind {token[:length]}"
