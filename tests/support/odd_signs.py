"""Words with signs that Markdown would read, as people type them in Word and in PowerPoint."""

from __future__ import annotations

WORDS = (
    "Costs $5 and then $6 more", "x^2^ and H~2~O and 10^9", "a ~ b ~ c and ~about~ it",
    "if a == b and c ==d== e", "[^1] is here", "A :smile: x :warning:", "---", "> quote of it",
    ": defined so", "1. One thing", "# Head of it", "| a | b |", "```code``` x",
    "&amp; co &#65;", "**not bold** or __it__", "{.class} {{< video >}}", "::: note",
    "$$x$$ and $a_1$", "a) one thing", "[[wiki]] and ![a](b.png)", "~~struck~~ out",
    "[x] done [a]: http://b.org", "!!! warning", "Table: of it", "100 % sure\\",
    "\\alpha and \\* it",
)  # fmt: skip
"""Each is one paragraph, and is to come back as it is."""


def plain(text: str) -> str:
    """Return a text with usual spaces."""
    return " ".join(text.replace("\u00a0", " ").replace("\u2060", "").split())


__all__ = ["WORDS", "plain"]
