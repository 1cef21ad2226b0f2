"""Say what a file that should be a picture is instead: a pointer, a web page, nothing."""

from __future__ import annotations

import re

_XMLNS = re.compile(rb"<svg\b(?![^>]*\bxmlns\s*=)")


def mistaken(data: bytes) -> tuple[str, str] | None:
    """Return what a file is in place of a picture, and what to do; None if it is not known."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return "it is empty", "save or copy it again"
    if start.startswith(b"version https://git-lfs.github.com/"):
        return "it is a pointer of Git LFS, not the file itself", "get the file: git lfs pull"
    if re.match(rb"(?i)<!doctype html|<html", start):
        return "it is a web page", "download the picture itself; the page may say why it was not"
    if start.startswith(b"\x1f\x8b"):  # RFC 1952, 2.3.1
        return "it is compressed (gzip), as SVG files called .svgz are", "save it as plain SVG"
    if _XMLNS.match(start):
        hint = 'write <svg xmlns="http://www.w3.org/2000/svg" …>'
        return "its svg element does not say that it is SVG", hint
    return None


__all__ = ["mistaken"]
