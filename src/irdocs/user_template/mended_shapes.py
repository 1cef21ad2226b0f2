"""State in the shapes of a layout what they must not inherit of their master (see `mending`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from irdocs.deck.paragraph_metrics import BULLET_INDENT, LEVELS
from irdocs.ooxml.xml import Element, el, qname
from irdocs.units import emu
from irdocs.user_template.mending import Mend

_USUAL: Mapping[str, str] = MappingProxyType(
    {"i": "0", "u": "none", "strike": "noStrike", "cap": "none", "spc": "0"}
)
"""The usual values of attributes of runs (ECMA-376, 21.1.2.3.9)."""
_BULLETS = ("buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont", "buNone",
            "buAutoNum", "buChar", "buBlip", "tabLst", "defRPr", "extLst")  # fmt: skip
"""The children of a level's properties that follow its spacing, in their order (21.1.2.4.13)."""


def upright(shape: Element) -> Element:
    """Free a placeholder of ours from what it would inherit of the master's, and return it.

    Its place, size and colour are stated by us; a turn, columns, capitals or a shadow are not.
    """
    _one_column(shape.find(f"{qname('p:txBody')}/{qname('a:bodyPr')}"))
    for level in shape.find(f"{qname('p:txBody')}/{qname('a:lstStyle')}"):
        level.set("marR", "0")
        run_properties = level.find(qname("a:defRPr"))
        for name, value in _USUAL.items():
            run_properties.set(name, value)
        run_properties.find(qname("a:solidFill")).addnext(el("a:effectLst"))
        if level.find(qname("a:buChar")) is not None:
            level.find(qname("a:buClr")).addnext(el("a:buSzPct", val=100_000))
    return shape


def mend(shape: Element, mend: Mend, *, is_title: bool) -> None:
    """State in a placeholder of the template's what is to be mended of it."""
    body = shape.find(qname("p:txBody"))
    if mend.body:
        properties = body.find(qname("a:bodyPr"))
        _one_column(properties)
        for kind in ("normAutofit", "noAutofit", "spAutoFit"):
            for old in properties.findall(qname(f"a:{kind}")):
                properties.remove(old)
        warp = properties.find(qname("a:prstTxWarp"))
        properties.insert(0 if warp is None else 1, el("a:normAutofit"))
    style = body.find(qname("a:lstStyle"))
    for number in range(1, 2 if is_title else LEVELS + 1):
        level = level_of(style, number)
        if mend.lines and (share := mend.lines[number - 1]) is not None:
            for old in level.findall(qname("a:lnSpc")):
                level.remove(old)
            level.insert(0, el("a:lnSpc", el("a:spcPct", val=round(share * 100_000))))
        if mend.margins:
            _set_in(level, number, bulleted=mend.bulleted[number - 1])
        if mend.bullets:
            _plain_bullets(level)
        for name in sorted(mend.letters):
            level.find(qname("a:defRPr")).set(name, _USUAL[name])


def _one_column(properties: Element) -> None:
    properties.set("rot", "0")
    properties.set("numCol", "1")


def level_of(style: Element, number: int) -> Element:
    """Return the properties of a level, counted from 1, in a list style, added if need be."""
    tag = qname(f"a:lvl{number}pPr")
    level = style.find(tag)
    if level is None:
        level = el(f"a:lvl{number}pPr", el("a:defRPr"))
        before = [style.find(qname(f"a:lvl{n}pPr")) for n in range(number - 1, 0, -1)]
        earlier = next((one for one in before if one is not None), style.find(qname("a:defPPr")))
        if earlier is None:
            style.insert(0, level)
        else:
            earlier.addnext(level)
    elif level.find(qname("a:defRPr")) is None:
        extensions = level.find(qname("a:extLst"))
        level.insert(len(level) - (extensions is not None), el("a:defRPr"))
    return level


def _set_in(level: Element, number: int, *, bulleted: bool) -> None:
    """Set a level in as ours are."""
    level.set("marL", str(emu(BULLET_INDENT * (number if bulleted else number - 1))))
    level.set("indent", str(-emu(BULLET_INDENT) if bulleted else 0))
    level.set("marR", "0")


def _plain_bullets(level: Element) -> None:
    """Give a level's bullets the colour and the size of their text."""
    for kind in ("buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts"):
        for old in level.findall(qname(f"a:{kind}")):
            level.remove(old)
    tags = [qname(f"a:{kind}") for kind in _BULLETS]
    following = next(child for child in level if child.tag in tags)
    following.addprevious(el("a:buClrTx"))
    following.addprevious(el("a:buSzTx"))
