"""Values of content.yaml that are good or bad by themselves: words, addresses, dates, numbers, ids.

Each function returns a value that knows its place, or raises PydanticCustomError, whose type is the
code of our diagnostic. What needs to know more of the file is in `fields`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from irdocs.content import limits
from irdocs.content.country_codes import right_tag
from irdocs.content.guarding import restored
from irdocs.content.source import FilledDay, FilledDecimal, FilledInteger, SourceText
from irdocs.content.written_values import date_advice, number_advice
from irdocs.diagnostics import Span, shortened
from irdocs.unicode.controls import disguising_controls
from irdocs.unicode.marks import most_marks

NOWHERE = Span("", 1, 1, 1, 2)
"""The place of values that come from no file: defaults, and documents made by programs."""


# Control characters are forbidden in XML 1.0 (2.2) and so in a deck; the byte order mark and the
# noncharacters are forbidden in the ToUnicode maps of a PDF (ISO 14289-1, 7.21.7).
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffc\ufffe\uffff]"
)


_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)
"""White space, and characters of which nothing is seen: without others a text is empty."""


def _of_escape(sign: str) -> dict[str, str]:
    """Return a hint on a control character that YAML has made of a backslash and a letter; the file
    itself has none that low, as those are refused when it is decoded."""
    if sign >= " ":
        return {}
    return {"hint": "in double quotes YAML reads a backslash and the letter behind it as one sign, "
            "as in \"\\frac\"; put the text in single quotes"}  # fmt: skip


CURLY = tuple("\u201c\u201d\u201e\u2018\u2019")
"""Quotation marks that word processors put in place of straight ones."""


def _not_text(value: Any) -> PydanticCustomError:
    """Return the error for a value that is not text. `decode` puts the name of its key before."""
    match value:
        case bool():
            instead, hint = f"not the truth value {str(value).lower()}", "put it in quotes"
        case int() | Decimal():
            written = getattr(value, "written", value)  # 0207 and +44 as the author wrote them
            instead, hint = "not a number", f'put the number in quotes: "{written}"'
        case list():
            instead = "not a list"
            hint = "write one text; put it in quotes if it begins with [ or -"
            if len(value) > 1 and all(isinstance(part, str) for part in value):
                hint = f'write one text: "{shortened(", ".join(value))}"'
        case dict():
            instead = "not a mapping"
            hint = "write one text; put it in quotes if it holds a colon"
            if len(value) > 1 and all(isinstance(part, str) for part in value.values()):
                key, words = next(iter(value.items()))
                hint = f'write each line in quotes behind a hyphen: - "{key}: {shortened(words)}"'
                hint += "; or all of them below |"
            if str(next(iter(value), "")).startswith(CURLY):
                hint = "curly quotes are letters to YAML: write straight quotes around the text"
        case _:
            instead = "but nothing is written there"
            hint = "write the words; a key that is not needed may be left out"
    return PydanticCustomError(
        "text-expected", "must be text, {instead}", {"instead": instead, "hint": hint}
    )


def plain_text(value: Any, *, keeps_guards: bool = False) -> SourceText:
    """Return a value that must be text, in Unicode's composed form (NFC), with its place.

    An accent may be written as one character or as a letter and a combining mark. Typefaces have
    the first and often lack the second, and two spellings of one word would not compare equal.

    `keeps_guards` is for texts with markup, in which signs of a record stay guarded until the
    markup was read.
    """
    if isinstance(value, FilledInteger | FilledDecimal):
        value = SourceText(value.written, NOWHERE)
    if not isinstance(value, str):
        raise _not_text(value)
    if not keeps_guards and (bare := restored(value)) is not value:
        value = SourceText(
            bare, getattr(value, "span", NOWHERE), is_literal=getattr(value, "is_literal", False)
        )
    text = unicodedata.normalize("NFC", value).replace("\u2028", "\n").replace("\u2029", "\n\n")
    if unprintable := _UNPRINTABLE.search(text):
        raise PydanticCustomError(
            "control-character",
            "the character U+{code} cannot be printed",
            {"code": f"{ord(unprintable[0]):04X}", **_of_escape(unprintable[0])},
        )
    without_disguise(text)
    if most_marks(text) > MOST_MARKS:
        raise PydanticCustomError(
            "piled-marks", "a letter has {count} marks piled on it", {"count": most_marks(text)}
        )
    if not _UNSEEN.sub("", text):
        raise PydanticCustomError("empty-text", "the text is empty")
    is_literal = getattr(value, "is_literal", False)
    return SourceText(text, getattr(value, "span", NOWHERE), is_literal=is_literal)


MOST_MARKS = 10
"""How many marks a letter may have; no writing needs more, and more would cover other lines."""


def without_disguise(text: str, *, is_code: bool = False) -> str:
    """Return a text that no control of direction disguises, else raise an error.

    Those that stand in the file as they are were reported at their place, and are gone; here are
    those written as escapes (backslash u202e). `is_code` is for programs and addresses.
    """
    if controls := disguising_controls(text, is_code=is_code):
        raise PydanticCustomError(
            "bidi-control",
            "{name} may show the text in another order than it is read",
            {"name": controls[0].name, "hint": controls[0].hint},
        )
    return text


def one_line(value: Any) -> SourceText:
    """Return a text on one line: runs of spaces and line breaks become one space."""
    text = plain_text(value)
    return SourceText(" ".join(text.split()), text.span)


_HOST = re.compile(r"[A-Za-z0-9]([\w-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([\w-]*[A-Za-z0-9])?)+\Z")
"""A host name of at least two labels: one such as localhost leads nowhere for a reader."""


def checked_address(url: str) -> str:
    """Return an address that may be printed and linked, else raise an error."""
    without_disguise(url, is_code=True)
    try:
        parts = urlsplit(url)
        port_is_good = parts.port is None or parts.port > 0
        on_the_web = parts.scheme in ("http", "https") and bool(_HOST.match(parts.hostname or ""))
        good = port_is_good and (
            on_the_web or (parts.scheme in ("mailto", "tel") and bool(parts.path))
        )
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"{}|\\^`]", url):
        details = {"url": url}
        if hint := _address_advice(url):
            details["hint"] = hint
        raise PydanticCustomError(
            "bad-url", '"{url}" is not an address of http, https, mailto or tel', details
        )
    if on_the_web and "@" in parts.netloc:
        bare = url.replace(parts.netloc, parts.netloc.rpartition("@")[2], 1)
        raise PydanticCustomError(
            "bad-url", "an address with a name or password before its host would be printed so",
            {"hint": f"leave that out: {bare}"},
        )  # fmt: skip
    if len(url) > limits.ADDRESS:
        raise PydanticCustomError(
            "bad-url", "the address is longer than {most} characters",
            {"most": limits.ADDRESS, "hint": "leave out what only counts visits (utm_source=…), or "
             "use a shorter address that leads there"},
        )  # fmt: skip
    return url


_SITE = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?")
"""An address without https://."""
_FILE = re.compile(
    r"^[^/]*\.(?:avif|docx?|gif|html?|jpe?g|mp4|pdf|png|pptx?|svg|webp|xlsx?)$", re.I
)


def _address_advice(url: str) -> str | None:
    """Return what to do about an address in which one sign is wrong; None if it is another matter.

    Such signs are not part of an address (RFC 3986).
    """
    kind, _, rest = url.partition(":")
    if re.search(r"[\s,;](?:https?:|www\.)", url):
        return "write one address; another one has a place of its own"
    if re.fullmatch(r"[^\s@:/]+@[\w-]+(?:\.[\w-]+)+", url):
        return f"write mailto:{url}"
    if _SITE.fullmatch(url) and not _FILE.search(url):
        return f"write https://{url}"
    if re.fullmatch(r"\+?[\d -]{5,}", url):
        return f"write tel:{re.sub(r'[ -]', '', url)}"
    if kind == "tel" and re.search(r"\s", rest):
        return f"write the number without spaces: tel:{''.join(rest.split())}"
    if re.search(r"\s", url.strip()):
        return f"write %20 for each space: {'%20'.join(url.split())}"
    if kind not in ("http", "https"):
        return None
    host, slash, path = rest.removeprefix("//").partition("/")
    if host.endswith("."):
        return f"leave out the full stop: {kind}://{host.rstrip('.')}{slash}{path}"
    if not host.isascii():
        try:
            return f"write its name as computers do: {kind}://{host.encode('idna').decode()}{slash}{path}"
        except UnicodeError:
            return None
    signs = dict.fromkeys(re.findall(r"[<>\"{}|\\^`]", url))
    written = ", ".join(f"%{ord(sign):02X} for {sign}" for sign in signs)
    return f"write {written}" if written else None


def address(value: Any) -> SourceText:
    """Return an address, with its place."""
    url = one_line(value)
    checked_address(url)
    return url


def web_address(value: Any) -> SourceText:
    """Return an address of a page on the web, with its place."""
    url = address(value)
    if not url.lower().startswith(("http://", "https://")):
        raise PydanticCustomError(
            "bad-url",
            '"{url}" is not an address of http or https',
            {"url": url, "hint": "write it in full, as https://example.org/page"},
        )
    return url


class TimeLength(int):
    """A length of time in seconds, as it was written."""

    written: str

    def __new__(cls, seconds: int, written: str) -> TimeLength:
        length = super().__new__(cls, seconds)
        length.written = written
        return length

    def __str__(self) -> str:
        return self.written


_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):([0-5]\d)")


def duration(value: Any) -> TimeLength:
    """Return a length of time, written as minutes and seconds, or with hours before them."""
    written = one_line(value) if isinstance(value, str) else str(getattr(value, "written", value))
    parts = _DURATION.fullmatch(written)
    if parts is None or (parts[1] and int(parts[2]) > 59) or not int(written.replace(":", "")):
        raise PydanticCustomError(
            "bad-value",
            '"{written}" is not a length of time',
            {"written": written, "hint": "write minutes and seconds, as 2:14, or 1:02:30"},
        )
    return TimeLength(int(parts[1] or 0) * 3600 + int(parts[2]) * 60 + int(parts[3]), written)


# The well-formed tags of BCP 47 that people write (RFC 5646, 2.1): language, script, region.
_BCP47 = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*\Z")


_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def email(value: Any) -> SourceText:
    """Return an e-mail address, without a display name."""
    email = one_line(value)
    if not _EMAIL.fullmatch(email):
        raise PydanticCustomError(
            "bad-email", '"{email}" is not an e-mail address', {"email": email}
        )
    return email


def language_tag(value: Any) -> SourceText:
    """Return a language tag; no tag in use is longer than 35 characters."""
    tag = one_line(value)
    if len(tag) > 35 or not _BCP47.match(tag):
        raise PydanticCustomError(
            "bad-language", '"{tag}" is not a language tag such as en-GB (BCP 47)',
            {"tag": tag, "hint": _tag_meant(tag)},
        )  # fmt: skip
    if right := right_tag(tag):
        raise PydanticCustomError(
            "bad-language", '"{tag}" has a code that no language or country has',
            {"tag": tag, "hint": f"write {right}, or the codes of the language and the country"},
        )  # fmt: skip
    return tag


def _tag_meant(tag: str) -> str | None:
    """Return the advice for a tag with underscores, as systems write it: en_GB.UTF-8."""
    plain = tag.partition(".")[0].replace("_", "-")
    return f"write {plain}" if plain != tag and _BCP47.match(plain) else None


def day(value: Any) -> date:
    """Return a date that is written as 2026-11-23.

    `date.fromisoformat` also takes other forms of ISO 8601, such as 20261123 and 2026-W48-1, which
    a reader of the file would not recognise as dates.
    """
    given = value.day if isinstance(value, FilledDay) else value
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        text = str(plain_text(value))
        if len(text) != len("2026-11-23") or text.count("-") != 2:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError(
            "bad-date", '"{value}" is not a date such as 2026-11-23',
            {"value": str(value), "hint": date_advice(str(value))},
        ) from None  # fmt: skip


def number(value: Any) -> Decimal:
    """Return a number as it is written: a Decimal keeps 0.10 apart from 0.1."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        details = {"hint": number_advice(str(value))} if isinstance(value, str) else {}
        raise PydanticCustomError("number-expected", "must be a number", details)
    return Decimal(value)


def share_of_width(value: Any) -> Decimal:
    """Return a number that is a share in per cent, which no sign says."""
    if isinstance(value, str) and (found := re.match(r"\d+(?:\.\d+)?(?=\s*[^\W\d_]|\s*%)", value)):
        hint = f"write {found[0]} alone, as widths are in per cent"
        raise PydanticCustomError("number-expected", "must be a number", {"hint": hint})
    return number(value)


_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def doi(value: Any) -> SourceText:
    """Return a doi, without the address of its resolver."""
    doi = plain_text(value)
    if not re.match(r"10\.\d{4,9}/[^\s\"]+\Z", doi) or doi.endswith(">"):
        raise PydanticCustomError(
            "bad-doi", '"{doi}" is not a doi such as 10.1259/bjr.20190340', {"doi": doi}
        )
    if doi.endswith(_ENDS_OF_SENTENCES):
        raise PydanticCustomError(
            "bad-doi", '"{doi}" ends with a mark of the sentence that it was copied from',
            {"doi": doi, "hint": f"write {doi[:-1]}"},
        )  # fmt: skip
    return doi


_ENDS_OF_SENTENCES = (".", ",", ";", ":")
"""Marks that end no doi of today, and lead nowhere."""


def is_identifier(words: str) -> bool:
    """Return whether a text is an id: small letters, digits and single hyphens between them."""
    return bool(_IDENTIFIER.match(words))


def identifier(value: Any) -> SourceText:
    """Return an id."""
    identifier = plain_text(value)
    if not is_identifier(identifier):
        raise PydanticCustomError(
            "bad-id",
            '"{id}" is not an id: small letters, digits and single hyphens',
            {"id": identifier},
        )
    return identifier
