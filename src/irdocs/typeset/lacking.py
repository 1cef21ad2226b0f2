"""Report characters that cannot be set: once for a text, by script where it has one."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.diagnostics import Report, Span
from irdocs.typeset.characters import script_name
from irdocs.typeset.script_fonts import extra_for
from irdocs.unicode.dictionaries import THAI, unparted_scripts

_SHOWN = 8
"""How many characters are named; a text may have thousands."""


def report_lacking(characters: Sequence[str], span: Span, report: Report) -> None:
    """Report characters of a text that no typeface has which is at hand.

    A text of several paragraphs is set paragraph by paragraph; the first that lacks something
    speaks for all of it.
    """
    if not characters or any(
        known.code == "missing-glyph" and known.span == span for known in report
    ):
        return
    scripts = dict.fromkeys(name for c in characters if (name := script_name(c)))
    if scripts:
        extras = sorted({extra for c in characters if (extra := extra_for(c))})
        if list(scripts) == ["emoji"]:
            message = "this text has emoji, which cannot be set"
            hint = "use a sign such as ✓, ⚠ or ☎, words, or a drawing"
        elif extras:
            message = f"this text has {_joined(list(scripts))}, and no typeface for them is here"
            hint = f'install one: pip install "irdocs[{",".join(extras)}]"'
        else:
            message = f"this text has {_joined(list(scripts))}, for which no typeface is known"
            hint = "name a typeface of your own that has them in a theme, or show it as a picture"
        report.error("missing-glyph", message, span, hint)
        return
    signs = list(dict.fromkeys(characters))
    named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in signs[:_SHOWN])
    more = f" and {len(signs) - _SHOWN} more" if len(signs) > _SHOWN else ""
    report.error(
        "missing-glyph",
        f"no typeface here has {named}{more}",
        span,
        "write it in other letters, or choose a typeface that has it",
    )


def report_unparted(text: str, span: Span, report: Report) -> None:
    """Report a text without spaces whose words nothing here can tell apart, once."""
    if text.isascii() or any(
        known.code == "unparted-words" and known.span == span for known in report
    ):
        return
    scripts = unparted_scripts(text)
    if not scripts:
        return
    hint = "put U+200B, a zero width space, between words"
    if THAI in scripts:
        hint = f'install a dictionary: pip install "irdocs[thai]"; or {hint}'
    names = _joined([name for script in scripts if (name := _NAMES.get(script))])
    message = f"this text has {names} without a sign where a line may break"
    report.warning("unparted-words", message, span, hint)


_NAMES = {"Thai": "Thai", "Laoo": "Lao", "Khmr": "Khmer", "Mymr": "Burmese"}


def _joined(scripts: Sequence[str]) -> str:
    """Return the names of scripts with what they have: "Arabic and Chinese letters, emoji"."""
    letters = [name for name in scripts if name != "emoji"]
    named = " and ".join(letters) + " letters" if letters else ""
    return " and ".join(part for part in (named, "emoji" if "emoji" in scripts else "") if part)
