"""Say what came of a batch: as text, as JSON, and as a page with a picture of each edition."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from irdocs.batch.running import BatchResult
from irdocs.output import json_text
from irdocs.web.shell import environment
from irdocs.web.styles import policy

HTML = "report.html"
"""The name of the page in the folder of a batch."""
_STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;margin:clamp(.75rem,4vw,2rem);overflow-wrap:anywhere}
body{background:#f3f5f8;color:#1b2430}
h1{font-size:1.5rem}h2{font-size:1.05rem;margin:0 0 .5rem}a{color:#0b3c6f}
ul{list-style:none;padding:0;display:grid;gap:1rem}
ul{grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr))}
main>ul>li{background:#fff;padding:1rem;border-radius:.5rem;border-top:4px solid #00663a}
main>ul>li.refused{border-color:#a31621}img{max-width:100%;border:1px solid #c3ccd6}
.findings{display:block;font-size:.85rem}p{margin:.5rem 0}
"""


def summary(result: BatchResult) -> str:
    """Return what came of a batch in one line."""
    made = sum(one.is_made for one in result.outcomes) - len(result.unchanged)
    failed = sum(not one.is_made for one in result.outcomes)
    parts = [f"{made} made", f"{len(result.unchanged)} unchanged", f"{failed} refused"]
    if result.plan.refused:
        rows = len(result.plan.refused)
        parts.append(f"{rows} row{'s'[: rows != 1]} refused")
    warned = sum(any(f[0] == "warning" for f in one.findings) for one in result.outcomes)
    if warned:
        parts.append(f"{warned} with warnings")
    rate = made / result.seconds if result.seconds else 0.0
    speed = f", {rate:.1f} a second" if made > 1 else ""
    return f"{', '.join(parts)} in {result.seconds:.1f} s{speed}"


def as_json(result: BatchResult) -> str:
    """Return all that came of a batch."""
    data: dict[str, Any] = {
        "editions": [
            {
                "name": one.name,
                "folder": one.folder,
                "made": one.is_made,
                "unchanged": one.folder in result.unchanged,
                "files": [
                    {"name": name, "sha256": sha256, "bytes": size}
                    for name, sha256, size in one.files
                ],
                "findings": [
                    {"severity": severity, "place": place, "message": message}
                    for severity, place, message in one.findings
                ],
                "seconds": round(one.seconds, 3),
            }
            for one in result.outcomes
        ],
        "refused": [
            {"place": str(one.place), "messages": list(one.messages)} for one in result.plan.refused
        ],
        "findings": [
            {
                "severity": str(one.severity),
                "place": str(one.span or ""),
                "message": f"[{one.code}] {one.message}",
            }
            for one in result.plan.report
        ],
        "left": list(result.left),
        "seconds": round(result.seconds, 3),
    }
    return json_text(data)


def as_html(result: BatchResult, title: str, folder: Path) -> Iterator[str]:
    """Yield a page, part by part, with each edition, its first page and what was found.

    Files are named as seen from the `folder` of the content: the page lies among the editions, and
    may be handed on with them.
    """
    editions = _editions(
        result, {f"{one}{os.sep}" for one in (folder.absolute(), folder.resolve())}
    )
    return (
        environment()
        .get_template("batch.html")
        .generate(
            title=title, summary=summary(result), editions=editions,
            style=Markup(_STYLE), policy=Markup(policy(_STYLE)),
        )
    )  # fmt: skip


def _editions(result: BatchResult, folders: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield what the page says of each edition, and of each row that none can be made of, without
    the paths of folders."""

    def seen(words: str) -> str:
        for folder in folders:
            words = words.replace(folder, "")
        return words

    for one in result.outcomes:
        picture, size = result.pictures.picture(one.folder), sum(size for *_, size in one.files)
        yield {
            "name": one.name,
            "folder": one.folder,
            "is_made": one.is_made,
            "picture": b64encode(picture).decode() if picture else "",
            "words": f"{len(one.files)} files, {size / 1000:,.0f} kB"
            if one.is_made
            else "not made",
            "findings": [
                (severity, seen(place), seen(message)) for severity, place, message in one.findings
            ],
        }
    for row in result.plan.refused:
        yield {
            "name": seen(str(row.place)), "folder": "", "is_made": False, "picture": "",
            "words": "no edition can be made of this row",
            "findings": [("error", seen(str(row.place)), seen(one)) for one in row.messages],
        }  # fmt: skip


__all__ = ["HTML", "as_html", "as_json", "summary"]
