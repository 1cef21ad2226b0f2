"""Report characters that cannot be set: once for a text, or once for a typeface to be installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import replace
from irdocs.typeset.characters import script_name
from irdocs.typeset.script_fonts import extras_for
from irdocs.unicode.dictionaries import THAI, unparted_scripts

_SHOWN = 8
"""How many characters are named; a text may have thousands."""


def report_lacking(
    characters: Sequence[str], span: Span, report: Report, language: str = ""
) -> None:
    """Report characters of a text that no typeface has which is at hand.

    A text of several paragraphs is set paragraph by paragraph; the first that lacks something
    speaks for all of it. `language` (BCP 47) is that of the text.
    """
    if not characters or any(
        known.code == "missing-glyph" and known.span == span for known in report
    ):
        return
    extras = extras_for(characters, _told_by_letters(characters) or language)
    for extra, letters in extras.items():
        names = list(dict.fromkeys(name for c in letters if (name := script_name(c))))
        had = _joined(names) or f'signs such as "{letters[0]}"'
        message = f"this text has {had}, and no typeface for them is here"
        hint = f'{_INSTALL}"irdocs[{extra}]"'
        report.error("missing-glyph", message, span, hint, sign=letters[0])
    installable = {letter for letters in extras.values() for letter in letters}
    if rest := [character for character in characters if character not in installable]:
        _report_unknown(rest, span, report)


_INSTALL = "install one: pip install "


def _told_by_letters(characters: Sequence[str]) -> str:
    """Return the language in whose typeface Chinese characters stand beside others; empty if those
    do not tell."""
    names = {script_name(character) for character in characters}
    return "ja" if "Japanese" in names else "ko" if "Korean" in names else ""


def _report_unknown(characters: Sequence[str], span: Span, report: Report) -> None:
    """Report characters for which no typeface is known."""
    scripts = dict.fromkeys(name for c in characters if (name := script_name(c)))
    if scripts:
        if list(scripts) == ["emoji"]:
            message = "this text has emoji, which cannot be set"
            hint = "use a sign such as ✓, ⚠ or ☎, words, or a drawing"
        else:
            message = f"this text has {_joined(list(scripts))}, for which no typeface is known"
            hint = "name a typeface of your own that has them in a theme, or show it as a picture"
        report.error("missing-glyph", message, span, hint, sign=characters[0])
        return
    signs = list(dict.fromkeys(characters))
    named = ", ".join(f'"{sign}" (U+{ord(sign):04X})' for sign in signs[:_SHOWN])
    more = f" and {len(signs) - _SHOWN} more" if len(signs) > _SHOWN else ""
    report.error(
        "missing-glyph",
        f"no typeface here has {named}{more}",
        span,
        "write it in other letters, or choose a typeface that has it",
        sign=signs[0],
    )


def told_once(found: Report) -> Report:
    """Return a report in which each command that installs typefaces is named once, at the first
    text that needs it."""
    told: dict[str, Diagnostic] = {}
    others: Counter[str] = Counter()
    kept: list[Diagnostic] = []
    for diagnostic in found:
        command = diagnostic.hint or ""
        if diagnostic.code != "missing-glyph" or not command.startswith(_INSTALL):
            kept.append(diagnostic)
        elif command not in told:
            told[command] = diagnostic
        elif diagnostic.span != told[command].span:
            others[command] += 1
    report = Report()
    report.extend(kept)
    for command, first in told.items():
        more = others[command]
        said = f"; so it is with {more} more text{'s' if more > 1 else ''}" if more else ""
        report.add(replace(first, message=f"{first.message}{said}"))
    return report


def report_unparted(text: str, span: Span, report: Report) -> None:
    """Report a text without spaces whose words nothing here can tell apart, once."""
    scripts = () if text.isascii() else unparted_scripts(text)
    if not scripts or any(
        known.code == "unparted-words" and known.span == span for known in report
    ):
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
