"""The content types and relationship types in a presentation (ECMA-376, 13.3 and 15).

A part has a content type, which says what it is. A relationship has a type, which says what its
target is to its source. Programs go by these and not by the names of parts.
"""

from __future__ import annotations

from enum import StrEnum

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "application/vnd.openxmlformats-package"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"


class ContentType(StrEnum):
    """The media type of a part (part 2, 9.1.2)."""

    RELATIONSHIPS = f"{_PACKAGE}.relationships+xml"
    CORE_PROPERTIES = f"{_PACKAGE}.core-properties+xml"
    EXTENDED_PROPERTIES = f"{_OFFICE}.extended-properties+xml"
    PRESENTATION = f"{_OFFICE}.presentationml.presentation.main+xml"
    PRESENTATION_PROPERTIES = f"{_OFFICE}.presentationml.presProps+xml"
    VIEW_PROPERTIES = f"{_OFFICE}.presentationml.viewProps+xml"
    TABLE_STYLES = f"{_OFFICE}.presentationml.tableStyles+xml"
    SLIDE_MASTER = f"{_OFFICE}.presentationml.slideMaster+xml"
    SLIDE_LAYOUT = f"{_OFFICE}.presentationml.slideLayout+xml"
    SLIDE = f"{_OFFICE}.presentationml.slide+xml"
    NOTES_MASTER = f"{_OFFICE}.presentationml.notesMaster+xml"
    NOTES_SLIDE = f"{_OFFICE}.presentationml.notesSlide+xml"
    THEME = f"{_OFFICE}.theme+xml"
    CHART = f"{_OFFICE}.drawingml.chart+xml"
    CHART_SHAPES = f"{_OFFICE}.drawingml.chartshapes+xml"
    WORKBOOK = f"{_OFFICE}.spreadsheetml.sheet"
    CUSTOM_XML_PROPERTIES = f"{_OFFICE}.customXmlProperties+xml"
    XML = "application/xml"
    PNG = "image/png"
    JPEG = "image/jpeg"
    SVG = "image/svg+xml"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"
    WEBVTT = "text/vtt"


class RelationshipType(StrEnum):
    """What the target of a relationship is to its source (part 2, 9.3)."""

    CORE_PROPERTIES = f"{_METADATA}/core-properties"
    EXTENDED_PROPERTIES = f"{_RELATIONSHIPS}/extended-properties"
    OFFICE_DOCUMENT = f"{_RELATIONSHIPS}/officeDocument"
    PRESENTATION_PROPERTIES = f"{_RELATIONSHIPS}/presProps"
    VIEW_PROPERTIES = f"{_RELATIONSHIPS}/viewProps"
    TABLE_STYLES = f"{_RELATIONSHIPS}/tableStyles"
    SLIDE_MASTER = f"{_RELATIONSHIPS}/slideMaster"
    SLIDE_LAYOUT = f"{_RELATIONSHIPS}/slideLayout"
    SLIDE = f"{_RELATIONSHIPS}/slide"
    NOTES_MASTER = f"{_RELATIONSHIPS}/notesMaster"
    NOTES_SLIDE = f"{_RELATIONSHIPS}/notesSlide"
    THEME = f"{_RELATIONSHIPS}/theme"
    CHART = f"{_RELATIONSHIPS}/chart"
    CHART_SHAPES = f"{_RELATIONSHIPS}/chartUserShapes"
    IMAGE = f"{_RELATIONSHIPS}/image"
    HYPERLINK = f"{_RELATIONSHIPS}/hyperlink"
    PACKAGE = f"{_RELATIONSHIPS}/package"
    CUSTOM_XML = f"{_RELATIONSHIPS}/customXml"
    CUSTOM_XML_PROPERTIES = f"{_RELATIONSHIPS}/customXmlProps"
    VIDEO = f"{_RELATIONSHIPS}/video"
    MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
    TRACK = "http://schemas.microsoft.com/office/2017/04/relationships/track"
