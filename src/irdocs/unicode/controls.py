"""Controls of direction that disguise a text: what is read is not what stands there.

An override or an embedding can show a dose or a line of code in another order than it is stored,
and one that is not ended reaches into what follows it ("Trojan Source", CVE-2021-42574; UAX #9,
2.7). Isolates do what they did better; they are harmless where each is ended on its own line. So
are marks, except in code and in addresses, where nobody looks for them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from irdocs.unicode.bidi_classes import EXPLICIT, FSI, LRI, PDI, RLI

_MARKS = "\u200e\u200f\u061c"
"""LRM, RLM and ALM: letters without a form, of a direction of their own (2.6)."""
BIDI_CONTROL = re.compile(f"[{EXPLICIT}{_MARKS}]")
"""Any character that only controls direction (Bidi_Control)."""
_ISOLATES = (LRI, RLI, FSI)


class DisguisingControl(NamedTuple):
    """A control that may disguise a text, and what to do about it."""

    position: int
    name: str
    """Its code and its name in Unicode, in small letters."""
    hint: str


def disguising_controls(text: str, *, is_code: bool = False) -> list[DisguisingControl]:
    """Return the controls in a text that may disguise it, in order.

    Embeddings and overrides always do; isolates do where they are not ended on the same line, and
    an end where nothing has begun. `is_code` is for programs and addresses, in which all do.
    """
    if text.isascii():
        return []
    found: list[DisguisingControl] = []
    open_ones: list[re.Match[str]] = []
    for control in re.finditer(rf"{BIDI_CONTROL.pattern}|\n", text):
        character = control[0]
        if character == "\n":
            found += map(_not_ended, open_ones)
            open_ones.clear()
        elif is_code:
            found.append(_control(control, "delete it"))
        elif character in _ISOLATES:
            open_ones.append(control)
        elif character == PDI:
            if open_ones:
                open_ones.pop()
            else:
                found.append(_control(control, "delete it; no isolate has begun before it"))
        elif character not in _MARKS:
            found.append(_control(control, _NO_EMBEDDING))
    return sorted([*found, *map(_not_ended, open_ones)])


_NO_EMBEDDING = (
    "delete it; words of another direction find their order by themselves, and where they do not, "
    "put U+2068 before them and U+2069 behind them"
)


def _not_ended(control: re.Match[str]) -> DisguisingControl:
    return _control(control, "end it with U+2069 on the same line, or delete it")


def _control(control: re.Match[str], hint: str) -> DisguisingControl:
    code, name = ord(control[0]), unicodedata.name(control[0]).lower()
    return DisguisingControl(control.start(), f"U+{code:04X} ({name})", hint)
