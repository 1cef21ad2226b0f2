"""Make blocks of the code of a Markdown file, in lines that slides have room for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from irdocs.importing.losses import LossAccount
from irdocs.importing.pandoc_tables import DRAWN
from irdocs.importing.prose import CODE_IN_PRINT, CODE_ON_SLIDES, broken

_CELL = re.compile(r"\{([\w.+-]+)[^}]*\}")
"""What stands behind the ticks of code that Quarto runs; of `{.python}` it only colours it."""
_OPTION = re.compile(r"(?:#|//|--|%)\|.*\n?")
_UNSEEN = re.compile(r"(?:#|//|--|%)\|\s*(?:echo|include):\s*false\b")


def code_blocks(token: Any, line: int, account: LossAccount) -> Iterator[dict[str, Any]]:
    """Yield the block of the code of a token, which begins in a line; none of code that Quarto runs
    and does not show. What code gives when it is run is not made here."""
    written = str(token.content)
    if cell := _CELL.fullmatch(str(token.info or "").strip()):
        account.left(line, f"what the code ({cell[1]}) gives when it is run",
                     "nothing is run; put it in as a picture, a table or a chart")  # fmt: skip
        lines = written.splitlines(keepends=True)
        options = list(takewhile(_OPTION.fullmatch, lines))
        shown = "".join(lines[len(options) :])
        if any(map(_UNSEEN.match, options)):
            account.left(line, "code that is not shown", "its options say so", written)
            return
        for option in options:
            account.left(line, f"the option {option.strip()[:60]} of code",
                         "nothing here has that meaning", option)  # fmt: skip
        written = shown
    yield _code_block(token, written, line, account)


def _code_block(token: Any, written: str, line: int, account: LossAccount) -> dict[str, Any]:
    account.taken["code"] += 1
    code = written.rstrip("\n").expandtabs(4)
    lines = [part for one in code.split("\n") for part in broken(one)]
    if len(lines) > len(code.split("\n")):
        account.changed(line, "long lines of code", f"broken at {CODE_ON_SLIDES} characters")
    block: dict[str, Any] = {"type": "code"}
    if max(map(len, lines)) > CODE_IN_PRINT:
        block["only"] = "deck"
        account.changed(line, "code of wide lines", "it is on slides alone, not in print")
    block["code"] = "\n".join(lines).strip("\n") or "…"
    info = str(token.info or "").strip()
    if info == DRAWN:
        account.changed(line, "a table whose cells span others",
                       "code, as it is drawn; write a table")  # fmt: skip
    elif info:
        account.left(line, f"the kind of code ({info[:40]})",
                     "say language: if it shall be coloured", info)  # fmt: skip
    return block


__all__ = ["code_blocks"]
