"""A file of words for a new language, to be filled in: English, with the plural forms it needs."""

from __future__ import annotations

import re

from babel.core import get_global

from irdocs.locale import ENGLISH, without_alias
from irdocs.locale.plurals import categories
from irdocs.locale.strings_file import STRINGS

_FORMS = re.compile(r'^(?P<key>[\w-]+):\n(?:  \w+: .*\n)*  other: (?P<text>".*")\n', re.MULTILINE)
"""A text with plural forms in the English file, of which the last is that of several."""


def blank(tag: str) -> str:
    """Return the file of a language's tag: the English one, which nobody has checked yet.

    Each text with plural forms has those of the language, all as English says several.
    """
    english = STRINGS.path(ENGLISH).read_text(encoding="utf-8")
    rest = english.partition("# Who reads this language")[2]
    text = _FORMS.sub(lambda match: _with_forms(match, tag), f"# Who reads this language{rest}")
    text = re.sub(r"^checked-by: .*", "checked-by: null", text, flags=re.MULTILINE)
    text = re.sub(r"^region: .*", f'region: "{_region(tag)}"', text, flags=re.MULTILINE)
    return (
        f"# irdocs' own words in {tag}, to be translated. All texts below are still English.\n"
        f"# irdocs locale check locale/{tag}.yaml says what is left.\n\n{text}"
    )


def _with_forms(match: re.Match[str], tag: str) -> str:
    needed = categories(tag)
    if needed == ("other",):
        return f"{match['key']}: {match['text']}\n"
    return f"{match['key']}:\n" + "".join(f"  {name}: {match['text']}\n" for name in needed)


def _region(tag: str) -> str:
    """Return the country of a tag, or that in which CLDR says its language is mostly used."""
    subtags = without_alias(tag).split("-")
    own = [part for part in subtags[1:] if re.fullmatch(r"[A-Za-z]{2}|\d{3}", part)]
    if own:
        return own[0].upper()
    likely = get_global("likely_subtags")
    for name in ("_".join(subtags[:2]), subtags[0]):
        if name in likely:
            return str(likely[name].split("_")[2])
    return "001"
