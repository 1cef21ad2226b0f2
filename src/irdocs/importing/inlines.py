"""Write inline Markdown as texts of content.yaml have it: stress, code, links, notes, formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from typing import Any

from irdocs.frozen import frozen
from irdocs.importing.losses import LossAccount

_SPECIAL = re.compile(r"([\\`*_\[\]<>$^~{}|]|=(?==)|(?<!\w):(?=[A-Za-z][A-Za-z_]+:))")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)(-{3,}|:{3,}|!{3}|[-+#>:]|\d+[.)])(?=\s|$)")
_BULLETS = re.compile(r"(?:^|(?<=\s))•(?=\s)")
_TAG = re.compile(r"<[^>]*>")
_MATH = re.compile(r"(?<![\\$\w])\$(?=[^\s$])((?:\\.|[^$\\])+?)(?<=\S)\$(?![\d$])")
_NOTE = re.compile(r"\[\^([\w-]+)\]")
_STRUCK = re.compile(r"<(?:del|s|strike)(?:\s[^>]*)?>", re.IGNORECASE)
_STRUCK_END = re.compile(r"</(?:del|s|strike)\s*>", re.IGNORECASE)
"""What HTML has round words that are struck out."""
_SHIFTED = re.compile(r"(?<![\^\\])\^[^\s^\[\]]+\^(?!\^)|(?<=[\w)\]^])~[^\s~]+~(?!~)")
"""Superscripts and subscripts, which Pandoc writes as content.yaml does."""
_ATTRIBUTES = re.compile(r"\{(?=[#.\w])[^{}]*\}")
_ALTERNATIVE = re.compile(r"""\bfig-alt=(?:"([^"]*)"|'([^']*)')""")
"""Attributes behind a picture, as Pandoc and Quarto write them."""
_CITATION = re.compile(r"\[(-?@[^\]]+)\]")


@frozen
class FoundImage:
    """A picture among words."""

    source: str
    alt: str
    title: str
    line: int


@dataclass(slots=True)
class InlineWriter:
    """Writes the inlines of one source."""

    account: LossAccount
    notes: dict[str, str]
    """The texts of notes by their names, as the source has them."""
    used: set[str] = field(default_factory=set)
    """The names of notes that something refers to."""
    sources: frozenset[str] = frozenset()
    """The ids of sources that the content will have."""
    has_signs: bool = True
    """Whether $, ^, ~ and [@ in words are signs; in programs without Markdown people mean them."""

    def written(self, children: Sequence[Any], line: int) -> tuple[str, list[FoundImage]]:
        """Return inlines as Markdown of ours, and the pictures among them, which are taken out."""
        images: list[FoundImage] = []
        text = self._tokens(self._unstruck(children, line), line, images).strip()
        text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
        text = _LINE_START.sub(r"\1\\\2" if not text[:1].isdigit() else _numbered, text)
        if len(_BULLETS.findall(text)) > 1:
            self.account.changed(line, "bullets within a paragraph", "dots; write a list")
            text = _BULLETS.sub("·", text)
        for name in dict.fromkeys(_NOTE.findall(text)):
            if name in self.notes:
                self.used.add(name)
                text += f"\n\n[^{name}]: {self.notes[name]}"
        return text, images

    def plain(self, children: Sequence[Any], line: int) -> tuple[str, list[FoundImage]]:
        """Return the words of inlines without markup, for titles."""
        images: list[FoundImage] = []
        parts = []
        for token in self._unstruck(children, line):
            match token.type:
                case "text" | "code_inline":
                    parts.append(token.content)
                case "softbreak" | "hardbreak":
                    parts.append(" ")
                case "image":
                    images.append(_image(token, line))
                case "html_inline":
                    self._html(token.content, line)
                    parts.append(" " if token.content.lower().startswith("<br") else "")
                case _:
                    pass  # the beginning or end of stress or of a link
        words = " ".join("".join(parts).split())
        return re.sub(r"\s*\{[#.][^}]*\}$", "", words), images

    def _tokens(self, tokens: list[Any], line: int, images: list[FoundImage]) -> str:
        out: list[str] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            match token.type:
                case "text":
                    out.append(self._text(token.content, line))
                case "code_inline":
                    ticks = "``" if "`" in token.content else "`"
                    space = " " if "`" in token.content else ""
                    code = token.content.replace("[@", "[ @")  # which would be a citation
                    out.append(f"{ticks}{space}{code}{space}{ticks}")
                case "softbreak":
                    out.append(" ")
                case "hardbreak":
                    out.append(" ")
                    self.account.changed(line, "a line break", "a space")
                case "strong_open" | "strong_close":
                    out.append("**")
                case "em_open" | "em_close":
                    out.append("*")
                case "link_open":
                    end = _end_of_link(tokens, index)
                    inner = self._tokens(tokens[index + 1 : end], line, images).strip()
                    out.append(self._link(str(token.attrGet("href") or ""), inner, line))
                    index = end
                case "image":
                    images.append(_image(token, line))
                case "html_inline":
                    self._html(token.content, line)
                    out.append(" " if token.content.lower().startswith("<br") else "")
                case _:
                    out.append(self._text(token.content, line))
            index += 1
        return "".join(out)

    def _unstruck(self, tokens: Sequence[Any], line: int) -> list[Any]:
        """Return inlines without what somebody has struck through, which is told."""
        self._take_attributes(tokens, line)
        kept: list[Any] = []
        words, depth, has_gap = "", 0, False
        for token in tokens:
            if token.type == "s_open" or _STRUCK.fullmatch(token.content or ""):
                depth += 1
            elif token.type == "s_close" or (depth and _STRUCK_END.fullmatch(token.content or "")):
                depth -= 1
                if not depth:
                    self.account.struck(line, words)
                    words, has_gap = "", True
            elif depth:
                words += token.content or " "
            else:
                last = kept[-1] if kept else None
                is_spaced = last is None or last.nesting == 1 or last.content.endswith(" ")
                if has_gap and is_spaced and token.type == "text":
                    token.content = token.content.lstrip()
                has_gap = False
                kept.append(token)
        return kept

    def _take_attributes(self, tokens: Sequence[Any], line: int) -> None:
        """Take the attributes behind a picture from the words, and tell them.

        The alternative text is among them; what stands in the brackets is then a caption.
        """
        for image, after in pairwise(tokens):
            match = _ATTRIBUTES.match(after.content) if after.type == "text" else None
            if match is None or image.type != "image":
                continue
            after.content = after.content[match.end() :]
            rest = match[0]
            if alternative := _ALTERNATIVE.search(rest):
                words = alternative[1] or alternative[2] or ""
                image.attrSet("alternative", words)
                rest = rest.replace(words, "")
            self.account.left(line, f"the attributes {rest[:60]} of a picture",
                              "no product has them", rest)  # fmt: skip

    def _text(self, text: str, line: int) -> str:
        """Return words with their signs escaped, but for formulas and notes."""
        out, done = [], 0
        signs = f"{_MATH.pattern}|{_NOTE.pattern}|{_CITATION.pattern}|{_SHIFTED.pattern}"
        for match in re.finditer(signs, text):
            if not self.has_signs and match[2] not in self.notes:
                continue
            out.append(escaped(text[done : match.start()]))
            done = match.end()
            shown = match[0]
            if match[3]:
                ids = [part.strip() for part in match[3].split(";")]
                if all(one.startswith("@") and one[1:] in self.sources for one in ids):
                    out.append("".join(f"[{one}]" for one in ids))
                    continue
                self.account.changed(line, f"the citation {shown}", "words; write it as a source")
                shown = escaped(f"({match[3]})")
            elif match[2] and match[2] not in self.notes:
                shown = escaped(shown)
            out.append(shown)
        out.append(escaped(text[done:]))
        return "".join(out)

    def _link(self, address: str, words: str, line: int) -> str:
        if not re.match(r"(?:https?://[\w-]+\.|mailto:.|tel:.)", address) or re.search(
            r"[\s<>\"{}|\\^`]", address
        ):
            self.account.changed(line, f'a link to "{address}"', "its words; it leads to no page")
            return words
        if not words:
            return ""
        scheme = address.partition(":")[0]
        if scheme in ("mailto", "tel") and words.startswith(f"{scheme}:"):
            words = words.removeprefix(f"{scheme}:")  # an address in pointed brackets
            self.account.left_words.append(scheme)
        return f"[{words}]({address.replace('(', '%28').replace(')', '%29')})"

    def _html(self, tag: str, line: int) -> None:
        if not tag.lower().startswith("<br"):
            self.account.left(line, f"HTML {tag[:40]}", "no product shows it", _attributes(tag))


def escaped(text: str) -> str:
    """Return words in which nothing is markup."""
    text = text.replace("[@", "[ @")  # which would be a citation, escaped or not
    return _REFERENCE.sub(r"\\&", _SPECIAL.sub(r"\\\1", text))


def without_tags(html: str) -> str:
    """Return the words of HTML."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _attributes(tag: str) -> str:
    return "" if tag.startswith("</") else tag


def _numbered(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"


def _image(token: Any, line: int) -> FoundImage:
    alt = "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or []
    )
    title = str(token.attrGet("title") or "")
    if (alternative := token.attrGet("alternative")) is not None:
        alt, title = str(alternative), title or alt
    return FoundImage(str(token.attrGet("src") or ""), alt, title, line)


def _end_of_link(tokens: list[Any], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += (tokens[index].type == "link_open") - (tokens[index].type == "link_close")
        if depth == 0:
            return index
    return len(tokens) - 1


__all__ = ["FoundImage", "InlineWriter", "escaped", "without_tags"]
