"""Edits to the parts of an Office file, by which templates for tests are made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

Parts = dict[str, bytes]
Edit = Callable[[Parts], None]

MASTER = r"ppt/slideMasters/slideMaster1\.xml"
LAYOUTS = r"ppt/slideLayouts/slideLayout\d+\.xml"
THEME = r"ppt/theme/theme1\.xml"


def edited(data: bytes, *edits: Edit) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for edit in edits:
        edit(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def sub(pattern: str, old: str, new: str | Callable[[re.Match[str]], str]) -> Edit:
    """In every part of a name, replace; at least once."""

    def edit(parts: Parts) -> None:
        count = 0
        for name in parts:
            if re.fullmatch(pattern, name):
                text, changed = re.subn(old, new, parts[name].decode(), flags=re.DOTALL)
                parts[name] = text.encode()
                count += changed
        assert count, (pattern, old)

    return edit


def scaled(parts: Parts) -> None:
    """Make the slides 720 x 405 pt, as pandoc's reference has them."""

    def shorter(match: re.Match[str]) -> str:
        return f'{match[1]}"{round(int(match[2]) * 0.75)}"'

    sub(r"ppt/presentation\.xml", r'(<p:sldSz cx="9144000" cy=)"(\d+)"', shorter)(parts)
    for attribute in ("y", "cy"):
        sub(f"{MASTER}|{LAYOUTS}", rf'( {attribute}=)"(\d+)"', shorter)(parts)
