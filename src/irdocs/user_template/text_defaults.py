"""Free a template's text styles of what no words can be set in, wherever its text styles state it.

Some properties are never meant for all words of a deck: a typeface that has signs and no letters,
or an empty name of one; words that are all raised or lowered. Text outside of placeholders, as in
tables and drawings, takes its look from defaults that few people know of; there, nothing of the
kind that `mending` mends may be stated either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import parsed
from irdocs.ooxml.part_kinds import RelationshipType
from irdocs.ooxml.pptx_package import Part
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.ooxml.xml import Element, qname
from irdocs.user_template import mending

USUAL = "Arial"
"""What a theme's typeface becomes that has no letters; every computer has it or its like."""
_SIGNS = re.compile(
    r"wingdings.*|webdings|symbol|marlett|mt extra|monotype sorts|(itc )?zapf ?dingbats.*"
    r"|bookshelf symbol.*|opensymbol|segoe (mdl2 assets|fluent icons)|font ?awesome.*"
    r"|material (icons|symbols).*|.* icons",
    re.IGNORECASE,
)
_USUAL_SIZE = 18.0
"""The size in pt of text outside of placeholders that states none."""


def has_letters(typeface: str) -> bool:
    """Whether words can be read in a typeface, by its name."""
    return bool(typeface.strip()) and not _SIGNS.fullmatch(typeface.strip())


def without_letters(show: Presentation, master: str) -> Iterator[str]:
    """Yield the typefaces for words in a master's theme and styles that have no letters, each once.

    `master` is the name of its part. An empty string is a typeface without a name.
    """
    for page in (page for page in show.masters if page.part == master):
        names = [page.scheme.major, page.scheme.minor]
        for each in (page, *show.layouts_of(page)):
            names += [str(latin.get("typeface", "")) for latin in _typefaces(each)]
        yield from dict.fromkeys(name for name in names if not has_letters(name))


def _typefaces(page: SlidePage) -> Iterator[Element]:
    return (latin for run in page.root.iter(f"{A}defRPr") for latin in run.iterfind(f"{A}latin"))


def repair_styles(root: Element) -> None:
    """Repair the text styles of a master or layout, or those of the presentation."""
    for run_properties in root.iter(qname("a:defRPr")):
        run_properties.attrib.pop("baseline", None)
        for latin in run_properties.findall(qname("a:latin")):
            if not has_letters(latin.get("typeface", "")):
                run_properties.remove(latin)
    for style in root.iter(qname("p:otherStyle"), qname("p:defaultTextStyle")):
        for level in style:
            _repair_default(level)


def _repair_default(level: Element) -> None:
    """Repair what text outside of placeholders takes its look from."""
    run_properties = level.find(qname("a:defRPr"))
    if run_properties is not None:
        for name in ("strike", "cap", "spc", "u"):
            run_properties.attrib.pop(name, None)
    for line in level.findall(qname("a:lnSpc")):
        is_exact = any(child.tag == qname("a:spcPts") for child in line)
        share = 0.0 if is_exact or not len(line) else mending.fraction(line[0].get("val", "0"))
        if not mending.CLOSEST <= share <= mending.FARTHEST:
            level.remove(line)


def repair_theme(master: Part) -> None:
    """Give the theme of a master typefaces with letters, where it has others."""
    theme = master.related(RelationshipType.THEME)
    if theme is None:
        return
    root = theme.root if theme.root is not None else parsed(theme.content)
    kinds = (
        f".//{qname('a:fontScheme')}/{qname(f'a:{kind}')}" for kind in ("majorFont", "minorFont")
    )
    faulty = [
        latin
        for kind in kinds
        for latin in root.iterfind(f"{kind}/{qname('a:latin')}")
        if not has_letters(latin.get("typeface", ""))
    ]
    for latin in faulty:
        latin.set("typeface", USUAL)
        for name in ("panose", "pitchFamily", "charset"):  # which tell of the other typeface
            latin.attrib.pop(name, None)
    if faulty:
        theme.root = root
