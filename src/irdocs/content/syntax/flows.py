"""Read lists and mappings in brackets, and find brackets that are not closed and missing commas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from irdocs.content.syntax.fault import YamlLines, quoting_hint
from irdocs.content.syntax.quotes import end_of_quoted

_CLOSING = {"[": "]", "{": "}"}
_PLAIN = re.compile(r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}]|$)|(?<=\S)#|[ \t]+(?!\s|#|$))+")
"""The rest of a text without quotes in a line: to a comma, bracket, comment, or colon and space."""
_BEFORE_COMMENT = " \t[]{},"
"""What # begins a comment behind, to libyaml: YAML asks for a space there, and it does not."""
_MEANT = re.compile(r"#(?:\S|[ \t]\d|.*[\]}][,\s]*$)")
"""A comment that may be meant as text: no space follows its sign, or a number, or a bracket ends
it."""
_LINK = re.compile(r"\[[^\[\]{},]*\](\(|\s*\w)|\[@")
"""The beginning of a text that begins with a link, [words](address), or a citation, [@id]."""
_TEXT_SIGN = re.compile(r"[\[{]+\s*([|>][-+0-9]*)[\]}\s]*")
"""A sign of a text on the lines below, in brackets."""
_LAST_NAME = re.compile(r"(?<=\s)[a-z_][\w-]*$")


@dataclass(slots=True)
class OpenBracket:
    """A bracket that is open, and how far its present entry has come."""

    character: str
    line: int
    column: int
    has_item: bool = False
    """Whether a value, or a key, is complete, so that a comma or colon must follow."""
    has_colon: bool = False
    words: tuple[int, int] | None = None
    """The line and column where the present value begins, if it is a text without quotes."""


def end_of_flow(lines: YamlLines, line: int, column: int, parent: int) -> int:
    """Return the number of the line behind the brackets that open at a place."""
    return _FlowFinder(lines, line, column, parent).read()


class _FlowFinder:
    """Reads from an opening bracket to the one that closes it."""

    def __init__(self, lines: YamlLines, line: int, column: int, parent: int) -> None:
        self.lines, self.first, self.start, self.parent = lines, line, column, parent
        self.line, self.column = line, column
        self.open: list[OpenBracket] = []
        self.comment: tuple[int, int] | None = None
        """Where the last comment began that may be meant as text."""

    def read(self) -> int:
        """Return the number of the line behind. Raises FoundFaultError at the first fault."""
        self.refuse_link()
        self.refuse_before_text()
        while True:
            text = self.lines[self.line]
            while self.column < len(text):
                self.token(text)
                text = self.lines[self.line]  # a text in quotes may have ended in a later line
                if not self.open:
                    return self.behind()
            self.line, self.column = self.line + 1, 0
            if self.line < len(self.lines) and self.lines.is_marker(self.line):
                self.lines.refuse_marker(self.line)
            if self.line >= len(self.lines) or self.is_beyond():
                self.refuse_unclosed()
                return self.line

    def is_beyond(self) -> bool:
        """Return whether the line belongs to what follows the value in brackets."""
        return (
            not self.lines.is_blank(self.line)
            and self.lines.indent(self.line) <= self.parent
            and self.lines.begins_entry(self.line)
        )

    def refuse_link(self) -> None:
        """Refuse a text that begins with a link or a citation."""
        if _LINK.match(self.lines[self.first], self.start):
            self.refuse_unquoted()

    def refuse_before_text(self) -> None:
        """Refuse a bracket before the sign behind which a text stands on the lines below."""
        text = self.lines[self.first]
        if sign := _TEXT_SIGN.fullmatch(text, self.start):
            self.lines.reject(
                f"a bracket stands before the {sign[1][0]} that begins a text", self.first,
                self.start, f"write {sign[1]} alone, and the text further in on the lines below",
                {self.first: f"{text[: self.start]}{sign[1]}"},
            )  # fmt: skip

    def refuse_unquoted(self) -> None:
        """Refuse a text without quotes that begins with a bracket."""
        text = self.lines[self.first][self.start :]
        last = max(self.line, self.lines.text_end(self.first, self.parent))
        self.lines.reject(
            f"a text that begins with {text[0]} must be in quotes", self.first, self.start,
            quoting_hint(text) if last == self.first else "put the whole text in quotes",
            self.lines.quoted(self.first, self.start, last),
        )  # fmt: skip

    def token(self, text: str) -> None:
        """Read one token, and the spaces before it."""
        character = text[self.column]
        if character.isspace():
            self.column += 1
        elif character == "#" and (not self.column or text[self.column - 1] in _BEFORE_COMMENT):
            if _MEANT.match(text, self.column):
                self.comment = self.line, self.column
            self.column = len(text)
        elif character in "[{":
            self.refuse_bracket_in_text(text)
            self.begin_item()
            self.open.append(OpenBracket(character, self.line, self.column))
            self.column += 1
        elif character in "]}":
            self.close(character)
        elif character == ",":
            self.comma(text)
        elif character == ":" and (not text[self.column + 1 : self.column + 2].strip(" \t[]{},")):
            self.colon(text)
        elif character in "\"'":
            self.begin_item()
            self.line, self.column = end_of_quoted(self.lines, self.line, self.column, self.parent)
        else:
            self.plain(text, character)

    def begin_item(self) -> None:
        """Refuse a value that follows another one without a comma."""
        if not self.open:
            return
        top = self.open[-1]
        if top.has_item:
            line = self.lines[self.line]
            self.lines.reject(
                "a comma is missing here, or the text before it should go on in its quotes",
                self.line, self.column, "write a comma between two entries",
                {self.line: f"{line[: self.column]}, {line[self.column :]}"},
            )  # fmt: skip
        top.has_item, top.words = True, None

    def refuse_bracket_in_text(self, text: str) -> None:
        """Refuse a bracket within a text without quotes, or at its beginning if it is a link's."""
        if not self.open:
            return
        start = self.column if _LINK.match(text, self.column) else None
        if self.open[-1].words and self.open[-1].words[0] == self.line:
            start = self.open[-1].words[1]
        end = None if start is None else _end_of_entry(text, start)
        if start is None or end is None or re.search(r"\{[^{}]*:\s", text[start:end]):
            return  # keys in braces are an entry that lacks its comma
        self.lines.reject(
            f"in brackets a text that holds {text[self.column]} must be in quotes",
            self.line, start, quoting_hint(text[start:end]),
            self.lines.quoted_part(self.line, start, end),
        )  # fmt: skip

    def close(self, character: str) -> None:
        """Close the innermost bracket; refuse one of the other kind."""
        top = self.open[-1]
        expected = _CLOSING[top.character]
        if character != expected:
            line = self.lines[self.line]
            self.lines.reject(
                f"this {top.character} is not closed before the {character} in line "
                f"{self.line + 1}",
                top.line, top.column, f"write {expected} where it ends",
                {self.line: f"{line[: self.column]}{expected}{line[self.column :]}"},
                {self.line: f"{line[: self.column]}{expected}{line[self.column + 1 :]}"},
            )  # fmt: skip
        self.open.pop()
        self.column += 1

    def comma(self, text: str) -> None:
        """End an entry; refuse an empty one."""
        top = self.open[-1]
        if not top.has_item and not top.has_colon:
            self.lines.reject(
                "there is nothing before this comma", self.line, self.column,
                'remove the comma, or write what is missing: "" for an empty cell',
                {self.line: f"{text[: self.column]} {text[self.column + 1 :]}"},
            )  # fmt: skip
        top.has_item = top.has_colon = False
        top.words = None
        self.column += 1

    def colon(self, text: str) -> None:
        """Go from a key to its value; refuse a second colon in one entry."""
        top = self.open[-1]
        if top.has_colon:
            self.refuse_second_colon(text)
        top.has_colon, top.has_item, top.words = True, False, None
        self.column += 1

    def refuse_second_colon(self, text: str) -> None:
        """Refuse a colon within a value: a comma before a key is missing, or quotes."""
        before = text[: self.column]
        name = _LAST_NAME.search(before)
        if name:
            place = name.start()
            edits = {self.line: f"{text[:place].rstrip()}, {text[place:]}"}
        else:
            place = self.column
            # In memory another sign, the ratio, stands for the colon, and ends nothing.
            edits = {self.line: f"{text[:place]}\u2236{text[place + 1 :]}"}
        self.lines.reject(
            "a comma is missing before a key, or quotes around a text with a colon",
            self.line, place,
            "write a comma between two entries; put a text with a colon in quotes", edits,
            length=self.column - place + 1,
        )  # fmt: skip

    def plain(self, text: str, character: str) -> None:
        """Read a text without quotes."""
        top = self.open[-1]
        match = _PLAIN.match(text, self.column)
        end = match.end() if match else self.column + 1
        words = text[self.column : end].rstrip()
        is_alias = re.fullmatch(r"\*[\w-]+|&[\w-]+(\s.*)?|!\S*(\s.*)?", words)
        if (character in "@`%*&!|>" and not is_alias) or re.match(r"[-?](\s|$)", words):
            self.lines.reject(
                f"a text that begins with {character} must be in quotes", self.line, self.column,
                quoting_hint(words),
                self.lines.quoted_part(self.line, self.column, self.column + len(words)),
            )  # fmt: skip
        if self.column == self.lines.indent(self.line) and top.has_item and not top.has_colon:
            self.check_line_start(text, end)
        elif top.has_item and self.column != self.lines.indent(self.line):
            self.begin_item()
        if not top.has_item:
            top.words = self.line, self.column
        top.has_item = True
        self.column = end

    def check_line_start(self, text: str, end: int) -> None:
        """Refuse a key at the start of a line if the line before has no comma at its end."""
        if self.open[-1].character == "{" and re.compile(r"\s*:(\s|$)").match(text, end):
            self.lines.reject(
                "a comma is missing at the end of the line before", self.line, self.column,
                "write a comma between two entries",
                {self.line: f"{text[: self.column]}, {text[self.column :]}"},
            )  # fmt: skip

    def refuse_unclosed(self) -> None:
        """Refuse a bracket that is still open where other keys or items begin."""
        if self.comment:
            line, column = self.comment
            text = self.lines[line]
            self.lines.reject(
                "from this # on the line is a comment, and the bracket is not closed", line, column,
                "put the text in quotes if the # belongs to it",
                {line: f"{text[:column]}\u266f{text[column + 1 :]}"},
            )  # fmt: skip
        top = self.open[-1]
        last = self.line - 1
        while self.lines.is_blank(last):
            last -= 1
        closing = "".join(_CLOSING[bracket.character] for bracket in reversed(self.open))
        self.lines.reject(
            f"this {top.character} is not closed", top.line, top.column,
            f"write {_CLOSING[top.character]} where it ends, or put a text that begins with "
            f"{top.character} in quotes",
            {last: f"{self.lines[last].rstrip()}{closing}"},
        )  # fmt: skip

    def behind(self) -> int:
        """Return the next line; refuse what follows the closing bracket in its line."""
        text = self.lines[self.line]
        rest = text[self.column :]
        stripped = rest.strip()
        if stripped and not re.match(r"\s+#|\s*:(\s|$)", rest):
            if stripped[0] in "]}":
                column = self.column + rest.index(stripped[0])
                self.lines.reject(
                    f"there is one {stripped[0]} too many", self.line, column, "remove it",
                    {self.line: f"{text[:column]} {text[column + 1 :]}"},
                )  # fmt: skip
            else:
                self.refuse_unquoted()
        return self.line + 1


def _end_of_entry(text: str, start: int) -> int | None:
    """Return where an entry ends that begins at a place: at the comma or bracket that follows it
    outside of its own brackets, without spaces before it; None if the line does not say."""
    depth = 0
    for place in range(start, len(text)):
        if not depth and text[place] in ",]}":
            return start + len(text[start:place].rstrip())
        depth += (text[place] in "[{") - (text[place] in "]}")
    return None
