"""The finished package: fixed dates, sections, the same bytes for the same deck."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from irdocs.deck.xml import el

_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def add_sections(presentation: Any, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Write named sections and the ids of their slides (MS-PPTX, 2.6.6)."""
    made = [
        el(
            "p14:section",
            el("p14:sldIdLst", *(el("p14:sldId", id=slide) for slide in slides)),
            name=name,
            id="{" + str(uuid5(NAMESPACE_URL, f"irdocs:{number}:{name}")).upper() + "}",
        )
        for number, (name, slides) in enumerate(sections)
        if slides
    ]
    extension = el("p:ext", el("p14:sectionLst", *made), uri=_SECTIONS_URI)
    presentation.part._element.append(el("p:extLst", extension))


def normalise(data: bytes, created: datetime) -> bytes:
    """Return a zip with the same entries and no trace of when it was made; workbooks too."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith(".xlsx"):
                content = normalise(content, created)
            elif entry.filename == "docProps/core.xml":
                content = _dated(content, created)
            info = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, content)
    return file.getvalue()


def _dated(core: bytes, created: datetime) -> bytes:
    stamp = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(
        rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)",
        rb"\g<1>" + stamp + rb"\g<3>",
        core,
    )
