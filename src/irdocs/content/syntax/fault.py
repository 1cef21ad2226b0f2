"""A fault of syntax as a value: what is wrong, where, what to do, and how to read on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from irdocs.frozen import frozen


@frozen
class SyntaxFault:
    """A fault that the finder has recognised. Lines and columns count from 0."""

    message: str
    line: int
    column: int
    length: int
    """The number of characters to underline."""
    hint: str
    remedies: tuple[Mapping[int, str], ...]
    """Ways to mend the fault, each as the lines to replace, by their number. The one that lets the
    parser get furthest is used, in memory only, to read on."""


class FoundFaultError(Exception):
    """Ends the search: `fault` is the first one of the file."""

    def __init__(self, fault: SyntaxFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@frozen(slots=False)
class YamlLines:
    """The lines of a file, and the faults to pass over, each by its line and column."""

    lines: Sequence[str]
    ignored: frozenset[tuple[int, int]] = frozenset()
    """Places of supposed faults whose mending did not help the parser."""
    are_siblings: Callable[[str, str], bool] = lambda key, other: True
    """Returns whether two keys may be in one mapping of this file, as far as that is known."""

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, number: int) -> str:
        return self.lines[number]

    def reject(
        self,
        message: str,
        line: int,
        column: int,
        hint: str,
        *remedies: Mapping[int, str],
        length: int = 1,
    ) -> None:
        """Raise FoundFaultError for a fault, unless it is one to pass over."""
        if (line, column) not in self.ignored:
            raise FoundFaultError(SyntaxFault(message, line, column, length, hint, remedies))

    def indent(self, number: int) -> int:
        """Return the number of spaces before the first other character of a line."""
        line = self.lines[number]
        return len(line) - len(line.lstrip(" "))

    def is_blank(self, number: int) -> bool:
        """Return whether a line has nothing but white space."""
        return not self.lines[number].strip()

    def next_line(self, number: int) -> int:
        """Return the next line that is not blank, or the line itself if there is none."""
        following = range(number + 1, len(self))
        return next((line for line in following if not self.is_blank(line)), number)

    def is_marker(self, number: int) -> bool:
        """Return whether a line begins or ends a document (---, ...), in any text and brackets."""
        return bool(_MARKER.match(self.lines[number]))

    def refuse_marker(self, number: int) -> None:
        """Refuse a line --- behind content; a line ... ends the document and is no fault.

        What follows is a document of its own if it has keys that stand above it too; else the line
        is one too many.
        """
        if not self.lines[number].startswith("---"):
            return
        above = set(filter(None, map(_root_key, self.lines[:number])))
        is_second = any(_root_key(line) in above for line in self.lines[number + 1 :])
        self.reject(
            "a second document begins here (---); only one is read", number, 0,
            "remove the line ---, or put what follows into a file of its own",
            dict.fromkeys(range(number, len(self.lines)), "") if is_second else {number: ""},
            length=3,
        )  # fmt: skip

    def is_fence(self, number: int) -> bool:
        """Return whether a line begins or ends code in Markdown (```yaml), as chats show files."""
        return bool(_FENCE.match(self.lines[number]))

    def refuse_fence(self, number: int) -> None:
        """Refuse Markdown's lines round the file."""
        fences = [line for line in range(number, len(self)) if self.is_fence(line)]
        self.reject(
            "this line is Markdown, which has such lines round code, and no YAML", number, 0,
            "remove the line" if len(fences) == 1 else
            f"remove it, and line {' and line '.join(str(line + 1) for line in fences[1:3])}",
            dict.fromkeys(fences, ""), length=len(self[number].rstrip()),
        )  # fmt: skip

    def begins_entry(self, number: int) -> bool:
        """Return whether a line looks like a key with its colon, a list item or a marker (---)."""
        return bool(ENTRY.match(self.lines[number]))

    def is_prose(self, number: int) -> bool:
        """Return whether a line is some words that are neither a key nor an item: those of a text
        that goes on there."""
        text = self.lines[number].strip()
        is_other = re.search(r":(\s|$)", text) or text[:1] in tuple("-\"'[{")
        return len(text.split()) > 2 and not self.begins_entry(number) and not is_other

    def text_end(self, line: int, parent: int) -> int:
        """Return the last line of a text that begins in `line` and whose key is at `parent`.

        The following lines belong to it while they are blank or indented further than the key, and
        do not look like keys or list items themselves.
        """
        last = number = line
        while (number := number + 1) < len(self):
            if self.is_blank(number):
                continue
            if self.indent(number) <= parent or self.begins_entry(number):
                break
            last = number
        return last

    def quoted(self, line: int, column: int, last: int) -> dict[int, str]:
        """Return the lines from `line` to `last` with the text from `column` on in double quotes.

        A quote at its beginning and the same quote at its end are replaced.
        """
        texts = [self[line][column:], *(self[number] for number in range(line + 1, last + 1))]
        quote = texts[0][:1] if texts[0][:1] in ('"', "'") else ""
        texts[0] = texts[0][len(quote) :]
        texts[-1] = texts[-1].rstrip()
        if quote and texts[-1].endswith(quote):
            texts[-1] = texts[-1][:-1]
        escaped = [_escaped(text) for text in texts]
        escaped[0] = f'{self[line][:column]}"{escaped[0]}'
        escaped[-1] += '"'
        return dict(enumerate(escaped, start=line))

    def quoted_part(self, line: int, column: int, end: int) -> dict[int, str]:
        """Return a line with the text between two columns in double quotes."""
        text = self[line]
        return {line: f'{text[:column]}"{_escaped(text[column:end])}"{text[end:]}'}

    def is_odd_one(self, first: int, number: int) -> bool:
        """Return whether the line `first`, and not `number`, is the one indented wrongly.

        Both should be entries side by side. The lines that follow, down to what is indented less
        than both, show which of the two indentations is meant.
        """
        one, other = self.indent(first), self.indent(number)
        if other == 0:
            return True  # the file's own keys stand at the left edge
        following = self.next_line(number)
        if (
            self[number].rstrip().endswith(":")
            and self.indent(following) == other
            and not self[following].startswith("-", other)
        ):
            return False  # what stands under the key is not indented further than it
        votes = 0
        is_item = self[number].startswith("-", other)
        for line in range(number + 1, len(self)):
            indent = self.indent(line)
            if self.is_blank(line):
                continue
            if indent < min(one, other):
                break
            if self[line].startswith("-", indent) == is_item:  # hyphens may be a key's value
                votes += (indent == other) - (indent == one)
        return votes > 0

    def is_odd_hyphen(self, number: int, column: int) -> bool:
        """Return whether the next item beside that of a line has its hyphen at a column, and not
        where that line has it."""
        own = self.indent(number)
        for line in range(number + 1, len(self)):
            indent = self.indent(line)
            is_comment = self[line].startswith("#", indent)
            if self.is_blank(line) or is_comment or indent > max(own, column):
                continue
            return indent == column != own and self[line].startswith("-", indent)
        return False

    def moved(self, line: int, column: int) -> dict[int, str]:
        """Return a line that begins at another column."""
        return {line: " " * column + self[line].lstrip(" ")}

    def moved_with_deeper(self, line: int, column: int) -> dict[int, str]:
        """Return a line that begins at another column, and the deeper ones below it, moved too."""
        old = self.indent(line)
        edits = self.moved(line, column)
        number = line
        while (number := number + 1) < len(self):
            if self.is_blank(number):
                continue
            if self.indent(number) <= old:
                break
            indent = max(0, self.indent(number) + column - old)
            edits[number] = " " * indent + self[number].lstrip(" ")
        return edits

    def moves(self, number: int, column: int) -> tuple[dict[int, str], dict[int, str]]:
        """Return the ways to mend an indentation: the line alone, or what is below it too."""
        return self.moved(number, column), self.moved_with_deeper(number, column)


_MARKER = re.compile(r"(---|\.\.\.)([ \t]|$)")
_FENCE = re.compile(r"(?:```|~~~)[\w-]*\s*$")
_ROOT_KEY = re.compile(r"[A-Za-z_][\w-]*(?=:([ \t]|$))")


def _root_key(line: str) -> str | None:
    """Return the key at the left edge of a line, or None."""
    key = _ROOT_KEY.match(line)
    return key[0] if key else None


ENTRY = re.compile(r" *(- *$|- +\S|---([ \t]|$)|(- +)*[A-Za-z_][\w-]*:([ \t]|$))")
"""The beginning of a line that is no text: a key with its colon, a list item, a marker (---)."""


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def quoted_text(text: str) -> str:
    """Return a text in double quotes."""
    return f'"{_escaped(text)}"'


def in_quotes(text: str) -> str:
    """Return what to write for a text that needs quotes, in the simplest kind that it allows."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return quoted_text(text)


def spaces(count: int) -> str:
    """Return a number of spaces in words."""
    return f"{count} space{'s'[: count != 1]}"


def quoting_hint(text: str) -> str:
    """Return the hint to put a text in quotes; a short text is shown as it should be written."""
    text = text.strip()
    return f"write {in_quotes(text)}" if len(text) <= 50 else "put the whole text in quotes"
