"""A rule on links of running text: that who reads them on paper comes there, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.content.link_places import link_place
from irdocs.audit.rules import Finding, Medium, Rule
from irdocs.content import markup
from irdocs.content.markup import Link, Plain
from irdocs.content.node import Node
from irdocs.diagnostics import Severity

_NATIONAL = 9
"""The last digits of a telephone number, which are the same with the code of the country."""
_ADDRESSES = ("url", "doi", "email", "web")
"""The keys of addresses that are printed."""


def unseen_link(content: ExaminedContent) -> Iterator[Finding]:
    printed = frozenset(one.name for one in content.products if not one.is_presented)
    unsaid = tuple(content.found(_unsaid_links, printed))
    known = {_bare(address) for address in _addresses(content.document)} if unsaid else set()
    for text, link in unsaid:
        words, address = markup.plain_of(link.inlines), _bare(link.url)
        if address not in known:
            known.add(address)  # which is told once
            place = link.url.casefold().find(address)
            shown = link.url[place:][: len(address)]  # servers tell capitals from small letters
            yield Finding(
                0, f'who reads "{words}" on paper is not told where the link leads: {shown}',
                link_place(content, text, link),
            )  # fmt: skip


def _unsaid_links(
    part: ExaminedPart, printed: frozenset[str]
) -> Iterator[tuple[ContentText, Link]]:
    """Yield each link whose text does not say where it leads, with that text."""
    for text in part.texts:
        if not text.text or not text.products & printed:
            continue
        for paragraph in text.text.paragraphs:
            for before, inline in pairwise((None, *markup.walk(paragraph))):
                if not isinstance(inline, Link) or inline.url.startswith("#"):
                    continue
                if isinstance(before, Plain) and before.text.endswith("!"):
                    continue  # a picture, which is no link
                words, address = markup.plain_of(inline.inlines), _bare(inline.url)
                if address not in _bare(words) and not _said(address, text.paragraphs):
                    yield text, inline


def _said(address: str, paragraphs: tuple[str, ...]) -> bool:
    """Whether the text itself names the address, or the telephone number in its usual form."""
    plain = " ".join(paragraphs).casefold()
    number = re.sub(r"[\s()-]", "", address)
    if re.fullmatch(r"\+?\d{3,}", number):
        return number[-_NATIONAL:] in re.sub(r"\D", "", plain)
    return address in plain


def _bare(address: str) -> str:
    """Return an address without what is not printed of it."""
    bare = address.casefold().partition("://")[2] or address.casefold()
    for start in ("www.", "mailto:", "tel:", "dx.doi.org/", "doi.org/"):
        bare = bare.removeprefix(start)
    if address.casefold().startswith("mailto:"):
        bare = bare.partition("?")[0]  # behind which a subject may be asked for
    return bare.rstrip("/")


def _addresses(value: object) -> Iterator[str]:
    """Yield each address that a part of a document prints by itself."""
    if isinstance(value, tuple):
        for item in value:
            yield from _addresses(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _addresses(item)
    elif isinstance(value, Node):
        for name, held in vars(value).items():
            if name in _ADDRESSES and isinstance(held, str):
                yield held
            else:
                yield from _addresses(held)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unseen-link", Severity.WARNING, "the address of a link in a leaflet's text is printed",
         "Paper shows words that are underlined, and nobody can follow them; write the address, or "
         "list it in a block of type: resources.",
         "docs/content.md", unseen_link, medium=Medium.READ),
)  # fmt: skip
"""Rules on links that are printed."""

__all__ = ["RULES"]
