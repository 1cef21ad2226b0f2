"""Write a theme: the built-in one with the colours and typefaces of a brand in it.

The file says in comments where each colour comes from, and what became of the brand's colours, so
that whoever changes it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from irdocs.brand.brand_fonts import BrandFamily
from irdocs.brand.colours import BrandColour, BrandPalette, ColourUse
from irdocs.theme import THEMES
from irdocs.theme.fonts.weights import SHOWN, Weight

BASE = "ir"
"""The built-in theme whose sizes, inks and look a new one has."""
WIDTH = 100
_ROLE = re.compile(r'  ([a-z-]+): "#[0-9A-Fa-f]{6}"')
_INKS = re.compile(r"  ([a-z-]+): \[\d")
_PRINTED = frozenset({"ink", "ink-soft"})
"""The roles whose mixtures of ink hold for any colour: they are printed in black."""


def written(
    name: str,
    source: str,
    palette: BrandPalette,
    text: BrandFamily | None = None,
    code: BrandFamily | None = None,
) -> str:
    """Return a theme's file; `source` says what the colours were taken from."""
    base = THEMES.path(BASE).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(base) if line.startswith("name:"))
    body = [_line(line, palette) for line in base[start + 1 :]]
    lines = [line for line in body if line is not None and not line.startswith("description:")]
    if text is not None:
        for part in ("print", "slides"):
            lines = _with_family(lines, part, text)
    if code is not None:
        files = _file_lines(code.files, SHOWN)
        lines += ["", "code:", f"  typeface: {_quoted(code.name)}", "  family:", *files]
    head = [
        *_comment(f"Made from {source} by irdocs theme new, and yours to change. Every text pair "
                  "below is held to WCAG 2.2 AA (4.5:1) when the theme is read."),
        f"name: {_quoted(name)}",
        f"description: {_quoted(f'The colours of {name}')}",
        "",
        "# What became of the brand's colours:",
        *(f"#   {line}" for line in accounts(palette)),
    ]  # fmt: skip
    return "\n".join((*head, *lines)).rstrip() + "\n"


def accounts(palette: BrandPalette) -> Iterator[str]:
    """Yield lines that say what became of each colour of a brand."""
    sources: dict[BrandColour, list[ColourUse]] = {}
    for use in palette.uses:
        sources.setdefault(use.source, []).append(use)
    labels = [source.called for source in sources] + [b.called for b, _ in palette.unused]
    wide = max((len(label[:28]) for label in labels), default=0)
    for source, uses in sources.items():
        first = f"{source.colour}  {plain(source.called)[:28]:<{wide}}"
        for use in uses:
            yield f"{first}  {use.role:<13}  {use.said}"
            first = " " * len(first)
    for source, reason in palette.unused:
        label = plain(source.called)[:28]
        yield f"{source.colour}  {label:<{wide}}  {'no role':<13}  {reason}"


def _line(line: str, palette: BrandPalette) -> str | None:
    """Return a line of the built-in theme with the brand's colour; None for one to leave out."""
    if match := _ROLE.match(line):
        role = match[1]
        if role not in palette.colours:
            return line
        use = next((use for use in palette.uses if use.role == role), None)
        origin = plain(use.source.called)[:40] if use else palette.derived.get(role, "")
        if use and not use.is_exact:
            origin = f"{origin}, changed"
        entry = f'  {role}: "{palette.colours[role]}"'
        return f"{entry:<29} # {origin}" if origin else entry
    if match := _INKS.match(line):
        changed = match[1] in palette.colours and match[1] not in _PRINTED
        return None if changed else line
    return line


def _with_family(lines: Sequence[str], part: str, family: BrandFamily) -> list[str]:
    """Return the lines of a theme with the files of another typeface in one of its parts."""
    start = lines.index(f"{part}:")
    at = next(n for n in range(start, len(lines)) if lines[n].startswith("  family:"))
    end = next(
        (n for n in range(at + 1, len(lines)) if not lines[n].startswith("    ")), len(lines)
    )
    made = [*lines[:at], "  family:", *_file_lines(family.files), *lines[end:]]
    for number in range(start, at):
        if made[number].startswith("  typeface:"):
            made[number] = f"  typeface: {_quoted(family.name)}  # to be installed"
    return made


def _file_lines(files: Mapping[Weight, str], weights: Sequence[Weight] = ()) -> list[str]:
    return [
        f"    {weight}: {_quoted(name)}"
        for weight, name in files.items()
        if not weights or weight in weights
    ]


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(plain(text), WIDTH - 2)]


def _quoted(text: str) -> str:
    """Return a text of one line in double quotes, as YAML reads it (YAML 1.2, 7.3.1)."""
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def plain(text: str) -> str:
    """Return a text on one line: what a stranger names must not end a comment."""
    return "".join(character if character.isprintable() else " " for character in text)
