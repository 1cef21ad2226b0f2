"""Say what a file that should be a picture is instead: a pointer, a web page, nothing."""

from __future__ import annotations

import re

_XMLNS = re.compile(rb"<svg\b(?![^>]*\bxmlns\s*=)")


_OTHERS = (
    (b"%PDF-", "it is a PDF", "save its page, or the picture in it, as SVG or PNG"),
    (b"%!PS", "it is PostScript (EPS)", "save it as SVG in the program that it was drawn with"),
    (b"8BPS", "it is a Photoshop file", "export it as PNG or JPEG"),
    (b"PK\x03\x04", "it is an archive, as Office documents are",
     "save the picture in it as PNG or SVG"),
)  # fmt: skip
"""How files of other kinds begin, what they are, and what to do."""
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc")
"""Brands of files with HEVC pictures (ISO/IEC 23008-12, B.4)."""


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
    for beginning, kind, hint in _OTHERS:
        if data.startswith(beginning):
            return kind, hint
    if data[4:8] == b"ftyp" and any(brand in data[8:64] for brand in _HEIC):
        return "it is HEIC, as iPhones save photographs", (
            "open it in a program for pictures, and export it as JPEG; so that the telephone does: "
            "Settings, Camera, Formats, Most Compatible"
        )
    if _XMLNS.match(start):
        hint = 'write <svg xmlns="http://www.w3.org/2000/svg" …>'
        return "its svg element does not say that it is SVG", hint
    return None


__all__ = ["mistaken"]
