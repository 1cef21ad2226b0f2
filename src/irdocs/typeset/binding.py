"""Keep together on a line what is read in one: telephone numbers, numbers with their units, and
single letters with the word that they belong to.

Spaces within them become no-break spaces, which programs that show slides respect too. Whoever
reads a finished file takes them for spaces. What looks like a telephone number in running text and
is none has only its own spaces kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional

from irdocs.caching.by_value import cached_by_value
from irdocs.content.date_forms import DATE_FORM
from irdocs.locale.numbers import NO_BREAK_SPACE, PARTS_OF_WORDS
from irdocs.locale.scripts import LetterClass

_TELEPHONE = re.compile(
    rf"""
    (?<![{PARTS_OF_WORDS}.,/+-])
    (?:
        \+\d{{1,3}}(?:\ ?\(0\)\d{{0,5}})?(?:[ -]\d{{1,8}}){{1,5}}    # +44 (0)113 496 0000
      | (?:0\d{{2,4}}|\(0\d{{2,5}}\))(?:\ \d{{3,8}}){{1,2}}     # 0113 496 0000, (01632) 960001
      | 0\d{{1,4}}-\d{{5,8}}                                  # 01248-384385, 03-1234567
      | 1[38]00(?:\ \d{{3}}){{2}}                             # 1800 123 456
      | \(\d{{3}}\)\ \d{{3}}-\d{{4}}                          # (555) 123-4567
    )
    (?:/\d{{1,4}})?                                          # 384384/5: the next one, too
    (?![{PARTS_OF_WORDS}/]|[.,-]\d)
    """,
    re.VERBOSE,
)
"""National numbers that begin with 0, as in Britain, international ones, and those of America."""
_TELEPHONE_DIGITS = range(7, 16)
"""How many digits a telephone number has, with the 0 or the country's code: from those of 0800 111
to the most there are (ITU-T E.164)."""
_UNIT = (
    r"(?:units?|[ap]m|[ap]\.m\.|[nµμm]g|mcg|k?g|[mdcµμ]?[lL]|[mckµμ]?m[²³]?|m?mol|µmol|mU|cmH(?:2|₂)O"
    r"|[kh]?Pa|mmHg|m?Gy|m?Sv|[MG]Bq|k?J|[kMG]?Wh?|kV|mA|[kM]?Hz|kcal|IE|IU|°[CF]|[℃℉]|min|h|s|[%‰]"
    r"|lbs?|oz|st|bpm|mph|ft|dB(?:\(A\))?|pp[mb]|[kMG]B|[Mk]?€|[£$¥₹₺₴]|zł|Kč|kr|lei|CHF|EUR|GBP|USD|PLN)"
)
"""Units in signs. Long words, such as micrograms, may go on alone: bound to a number they would be
wider than the columns of many tables."""
_PER = r"(?:/(?:k?g|[md]?[lL]|mmol|min|h|s|d|day|week|dose|m²|m2|m|24[ ]h|1\.73[ ]?m[²2]))"
_UNITS = rf"{_UNIT}{_PER}{{0,3}}(?![{PARTS_OF_WORDS}/])"
"""A unit, or several, as in mg/kg/h, mmol/l and g/24 h."""
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
"""Letters of Hebrew, within the brackets of a pattern."""
_SIGN = rf"(?:[−+±]|(?<![{_HEBREW}])-)?"
"""The sign of a number. Hebrew joins a prefix to a number by a hyphen; Arabic has none there."""
_AFTER_PREFIX = rf"(?<=[{_HEBREW}]-)"
_MEASURE = re.compile(
    rf"(?:(?<![{PARTS_OF_WORDS}.,/−+±-])|{_AFTER_PREFIX})"
    rf"{_SIGN}(?:\d[\d.,]{{0,14}}[–/-])?(?:\d[\d.,]{{0,14}}[{_FRACTIONS}]?|[{_FRACTIONS}])"
    rf"[ ](?:{_UNITS}|{_UNIT}(?=/\d))"
)
"""A number with a unit, or two of a range or a blood pressure; they are short, so that the line
before them hardly misses them."""
_GROUPED = re.compile(
    rf"(?<![{PARTS_OF_WORDS}.,/:–-])(?<!\d[ ])[1-9]\d{{0,2}}(?:[ ]\d{{3}})+"
    rf"(?![{PARTS_OF_WORDS}]|[ ]?\d)"
)
"""A number with spaces between its thousands, as 20 000: one number in texts of every direction."""
_ONE_IN = re.compile(rf"(?<![{PARTS_OF_WORDS}.,/:–-])1 (?:in|von|sur|su|na|av|van|mewn|o) (?=\d)")
"""The beginning of a share: 1 in 200."""
_OUT_OF = re.compile(rf"(?<![{PARTS_OF_WORDS}.,/:–-])\d{{1,3}} (?:out of|allan o|spośród) (?=\d)")
"""A share or a score in words: 5 out of 10."""
_POSTCODE = re.compile(r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? (?=\d[ABD-HJLNP-UW-Z]{2}(?!\w))")
"""The outward part of a postcode of the United Kingdom, before its inward one: LS1 0AA."""
_COMPOUND = re.compile(
    rf"(?<![{PARTS_OF_WORDS}/])(?:(?:micro|milli|nano|kilo)?grams?|{_UNIT}){_PER}{{1,3}}"
    rf"(?![{PARTS_OF_WORDS}/])"
)
"""A unit that is measured by others, such as mg/kg/h: no line ends behind its slashes."""
_PRICE = re.compile(
    rf"(?<![{PARTS_OF_WORDS}])(?:(?:US|A|C)?[$]|[£€¥₹]|CHF|EUR|GBP|USD|PLN|Rs\.?)[ ](?=\d)"
)
"""What stands before a sum of money."""
_COMPARED = re.compile(r"[ ]?[=<>≤≥≈][ ](?=\d)|(?<=\d)[ ][×±][ ](?=\d)|(?<![^\s(\[])±[ ](?=\d)")
"""A sign with the number behind it, as in p = 0.004 and (± 0.3), and what stands round it in
0.4 × 10."""


_LETTER_BEFORE = re.compile(r"(?<![^\s“‘(])[AIaeiouyàâéèêôwzksvавезиіоуявк][ ](?=[^\W\d_]{2})")
"""A word of one letter with what it stands before: "a leaflet", "I need", "w domu", "у лікаря"."""


_SPACED_MARK = re.compile(r"(?<=[^\s«]) (?=[;:!?»](?:[\s)\]]|$))|(?<=«) (?=\S)")
"""A space before a mark, as French has it, and within its quotation marks: no line ends there."""


@cached_by_value(8192)
def bound(text: str) -> str:
    """Return a text of the same length whose telephone numbers and measures are not broken.

    Nor are marks parted from what they belong to by a space that French puts there.
    """
    text = str(text)  # without its place in a file, which another text like it does not share
    text = _SPACED_MARK.sub(NO_BREAK_SPACE, text)
    if not any(character.isnumeric() for character in text):
        return text
    for pattern in (
        _TELEPHONE, _GROUPED, _MEASURE, _PRICE, _COMPARED, _ONE_IN, _OUT_OF, _POSTCODE,
    ):  # fmt: skip
        text = pattern.sub(_bound, text)
    return text


_DAY = re.compile(r"(?<![\w.,/-])\d{1,2}\.? (?=(?:de )?[^\W\d_]{3,}\.?,?(?: de)? \d{4}(?!\d))")
"""The day before its month and year, as in 2 November 2028, 2. November 2028, 2 de mayo de 2028."""

_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin"
    "|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)"
)
_DAY_AND_MONTH = re.compile(rf"(?<![\w.,/-])\d{{1,2}}(?:st|nd|rd|th)? (?={_MONTH}\b)")
"""The same without a year, in English and Welsh."""
_HOURS = re.compile(
    r"(?<![\w.,:/-])\d{1,2}(?:[.:]\d{2})?(?:[ \u00a0]?[ap]m)? (?:to|until|i|tan|bis|do|à) "
    r"(?=\d{1,2}(?:[.:]\d{2})?[ \u00a0]?(?:[ap]m\b)?)"
)
_INITIAL = re.compile(r"(?<![\w.-])[A-Z]\.? (?=[A-Z][a-z])")
"""An initial before a surname: Ms J Wren. After a word without a capital it may be a letter of its
own, as in "vitamin D Some"; that line is only a little shorter."""


_TITLE = re.compile(r"(?<![\w.-])(?:Dr|dr|Mr|Mrs|Ms|Mx|Miss|Prof|St|Ste)\.? (?=[^\W\d_a-zß-öø-ÿ])")
"""What stands before a name: Dr Shah, Mrs Ågren, St Mary’s. A line that ends with it says nothing
of whom."""


_BEFORE_DASH = re.compile(r"(?<=[^\s–—·/]) (?=[–—·/] )")
"""A space before a dash, a dot or a slash between spaces, with which no line begins."""
_AFTER_SLASH = re.compile(r"(?<=[ \u00a0]/) (?=\d{1,4}(?!\w))")
"""A space between a slash and a short number, as in "ward / 22"."""


@cached_by_value(8192)
def bound_in_print(text: str) -> str:
    """Return a text bound as in `bound`, words of one letter to the next, titles to names, days to
    their month, the two ends of opening hours to each other, dashes to what they follow, and
    numbers to a slash.

    On slides these stay as they are: people edit them there, and look for words with usual spaces.
    """
    text = str(text)
    for pattern in (_DAY, _DAY_AND_MONTH, _HOURS, _TITLE, _INITIAL, _BEFORE_DASH, _AFTER_SLASH):
        text = pattern.sub(_bound_letter, text)
    return bound(_LETTER_BEFORE.sub(_bound_letter, text))


_BESIDE_BLANK = re.compile(r"(?<=_)[/–—-]|[/–—-](?=_)")
"""What joins a blank to another, or to a number: __/__/20__."""


def unbroken_signs(text: str) -> frozenset[int]:
    """Return the places behind signs at which no line ends: the slashes of units such as mg/kg/h,
    and what joins the parts of a blank or of DD/MM/YYYY."""
    if "/" not in text and "-" not in text and "_" not in text:
        return frozenset()
    spaced = text.replace(NO_BREAK_SPACE, " ")
    units = (
        found.start() + place + 1
        for found in _COMPOUND.finditer(spaced)
        for place, sign in enumerate(found[0])
        if sign == "/"
    )
    dates = (
        place for found in DATE_FORM.finditer(text)
        for place in (found.start("second"), found.start("third"))
    )  # fmt: skip
    blanks = (found.end() for found in _BESIDE_BLANK.finditer(text))
    return frozenset((*units, *dates, *blanks))


_FIGURE = (
    rf"{_SIGN}[£$€¥]?(?:(?:[1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*)"
    rf"[{_FRACTIONS}]?(?:⁻?[⁰¹²³⁴-⁹]+)?|[{_FRACTIONS}])"
)
"""A number in the digits of Europe, with its sign and power; Arabic has digits of its own."""
_MEASURED_IN = rf"(?:[ ]?(?:{_UNITS}|[£$€¥%‰]|{_PER}{{1,3}}(?![{PARTS_OF_WORDS}/])))?"
"""The unit behind a number, if it has one, or what it is in: 10⁹/L."""
_QUANTITY = re.compile(
    rf"""
    (?:(?<![{PARTS_OF_WORDS}.,/:+?&#−-])|{_AFTER_PREFIX})
    (?P<sign>(?:[A-Za-z][A-Za-z0-9]{{0,9}}[ ]?(?=[=<>≤≥≈]))?(?:[=<>≤≥≈~±][ ]?)?)  # CrCl < 5
    (?P<first>{_FIGURE})
    (?P<others>(?:(?:{_MEASURED_IN}|[ ]?{_UNIT}(?=/))
        [ ]?[×±+−=<>≤≥≈–/:→↔-][ ]?{_FIGURE})*)           # 5–10, 2 × 5, 120/80, 250 mg/5 ml, 5 → 10
    (?P<unit>{_MEASURED_IN})                                           # 5 mg, 0.5%
    (?![{PARTS_OF_WORDS}]|[.,][0-9])
    """,
    re.VERBOSE,
)
"""A number with all that belongs to it: its sign, the other end of a range, its unit."""


def is_quantity(text: str, letters: LetterClass = "") -> bool:
    """Whether a text is nothing but a number and what belongs to it, and not the number alone.

    That runs from left to right whatever the document does, but for a range in Arabic; `letters`
    are those of the document's language.
    """
    found = _QUANTITY.fullmatch(text.replace(NO_BREAK_SPACE, " ").strip())
    if found is None:
        return False
    return _has_own_order(found) or (bool(found["others"]) and letters != "AL")


def _has_own_order(quantity: re.Match[str]) -> bool:
    """Whether letters from right to left round a quantity would part what belongs together.

    A number alone has its order by itself, also with a sign of per cent.
    """
    others, unit = quantity["others"], quantity["unit"]
    return (
        bool(quantity["sign"])
        or not quantity["first"][0].isdigit()
        or any(sign in quantity["first"] for sign in f" {_FRACTIONS}")
        or any(sign in others for sign in f"×±+−=<>≤≥≈→↔{_FRACTIONS}")
        or unit not in ("", "%")
        or bool(others and unit)
    )


def _is_read_in_order(quantity: re.Match[str], letters: LetterClass) -> bool:
    """Whether a range without a unit, such as 17:00–08:30, stands among letters of Hebrew, or alone
    in a text of such letters.

    Readers of Hebrew have it from left to right: so it is shown where a hyphen is typed, which to
    the algorithm joins numbers (UAX #9, W4). After letters of Arabic it does not, and 2019–2024 is
    read from the right.
    """
    if not quantity["others"]:
        return False
    before = reversed(quantity.string[: quantity.start()])
    behind = quantity.string[quantity.end() :]
    classes = (bidirectional(letter) for letters in (before, behind) for letter in letters)
    return next((kind for kind in classes if kind in ("R", "AL")), letters) == "R"


@cached_by_value(8192)
def quantity_spans(text: str, letters: LetterClass = "") -> Sequence[tuple[int, int]]:
    """Return where telephone numbers, measures and sums begin and end in a text, bound or not.

    They run from left to right in texts of every direction. They are in order and do not overlap.
    `letters` are those of the document's language.
    """
    if not any(character.isnumeric() for character in text):
        return ()
    spaced = text.replace(NO_BREAK_SPACE, " ")
    telephones = [found.span() for found in _TELEPHONE.finditer(spaced) if _is_number(found)]
    measures = [found.span() for found in _MEASURE.finditer(spaced)]
    quantities = [
        found.span()
        for found in _QUANTITY.finditer(spaced)
        if _has_own_order(found) or _is_read_in_order(found, letters)
    ]
    spans: list[tuple[int, int]] = []
    for start, end in sorted((*telephones, *measures, *quantities), key=lambda s: (s[0], -s[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return tuple(spans)


def bound_whole(text: str) -> str:
    """Return a text, which is known to be a telephone number, with no-break spaces."""
    return text.replace(" ", NO_BREAK_SPACE)


def _bound_letter(match: re.Match[str]) -> str:
    return bound_whole(match[0])


def _bound(match: re.Match[str]) -> str:
    if match.re is _TELEPHONE and not _is_number(match):
        return match[0]
    return bound_whole(match[0])


def _is_number(match: re.Match[str]) -> bool:
    """Whether what looks like a telephone number has as many digits as one."""
    return sum(character.isdigit() for character in match[0]) in _TELEPHONE_DIGITS
