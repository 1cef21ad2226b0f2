"""Make blocks of the code of a Markdown file, in lines that slides have room for."""

from __future__ import annotations

from typing import Any

from irdocs.importing.losses import LossAccount
from irdocs.importing.pandoc_tables import DRAWN
from irdocs.importing.prose import CODE_IN_PRINT, CODE_ON_SLIDES, broken


def code_block(token: Any, line: int, account: LossAccount) -> dict[str, Any]:
    """Return the block of the code of a token, which begins in a line."""
    account.taken["code"] += 1
    code = token.content.rstrip("\n").expandtabs(4)
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


__all__ = ["code_block"]
