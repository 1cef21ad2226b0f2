"""Write words as Markdown in which none of their signs mean anything, and take them out of it."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """Return words in which nothing is Markdown."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def unstressed(markdown: str) -> str:
    return re.sub(r"(?<!\\)\*+", "", markdown)


def bare(markdown: str) -> str:
    """Return the words of inline Markdown that was written here."""
    text = re.sub(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", unstressed(markdown))
    return re.sub(r"\\(.)", r"\1", text).strip().removeprefix("- ")


def unescaped(markdown: str) -> str:
    """Return inline Markdown without escapes that content.yaml needs not."""
    return re.sub(r"\\([^\\`*_\[\]<>$^~{}|&])", r"\1", markdown)


__all__ = ["bare", "escaped", "unescaped", "unstressed"]
