"""Break a line of a YAML file in each of the ways in which people break it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Break = Callable[[str], str | None]
"""Returns a line with a fault, or None for a line that cannot have it."""

_PLAIN = r"(?P<start> *(?:- )?(?P<key>[a-z_]+): )(?P<text>[A-Za-z][A-Za-z ,.;-]*)$"
_ITEM = r"(?P<start> *- )(?P<text>[A-Za-z][A-Za-z ,.;-]*)$"


def _on(pattern: str, replacement: str) -> Break:
    compiled = re.compile(pattern)

    def broken(line: str) -> str | None:
        return compiled.sub(replacement, line, count=1) if compiled.match(line) else None

    return broken


BREAKS: Mapping[str, Break] = {
    "an open double quote": _on(_PLAIN, r'\g<start>"\g<text>'),
    "an open single quote": _on(_PLAIN, r"\g<start>'\g<text>"),
    "an open quote in a list": _on(_ITEM, r'\g<start>"\g<text>'),
    "words behind the quote": _on(_PLAIN, r'\g<start>"\g<text>" and more'),
    "a quote in quotes": _on(_PLAIN, r'\g<start>"He said "so" \g<text>"'),
    "an apostrophe in quotes": _on(_PLAIN, r"\g<start>'It's \g<text>'"),
    "no space after the colon": _on(r"(?P<start> +[a-z_]+:) (?P<text>[A-Za-z ]+)$", r"\1\2"),
    "no colon": _on(r"(?P<start> +[a-z_]+): (?P<text>[A-Za-z ]+)$", r"\1 \2"),
    "a colon in the text": _on(_PLAIN, r"\g<start>\g<text>: more"),
    "a colon at the end": _on(_PLAIN, r"\g<start>\g<text>:"),
    "a space too many": _on(r"( +)(?!- )[a-z_]+: \S", r" \g<0>"),
    "a space too few": _on(r" (?P<rest> +(?!- )[a-z_]+: \S)", r"\g<rest>"),
    "a tab": _on(r"  (?P<rest> *[a-z_]+:)", "\t\\g<rest>"),
    "a control character": _on(_PLAIN, "\\g<start>a\x07\\g<text>"),
    "an at sign": _on(_PLAIN, r"\g<start>@\g<text>"),
    "a per cent sign": _on(_PLAIN, r"\g<start>%\g<text>"),
    "a grave accent": _on(_PLAIN, r"\g<start>`\g<text>`"),
    "strong words": _on(_PLAIN, r"\g<start>**One** \g<text>"),
    "stressed words": _on(_PLAIN, r"\g<start>*One* \g<text>"),
    "an ampersand": _on(_PLAIN, r"\g<start>& \g<text>"),
    "an unknown alias": _on(_PLAIN, r"\g<start>*nobody"),
    "a link": _on(_PLAIN, r"\g<start>[One](https://example.org) \g<text>"),
    "a citation": _on(_PLAIN, r"\g<start>[@one] \g<text>"),
    "a brace": _on(_PLAIN, r"\g<start>{one} \g<text>"),
    "greater than": _on(_PLAIN, r"\g<start>> 5 \g<text>"),
    "a hyphen": _on(_PLAIN, r"\g<start>- \g<text>"),
    "a wrong escape": _on(_PLAIN, r'\g<start>"C:\\path \g<text>"'),
    "an empty item": _on(_ITEM, r"\g<start>"),
    "a hyphen without a space": _on(r"(?P<start> +-) (?P<text>[a-z_]+: .*)$", r"\1\2"),
    "an open bracket": _on(r"(?P<start> +[a-z_]+: \[.*)\]$", r"\1"),
    "an open brace": _on(r"(?P<start> +(?:- |[a-z_]+: )\{.*)\}$", r"\1"),
    "a comma too many": _on(r"(?P<start> +(?:- |[a-z_]+: )[\[{][^,]*),", r"\1, ,"),
    "a bracket too many": _on(r"(?P<start> +(?:- |[a-z_]+: )[\[{].*)([\]}])$", r"\1\2\2"),
    "a repeated key": _on(r"( +[a-z_]+: )(.*)$", r"\1\2\n\1\2"),
}
