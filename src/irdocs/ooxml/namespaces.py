"""The XML namespaces of Office files, by the prefixes that Office itself writes for them."""

from __future__ import annotations

from collections.abc import Mapping

NAMESPACES: Mapping[str, str] = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "p159": "http://schemas.microsoft.com/office/powerpoint/2015/09/main",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p173": "http://schemas.microsoft.com/office/powerpoint/2017/3/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
A, P, R, C, MC = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("a", "p", "r", "c", "mc"))
"""The most used namespaces in braces: lxml writes p:sp as "{namespace of p}sp" (Clark notation)."""
