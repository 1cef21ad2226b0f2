"""Tell changes as a web page: pages side by side with frames, then each change in its words.

The page is read by a screen reader as well: insertions and deletions are elements of their own with
a word before each, pictures say what they show, and nothing is told by colour alone.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from markupsafe import Markup, escape

from irdocs.changes import telling
from irdocs.changes.frames import FramedPage, PagePair
from irdocs.changes.passages import Change, Fate, VersionComparison
from irdocs.changes.plain_report import shown
from irdocs.changes.words import WordEdit
from irdocs.locale.scripts import direction
from irdocs.web.shell import environment
from irdocs.web.styles import policy

_STYLE = """
:root{color-scheme:light dark;--ink:#1b2430;--paper:#fff;--back:#f3f5f8;--edge:#5d6b7a;
--link:#0b3c6f;--old:#8a1420;--old-back:#fde8ea;--new:#00532f;--new-back:#e2f5ea}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--paper:#1b2129;--back:#12161c;
--edge:#8c9aab;--link:#9cc7f5;--old:#ff9aa5;--old-back:#3f1a20;--new:#8fe0b4;--new-back:#12351f}}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1rem;
background:var(--back);color:var(--ink)}
h1{font-size:1.4rem;overflow-wrap:anywhere}h2{font-size:1.2rem;margin-top:2rem}
h3{font-size:1rem;margin:0}a{color:var(--link)}
ol,.pages{list-style:none;padding:0}
ol>li,.pages>li{background:var(--paper);border:1px solid var(--edge);border-radius:.5rem;
padding:.75rem 1rem;margin:0 0 .75rem}
.where{color:inherit;font-size:.9rem;margin:0;overflow-wrap:anywhere}
.words{margin:.5rem 0;overflow-wrap:anywhere}
.details{margin:.25rem 0 0;padding-left:1.2rem;font-weight:600}
del{color:var(--old);background:var(--old-back);text-decoration:line-through}
ins{color:var(--new);background:var(--new-back);text-decoration:underline;text-decoration-thickness:2px}
del+ins{margin-left:.25em}
.pair{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
figure{margin:0}figcaption{font-size:.9rem;margin-bottom:.25rem}
img{max-width:100%;height:auto;border:1px solid var(--edge)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
"""


def as_page(comparison: VersionComparison, pairs: Sequence[PagePair], missing: str) -> str:
    """Return the page; `missing` says why there are no pictures."""
    return (
        environment()
        .get_template("changes.html")
        .render(
            title=telling.title(comparison),
            summary=telling.counted(comparison),
            caution=telling.caution(comparison),
            missing=missing,
            language=comparison.new.language,
            direction=direction(comparison.new.language),
            pairs=[
                [_figure(pair.before, "Before"), _figure(pair.after, "Now")] for pair in pairs
            ],
            groups=[
                {"heading": group.heading, "changes": [_change(one) for one in group.changes]}
                for group in telling.groups(comparison)
            ],
            others=comparison.others,
            style=Markup(_STYLE),
            policy=Markup(policy(_STYLE)),
        )
    )  # fmt: skip


def _figure(page: FramedPage | None, when: str) -> dict[str, object]:
    if page is None:
        return {"caption": f"{when}: no such page with a change", "picture": ""}
    changes = "change is" if page.frames == 1 else "changes are"
    return {
        "caption": f"{when}: {page.called}",
        "alt": f"{page.called} {when.lower()}; {page.frames} {changes} framed",
        "picture": b64encode(page.png).decode(),
        "width": page.size[0],
        "height": page.size[1],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "fate": str(change.fate).capitalize(),
        "where": ", ".join(filter(None, (telling.place(change), telling.stands_in(change)))),
        "words": _words(change),
        "details": list(telling.details(change)),
        "note": change.note,
    }


def _words(change: Change) -> Markup:
    match change.fate:
        case Fate.ADDED:
            return _inserted(change.passage.text)
        case Fate.REMOVED:
            return _deleted(change.passage.text)
        case Fate.MOVED:
            return escape(change.passage.text)
        case Fate.CHANGED:
            return Markup().join(_stretch(edit) for edit in shown(change))


def _stretch(edit: WordEdit) -> Markup:
    if edit.is_same:
        return escape(edit.before)
    return (_deleted(edit.before) if edit.before else Markup()) + (
        _inserted(edit.after) if edit.after else Markup()
    )


def _inserted(text: str) -> Markup:
    return Markup('<ins><span class="hidden" lang="en">[added: </span>{}{}</ins>').format(
        text, _END
    )


def _deleted(text: str) -> Markup:
    return Markup('<del><span class="hidden" lang="en">[removed: </span>{}{}</del>').format(
        text, _END
    )


_END = Markup('<span class="hidden" lang="en">]</span>')

__all__ = ["as_page"]
