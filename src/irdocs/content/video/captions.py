"""Captions in WebVTT (W3C): read, checked line by line, and written anew without what nobody sees.

A file of captions is a header and cues, parted by blank lines. A cue has a line of times and the
words that are shown between them. Comments, style sheets and regions are left out: PowerPoint shows
none of them, and comments may name who wrote the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from irdocs.content import limits
from irdocs.frozen import frozen
from irdocs.unicode.controls import disguising_controls

HOW = "WebVTT is the line WEBVTT, a blank one, then 00:01.000 --> 00:04.000 and below it the words"
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+(\S.*))?$")
_SUBRIP = re.compile(r"\d\d:\d\d,\d{3}")
_TAG = re.compile(r"<[^>]*>")
_KNOWN_TAG = re.compile(
    r"</?(?:[cbiuv]|ruby|rt|lang)(?:[ .\t][^>]*)?>|<(?:\d{2,}:)?\d\d:\d\d\.\d{3}>"
)
_SETTING = re.compile(r"(?:line|position|size|align|vertical):\S+")
_LEFT_OUT = ("NOTE", "STYLE", "REGION")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SLACK = 1.0
"""By how many seconds captions may outlast their video: programs round."""


@frozen
class CaptionFault:
    """What is wrong with a line of a file of captions."""

    line: int
    """Counted from 1."""
    message: str
    hint: str


@frozen
class Cue:
    """Words, and when they are shown: from one second of the video to another."""

    start: float
    end: float
    text: str
    """With the tags of WebVTT, such as <v Anna> for who speaks."""
    settings: str
    """Where in the picture it stands, as WebVTT says it; empty for the usual place."""
    line: int
    """The line of the file with its times, from 1."""

    @property
    def words(self) -> str:
        """The words without tags, on one line."""
        return " ".join(unescape(_TAG.sub("", self.text)).split())


@frozen
class Captions:
    """The cues of a file, and what is wrong with it."""

    cues: tuple[Cue, ...]
    faults: tuple[CaptionFault, ...] = ()
    text: str = ""
    """The text of the file, of which messages quote lines."""

    def written(self) -> bytes:
        """Return the cues as WebVTT in UTF-8."""
        parts = ["WEBVTT"]
        for cue in self.cues:
            settings = f" {cue.settings}" if cue.settings else ""
            parts.append(f"{_written(cue.start)} --> {_written(cue.end)}{settings}\n{cue.text}")
        return ("\n\n".join(parts) + "\n").encode()

    def faults_beyond(self, seconds: float) -> Iterator[CaptionFault]:
        """Yield a fault for the first cue that outlasts a video of so many seconds."""
        late = (cue for cue in self.cues if cue.end > seconds + _SLACK)
        for cue in (*late,)[:1]:
            yield CaptionFault(
                cue.line,
                f"this caption is shown until {_written(cue.end)}, but the video ends at "
                f"{_written(seconds)}",
                "take the captions of this version of the video",
            )


def read(data: bytes) -> Captions:
    """Return the captions in a file, with all that is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fault = CaptionFault(
            line, f"byte 0x{data[error.start]:02X} is not UTF-8", "save the file in UTF-8"
        )
        return Captions((), (fault,), data.decode("utf-8", "replace"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines, faults = text.split("\n"), list[CaptionFault]()
    faults += [
        CaptionFault(number, f"the control character U+{ord(sign[0]):04X} cannot be shown",
                     "delete it")
        for number, line in enumerate(lines, start=1)
        if (sign := _CONTROL.search(line))
    ]  # fmt: skip
    faults += [
        CaptionFault(number, f"{control.name} may show the line in another order than it is read",
                     control.hint)
        for number, line in enumerate(lines, start=1)
        for control in disguising_controls(line)
    ]  # fmt: skip
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        is_subrip = bool(_SUBRIP.search(text))
        hint = "save them as WebVTT: the header, and times with a point" if is_subrip else HOW
        what = "these are SubRip captions (.srt), not WebVTT" if is_subrip else (
            "the file does not begin with WEBVTT")  # fmt: skip
        return Captions((), (CaptionFault(1, what, hint),), text)
    cues = tuple(_cues(lines, faults))
    if not cues and not faults:
        faults.append(CaptionFault(1, "the file has no captions", HOW))
    if len(cues) > limits.CUES:
        faults.append(CaptionFault(1, f"it has more than {limits.CUES:,} captions", "shorten it"))
    return Captions(cues, tuple(sorted(faults, key=lambda fault: fault.line)), text)


def spoken(data: bytes) -> str:
    """Return the words of a file of captions, a line for each; empty if it is none."""
    return "\n".join(cue.words for cue in read(data).cues)


def _cues(lines: Sequence[str], faults: list[CaptionFault]) -> Iterator[Cue]:
    """Yield the cues of a file; what is wrong with others goes to `faults`."""
    last = 0.0
    for number, block in _blocks(lines):
        if number == 1 or block[0].split(" ")[0].strip() in _LEFT_OUT:
            continue  # the header, or what nobody sees
        if "-->" not in block[0] and len(block) > 1 and "-->" in block[1]:
            number, block = number + 1, block[1:]  # a line before the times is the cue's name
        times = _TIMES.match(block[0].strip())
        if times is None:
            faults.append(_no_times(number, block[0]))
            continue
        start, end = (_seconds(*times.groups()[at : at + 4]) for at in (0, 4))
        faults += _order_faults(number, start, end, last)
        faults += _text_faults(number, block[1:])
        last = max(last, start)
        settings = " ".join(_SETTING.findall(times[9] or ""))
        yield Cue(start, end, "\n".join(line.strip() for line in block[1:]), settings, number)


def _order_faults(number: int, start: float, end: float, last: float) -> Iterator[CaptionFault]:
    """Yield what is wrong with the times of a cue; `last` is when the one before began."""
    if end <= start:
        yield CaptionFault(
            number, "this caption ends before it begins", "write the earlier time first"
        )
    if start < last:
        yield CaptionFault(
            number, "this caption begins before the one above it", "put captions in order of time"
        )


def _text_faults(number: int, lines: Sequence[str]) -> Iterator[CaptionFault]:
    """Yield what is wrong with the words of a cue, whose times are in line `number`."""
    if not "".join(lines).strip():
        yield CaptionFault(number, "this caption has no words", "write them below its times")
    for at, line in enumerate(lines, start=number + 1):
        if "-->" in line:
            yield CaptionFault(
                at, "a caption begins without a blank line before it", "put a blank line before it"
            )
        for tag in _TAG.findall(line):
            if not _KNOWN_TAG.fullmatch(tag):
                yield CaptionFault(
                    at, f"WebVTT has no tag {tag[:30]}", "remove it, or write &lt; for the sign <"
                )
                break


def _no_times(number: int, line: str) -> CaptionFault:
    """Return the fault of a block that has no line of times."""
    if _SUBRIP.search(line):
        return CaptionFault(
            number, "a time has a comma", "write a point before the thousandths: 00:00:01.000"
        )
    if "-->" in line:
        return CaptionFault(
            number, "these times cannot be read", "write them as 00:01.000 --> 00:04.000"
        )
    return CaptionFault(number, "these words have no times", HOW)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each run of lines that are not blank, with the number of its first line, from 1."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000


def _written(seconds: float) -> str:
    """Return a time as WebVTT writes it."""
    whole = round(seconds * 1000)
    return (
        f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}"
        f".{whole % 1000:03}"
    )
