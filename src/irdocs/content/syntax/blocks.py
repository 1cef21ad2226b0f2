"""Read YAML line by line as an author means it, and find the first fault of its structure.

The finder knows which levels of keys and lists are open, and at which indentation. It is used only
on files that the parser refuses, so it may take a line for faulty that the parser would accept: the
caller mends each fault and asks the parser whether that helped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from irdocs.content.syntax.block_texts import end_of_block_text, refuse_words_behind
from irdocs.content.syntax.fault import (
    FoundFaultError,
    SyntaxFault,
    YamlLines,
    quoted_text,
    quoting_hint,
    spaces,
)
from irdocs.content.syntax.flows import end_of_flow
from irdocs.content.syntax.hyphens import (
    check_first_item,
    check_hyphen,
    check_item_sign,
    check_key_sign,
    check_lost_hyphen,
    check_next_item,
    check_second_hyphen,
    is_odd_hyphen,
    refuse_hyphen,
    refuse_missing_hyphen,
    refuse_missing_item_hyphen,
    refuse_outdented_value,
)
from irdocs.content.syntax.line_parts import COLON, COMMENT, INDICATOR, key_end, without_comment
from irdocs.content.syntax.lost_colons import check_glued_text, check_lost_colons
from irdocs.content.syntax.outliers import Level, LevelKind, expected_indent
from irdocs.content.syntax.quotes import end_of_quoted


def first_fault(lines: YamlLines) -> SyntaxFault | None:
    """Return the first fault that is recognised in the lines of a file, or None."""
    try:
        _Finder(lines).read()
    except FoundFaultError as found:
        return found.fault
    return None


_NAME = re.compile(r"[A-Za-z_][\w-]*")
_OPENS_TEXT = re.compile(r"[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?")
"""What stands behind the colon of a key whose text is in the lines below."""
_HYPHEN = re.compile(r"-(?: +|$)")
_PROPERTY = re.compile(r"(?:&[\w-]+|![^\s,\[\]{}]*)(?=\s|$)\s*")
_CURLY = "\u201c\u201d\u201e\u2018\u2019"


class _Finder:
    """Reads the lines in order; each method that takes a line returns the next one to read."""

    def __init__(self, lines: YamlLines) -> None:
        self.lines = lines
        self.levels: list[Level] = []
        self.anchors: set[str] = set()

    def read(self) -> None:
        """Read the whole file. Raises FoundFaultError at the first fault."""
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            if not line.strip() or line.lstrip(" ").startswith("#"):
                number += 1
            elif self.lines.is_marker(number):
                if self.levels:
                    self.lines.refuse_marker(number)
                number += 1
            elif self.lines.is_fence(number):
                self.lines.refuse_fence(number)
                number += 1
            elif line.startswith(("%YAML", "%TAG")):
                number += 1
            else:
                number = self.line(number)

    def line(self, number: int) -> int:
        """Read a line that begins an entry, or a value on a line of its own."""
        column, parent, is_after_hyphen = self.lines.indent(number), -1, False
        check_key_sign(self.lines, number)
        check_item_sign(self.lines, self.levels, number)
        check_lost_hyphen(self.lines, self.levels, number)
        check_second_hyphen(self.lines, number)
        check_next_item(self.lines, self.levels, number)
        check_lost_colons(self.lines, self.levels, number)
        is_item = self.lines[number].startswith("- ", column)
        is_bare_hyphen = not self.lines[number][column + 1 :].strip()
        top = self.levels[-1] if self.levels else None
        may_be_outlier = top and (column <= top.indent or (top.awaits_value and is_item))
        if may_be_outlier and not is_bare_hyphen and not self.lines.is_prose(number):
            right = expected_indent(self.lines, number, self.levels)
            if right is not None:
                self.reject_indentation(number, right, self.lines.moves(number, right))
        while match := _HYPHEN.match(self.lines[number], column):
            self.enter(number, column, LevelKind.LIST, is_after_hyphen)
            parent = column
            column += len(match[0])
            is_after_hyphen = True
            self.levels[-1].awaits_value = True
            if not self.lines[number][column:].strip():
                return number + 1
        text = self.lines[number][column:]
        if text.startswith("#"):
            return number + 1
        if not is_after_hyphen:
            check_hyphen(self.lines, self.levels, number, column)
        check_glued_text(self.lines, number, column)
        end = key_end(self.lines[number], column)
        if end is not None:
            self.enter(number, column, LevelKind.KEYS, is_after_hyphen)
            rest = self.lines[number][end:]
            return self.value(number, end + len(rest) - len(rest.lstrip()), column)
        if is_after_hyphen:
            return self.value(number, column, parent)
        return self.stray(number, column)

    def enter(self, number: int, column: int, kind: LevelKind, is_after_hyphen: bool) -> None:
        """Make the level of an entry the innermost one; refuse an indentation that fits none."""
        closed: list[Level] = []
        if not is_after_hyphen:
            while self.levels and self.levels[-1].indent > column:
                closed.append(self.levels.pop())
        top = self.levels[-1] if self.levels else None
        if top is None and closed:  # the first keys of the file were indented further
            self.refuse_indentation(number, kind, closed[-1:])
        if top is None or is_after_hyphen or (top.indent < column and top.awaits_value):
            if top:
                top.awaits_value = False
            self.levels.append(
                Level(
                    column, kind, number, may_be_odd=not is_after_hyphen,
                    is_in_item=is_after_hyphen,
                    is_begun_by_hyphen=is_after_hyphen and kind is LevelKind.KEYS,
                )
            )  # fmt: skip
        elif top.indent < column:
            if kind is LevelKind.LIST and closed and closed[-1].may_lack_hyphen(column):
                refuse_missing_hyphen(self.lines, closed[-1].first_line, column)
            self.refuse_indentation(number, kind, [*closed[-1:], top])
        elif top.kind is not kind:
            self.change_kind(number, column, kind, top)
        else:
            top.may_be_odd = top.is_begun_by_hyphen = False

    def change_kind(self, number: int, column: int, kind: LevelKind, top: Level) -> None:
        """Go from keys to the list under the last key, or back; both may be indented equally."""
        if kind is LevelKind.LIST and top.awaits_value:
            top.awaits_value = False
            self.levels.append(Level(column, kind, number))
            return
        below = self.levels[-2] if len(self.levels) > 1 else None
        if kind is LevelKind.KEYS and is_odd_hyphen(self.lines, top, number):
            refuse_hyphen(self.lines, top.first_line, column)
        if kind is LevelKind.KEYS and below and below.indent == column:
            self.levels.pop()
            return
        if kind is LevelKind.KEYS:
            self.lines.reject(
                "this key stands at the indentation of a list's hyphens",
                number, column,
                f"indent it by {column + 2} spaces if it belongs to the item above, "
                "or begin a new item with a hyphen",
                *self.lines.moves(number, column + 2),
                *(self.lines.moved(number, level.indent) for level in self.levels[:-1]),
            )  # fmt: skip
        else:
            refuse_hyphen(self.lines, number, column)

    def refuse_indentation(self, number: int, kind: LevelKind, around: list[Level]) -> None:
        """Refuse a line between the indentations of the levels `around` it.

        If the level nearest to it has one entry only, that entry may be the one that is wrong.
        """
        column = self.lines.indent(number)
        alike = [level for level in around if level.kind is kind] or around
        expected = self.lines.indent(self.lines.next_line(number))
        nearest = min(
            alike, key=lambda level: (abs(level.indent - column), abs(level.indent - expected))
        )
        right, wrong = nearest.indent, number
        hyphen = self.lines.indent(nearest.first_line)
        meant = hyphen + column - nearest.indent
        if nearest.is_begun_by_hyphen and self.lines.is_odd_hyphen(nearest.first_line, meant):
            self.reject_indentation(
                nearest.first_line, meant, [self.lines.moved(nearest.first_line, meant)]
            )
        if nearest.may_be_odd and self.lines.is_odd_one(nearest.first_line, number):
            right, wrong = column, nearest.first_line
        # The entry may belong to the other level: then neither is known to lack a key.
        unsure = {level.first_line: self.lines[level.first_line] for level in around}
        self.reject_indentation(
            wrong, right, [unsure | move for move in self.lines.moves(wrong, right)]
        )

    def reject_indentation(
        self, number: int, right: int, remedies: Iterable[Mapping[int, str]]
    ) -> None:
        """Refuse a line whose neighbours are indented by `right` spaces."""
        indent = self.lines.indent(number)
        self.lines.reject(
            f"this line is indented by {spaces(indent)}, and its neighbours by {right}",
            number, 0, f"indent it by {spaces(right)}",
            *remedies, length=max(1, indent),
        )  # fmt: skip

    def stray(self, number: int, column: int) -> int:
        """Read a line without hyphen and key: a value under its key, or a faulty line."""
        if self.levels and self.levels[-1].kind is LevelKind.KEYS:
            refuse_outdented_value(self.lines, self.levels[-1], number, column)
        while self.levels and self.levels[-1].indent >= column:
            if self.levels[-1].indent == column:
                self.refuse_keyless(number, column)
                return number + 1
            self.levels.pop()
        top = self.levels[-1] if self.levels else None
        if top and not top.awaits_value:
            self.refuse_keyless(number, column)
            return number + 1
        check_first_item(self.lines, number, column)
        return self.value(number, column, top.indent if top else -1)

    def refuse_keyless(self, number: int, column: int) -> None:
        """Refuse a line that should be a key with a value, or a list item, and is neither."""
        top = self.levels[-1] if self.levels else None
        if top and top.kind is LevelKind.LIST and top.indent == column:
            refuse_missing_item_hyphen(self.lines, number, column)
        line = self.lines[number]
        text = line[column:]
        if text[0] in "\"'":
            self.lines.reject(
                "the key that this quote opens is not closed", number, column,
                "write a key without quotes", {number: line[:column] + line[column + 1 :]},
            )  # fmt: skip
        name = _NAME.match(text)
        rest = text[name.end() :] if name else ""
        if name and rest.startswith(":") and not rest.startswith("://"):
            colon = column + name.end()
            self.lines.reject(
                "a space is missing after the colon", number, colon,
                f"write {name[0]}: and a space before the value",
                {number: f"{line[: colon + 1]} {line[colon + 1 :]}"},
            )  # fmt: skip
            return
        if name and _OPENS_TEXT.fullmatch(rest):
            self.lines.reject(
                f'a colon is missing behind "{name[0]}"', number, column + name.end(),
                f"write {name[0]}: {rest.strip()}", {number: f"{line[:column]}{name[0]}:{rest}"},
            )  # fmt: skip
            return
        # As a key of its first word, the line is in nobody's way when the values are read; as part
        # of the text above, it leaves lists whole.
        value = quoted_text(rest.strip()) if rest.strip() else ""
        edits = {number: f"{line[:column]}{name[0]}: {value}" if name else ""}
        above = max(number - 1, 0)
        part = self.lines.moved(number, self.lines.indent(above) + 4)
        self.lines.reject(
            "this line is neither a key with a colon nor an item with a hyphen", number, column,
            "indent it further if it goes on with the text above; else write key: value",
            edits, part, length=len(text.rstrip()),
        )  # fmt: skip

    def value(self, number: int, column: int, parent: int) -> int:
        """Read the value that begins at a place and whose key or hyphen is at column `parent`."""
        line = self.lines[number]
        while prefix := _PROPERTY.match(line, column):
            if prefix[0].startswith("&"):
                self.anchors.add(prefix[0][1:].strip())
            column = prefix.end()
        text = line[column:]
        first = text[:1]
        if not without_comment(text):
            return self.after_nothing(number)
        if self.levels:
            self.levels[-1].awaits_value = False
        if first in "\"'":
            return self.quoted(number, column, parent)
        if first in "|>":
            lists = (level.indent for level in self.levels if level.kind is LevelKind.LIST)
            end = end_of_block_text(self.lines, number, column, parent, frozenset(lists))
            if end is None:
                self.refuse_beginning(number, column, parent)
            return end or number + 1
        if first in "[{":
            return end_of_flow(self.lines, number, column, parent)
        alias = re.match(r"\*([\w-]+)\s*$", without_comment(text))
        if alias and alias[1] not in self.anchors:
            self.lines.reject(
                f"there is no anchor &{alias[1]} above", number, column,
                f"write &{alias[1]} before the value that is meant, or "
                f"put a text that begins with * in quotes",
                self.lines.quoted(number, column, number), length=len(alias[0].rstrip()),
            )  # fmt: skip
        if alias:
            return number + 1
        if first in "@`%&*!,]}" or INDICATOR.match(text):
            self.refuse_beginning(number, column, parent)
        return self.plain(number, column, parent)

    def after_nothing(self, number: int) -> int:
        """Note that the last key or hyphen has no value yet."""
        if self.levels:
            self.levels[-1].awaits_value = True
        return number + 1

    def refuse_beginning(self, number: int, column: int, parent: int) -> None:
        """Refuse a text that begins with a character that means something else in YAML."""
        last = self.lines.text_end(number, parent)
        text = self.lines[number][column:]
        if re.match(r"\*[ \t]+\S", text) and column == self.lines.indent(number):
            starred = [line for line in range(number, last + 1) if self.lines[line][column] == "*"]
            self.lines.reject(
                "an item of a list begins with a hyphen, and this one with *", number, column,
                "write - in place of each *",
                {line: _with_hyphen(self.lines[line], column) for line in starred},
            )  # fmt: skip
        if last != number:
            refuse_words_behind(self.lines, number, column)
        shown = text[:2] if text[:2] == "**" else text[:1]
        hint = quoting_hint(text) if last == number else "put the whole text in quotes"
        if re.match(r"-(\s|$)", text):
            hint = "begin a list on the line below, or put a text that begins with - in quotes"
        self.lines.reject(
            f"a text that begins with {shown} must be in quotes", number, column, hint,
            self.lines.quoted(number, column, last), length=len(shown),
        )  # fmt: skip

    def quoted(self, number: int, column: int, parent: int) -> int:
        """Read a text in quotes; only a comment may follow it."""
        line, end = end_of_quoted(self.lines, number, column, parent)
        following = line + 1
        rest = self.lines[line][end:]
        if without_comment(rest) and not rest.lstrip().startswith(":"):
            quote = self.lines[number][column]
            start = end + len(rest) - len(rest.lstrip())
            message, length = "the text goes on after its closing quote", len(rest.strip())
            if line != number:
                message = (
                    f"the text that this quote opens ends in line {line + 1}, and goes on there"
                )
                line, start, length = number, column, 1
            last = self.lines.text_end(number, parent)
            other = "write '' for an apostrophe within" if quote == "'" else 'write \\" for a quote'
            self.lines.reject(
                message, line, start,
                f"{other}, or use the other kind of quotes around the whole text",
                self.lines.quoted(number, column, last), length=length,
            )  # fmt: skip
        return following

    def plain(self, number: int, column: int, parent: int) -> int:
        """Read a text without quotes, which may go on in the deeper lines below."""
        first = self.lines[number][column:]
        line, is_ended = number + 1, bool(COMMENT.search(first))
        self.check_colon(number, column, number, column, parent)
        while line < len(self.lines):
            text = self.lines[line].strip()
            if not text:
                line += 1
                continue
            indent = self.lines.indent(line)
            if indent <= parent or self.lines.is_marker(line):
                break
            if text.startswith("#"):
                is_ended = True
                line += 1
                continue
            if self.lines.begins_entry(line) and COLON.search(without_comment(text)):
                # Keys side by side, or the very first line: that line is meant as a key too.
                if indent == column or not self.levels:
                    self.refuse_keyless(number, column)
                elif not re.match(r"-\s", text):
                    self.refuse_indentation(line, LevelKind.KEYS, self.levels[-1:])
            if is_ended:
                self.lines.reject(
                    "a comment has ended the text above, and this line goes on with it",
                    line, indent, "remove the comment, or put the whole text in quotes",
                    {line: ""}, length=len(text),
                )  # fmt: skip
            self.check_colon(line, indent, number, column, parent)
            line += 1
        return line

    def check_colon(self, line: int, start: int, number: int, column: int, parent: int) -> None:
        """Refuse a colon before a space in a line of a text that has no quotes."""
        text = without_comment(self.lines[line][start:])
        colon = COLON.search(text)
        if colon is None:
            return
        last = self.lines.text_end(line, parent)
        hint = quoting_hint(text) if last == number else "put the whole text in quotes"
        if text[0] in _CURLY:
            hint = "curly quotes are letters to YAML: write straight quotes around the text"
        self.lines.reject(
            'a text that holds ": " must be in quotes', line, start + colon.start(), hint,
            self.lines.quoted(number, column, last),
        )  # fmt: skip


def _with_hyphen(line: str, column: int) -> str:
    """Return a line with a hyphen at a column."""
    return f"{line[:column]}-{line[column + 1 :]}"
