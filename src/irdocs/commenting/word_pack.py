"""Write the pack as a Word file (ECMA-376, part 1, 17) whose lines are numbered by Word itself."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from irdocs.commenting.pack import PackLine
from irdocs.locale.scripts import direction
from irdocs.ooxml.zip_archive import archived

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" \
Target="word/document.xml"/><Relationship Id="rId2" Type="{_PACKAGE}/metadata/core-properties" \
Target="docProps/core.xml"/></Relationships>"""
_DOCUMENT_RELS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/styles" \
Target="styles.xml"/></Relationships>"""
_STYLES = {1: "Heading1", 2: "Heading2", 0: "Normal", -1: "Place"}


def write_word(title: str, language: str, introduction: str, lines: Sequence[PackLine]) -> bytes:
    """Return the bytes of a .docx; the same for the same lines."""
    body = [_paragraph("Title", title, language), _paragraph("Place", introduction, "en-GB")]
    body += [
        _paragraph(_STYLES[line.level], line.text, "en-GB" if line.level < 0 else language)
        for line in lines
    ]
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{_W}">'
        f"<w:body>{''.join(body)}<w:sectPr>"
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="2268" w:bottom="1134" w:left="1701" w:header="567" '
        'w:footer="567" w:gutter="0"/>'
        '<w:lnNumType w:countBy="1" w:distance="284" w:restart="continuous"/>'
        "</w:sectPr></w:body></w:document>"
    )
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(title)}</dc:title><dc:language>{_text(language)}</dc:language>"
        "</cp:coreProperties>"
    )
    parts = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS, "word/styles.xml": _styles(language),
        "docProps/core.xml": core,
    }  # fmt: skip
    return archived((name, content.encode()) for name, content in parts.items())


def _paragraph(style: str, text: str, language: str) -> str:
    is_from_right = direction(language) == "rtl"
    bidi = "<w:bidi/>" if is_from_right else ""
    attribute = f"<w:lang {'w:bidi' if is_from_right else 'w:val'}={quoteattr(language)}/>"
    run = f"<w:rPr>{'<w:rtl/>' if is_from_right else ''}{attribute}</w:rPr>"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>'
        f'<w:r>{run}<w:t xml:space="preserve">{_text(text)}</w:t></w:r></w:p>'
    )


def _styles(language: str) -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
    bidi = language if direction(language) == "rtl" else "ar-SA"

    def style(name: str, called: str, size: int, more: str = "", bold: str = "") -> str:
        based = '<w:basedOn w:val="Normal"/>' if name != "Normal" else ""
        default = ' w:default="1"' if name == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{called}"/>'
            f"{based}<w:pPr>{more}</w:pPr>"
            f'<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        )

    heading = '<w:keepNext/><w:spacing w:before="{}" w:after="80"/><w:outlineLvl w:val="{}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{_W}">'
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f"<w:lang w:val={quoteattr(language)} w:bidi={quoteattr(bidi)}/></w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="300" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        + style("Normal", "Normal", 24)
        + style("Title", "Title", 40, '<w:spacing w:after="160"/>', "<w:b/><w:bCs/>")
        + style("Heading1", "heading 1", 32, heading.format(480, 0), "<w:b/><w:bCs/>")
        + style("Heading2", "heading 2", 26, heading.format(320, 1), "<w:b/><w:bCs/>")
        + style("Place", "Place", 20, '<w:spacing w:after="80"/>', '<w:color w:val="52606D"/>')
        + "</w:styles>"
    )


def _text(text: str) -> str:
    """Return a text as XML has it, without characters that XML cannot have."""
    return escape("".join(one for one in text if one in "\t\n" or ord(one) >= 32))


__all__ = ["write_word"]
