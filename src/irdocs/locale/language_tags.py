"""The parts of the tags by which languages are named (BCP 47)."""

from __future__ import annotations


def primary_language(tag: str) -> str:
    """Return the language of a tag in small letters, without its script and region: en for en-GB.

    That is the primary language subtag (RFC 5646, 2.2.1).
    """
    return tag.partition("-")[0].lower()


__all__ = ["primary_language"]
