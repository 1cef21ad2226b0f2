"""Read a text with inline markup as a value of the model, and tell all that is wrong with it.

Its faults are told at the words at fault, which are looked for in the file (`pinpoint`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from irdocs.content import markdown, markup
from irdocs.content.hints import HINTS
from irdocs.content.indented_items import indented_item
from irdocs.content.latex import read_formula
from irdocs.content.lazy_lines import lazy_line
from irdocs.content.lost_items import lost_item
from irdocs.content.markdown_unset import unset_in_text
from irdocs.content.markup import Text
from irdocs.content.odd_items import lost_sign, renumbered_item
from irdocs.content.reading_context import ReadingContext
from irdocs.content.source import ForeignText, SourceText
from irdocs.content.source_ids import check_source
from irdocs.content.typed_lines import run_together
from irdocs.content.values import NOWHERE, checked_address, language_tag, plain_text
from irdocs.diagnostics import Report, guess
from irdocs.mathematics import Formula
from irdocs.models import ValidationInfo


def marked_up_text(value: Any, info: ValidationInfo, *, one_paragraph: bool = False) -> Text:
    """Return a text with inline markup, whose links, languages and citations are good."""
    if isinstance(value, list) and value and not one_paragraph:
        raise PydanticCustomError(
            "text-expected", "must be text, not a list",
            {"hint": "write | behind its key, and the items stay a list, in the text"},
        )  # fmt: skip
    marked_up = plain_text(value, keeps_guards=True)
    report = info.context.report if isinstance(info.context, ReadingContext) else Report()

    def read_math(start: int, end: int) -> Formula:
        return read_formula(marked_up, report, display=False, start=start, end=end)

    text = markdown.parse(
        marked_up,
        marked_up.span,
        one_paragraph=one_paragraph,
        read_math=read_math,
        language=info.context.language if isinstance(info.context, ReadingContext) else None,
    )
    # A character reference such as &nbsp; or &#8; may stand for what a text must not be.
    plain_text(text.plain + "".join(text.citations))
    has_picture = bool(re.search(r"!\[[^\]]*\]\(", marked_up))  # which is reported below
    for paragraph in text.paragraphs if not has_picture else ():
        for inline in markup.walk(paragraph):
            if isinstance(inline, markup.Link):
                _check_link(inline, marked_up, info)
            if isinstance(inline, markup.Foreign):
                _check_language(inline, marked_up, info)
    # A citation that is written well is no longer part of the plain text.
    for words in _plain_texts(text):
        for written in _BAD_CITATION.findall(words):
            details = {"hint": _SEVERAL} if written.endswith((",", ";")) else {}
            _refuse(
                PydanticCustomError(
                    "bad-citation", "a citation must be written as [@source-id]", details
                ),
                written, marked_up, info,
            )  # fmt: skip
    if isinstance(info.context, ReadingContext):
        for cited in text.citations:
            check_source(cited, marked_up.span, info.context, sign=f"[@{cited}]")
        _report_unset_markup(marked_up, info.context.wording)
        _report_run_together(marked_up, info.context.report)
        _report_indented_item(marked_up, info.context.report)
        if any(isinstance(part, markup.TextList) for part in text.parts):
            _report_lazy_line(marked_up, info.context.report)
            _report_lost_item(marked_up, info.context.report)
            _report_odd_items(marked_up, info.context.report)
    if isinstance(value, ForeignText):
        return markup.in_language(text, value.language)
    return text


_SEVERAL = "write one for each source, one behind another: [@smith-2020] [@jones-2021]"
_BAD_CITATION = re.compile(r"\[@[^\s\]]*")


def _plain_texts(text: Text) -> Iterator[str]:
    """Yield the words of a text that are no markup."""
    for paragraph in text.paragraphs:
        for inline in markup.walk(paragraph):
            if isinstance(inline, markup.Plain):
                yield inline.text


def _refuse(fault: PydanticCustomError, sign: str, text: SourceText, info: ValidationInfo) -> None:
    """Report a fault of a text at the sign for it, so that the text's others are told, too; raise
    it where there is no report."""
    if not isinstance(info.context, ReadingContext):
        raise fault
    hint = (fault.context or {}).get("hint") or HINTS.get(fault.type)
    info.context.report.error(fault.type, fault.message(), text.span, hint, sign=sign)


def _check_language(words: markup.Foreign, text: SourceText, info: ValidationInfo) -> None:
    """Refuse words in another language whose tag is missing or wrong."""
    sign = f"lang:{words.language}"
    try:
        if not words.language:
            sign = "(lang:)"
            raise PydanticCustomError("bad-language", "no language follows lang:")
        language_tag(words.language)
    except PydanticCustomError as fault:
        _refuse(fault, sign, text, info)


def _check_link(link: markup.Link, text: SourceText, info: ValidationInfo) -> None:
    """Refuse a link without words, or with a bad address; report a link to an id that no section or
    block has."""
    url = link.url
    if not markup.plain_of(link.inlines).strip():
        _refuse(PydanticCustomError("empty-link", "a link has no words"), f"({url})", text, info)
    if not url:
        words = markup.plain_of(link.inlines)
        fault = PydanticCustomError(
            "empty-link", 'the link "{words}" has no address',
            {"words": words, "hint": "write where it leads in the brackets: [words](https://…)"},
        )  # fmt: skip
        _refuse(fault, f"[{words}]()", text, info)
        return
    identifier = url.removeprefix("#")
    if identifier == url:
        try:
            checked_address(url)
        except PydanticCustomError as fault:
            _refuse(fault, url, text, info)
        return
    context = info.context
    if not isinstance(context, ReadingContext):
        return
    ids = context.ids
    if ids is not None and identifier not in ids:
        context.report.error(
            "unknown-target",
            f'no section or block has the id "{identifier}"',
            text.span,
            guess(identifier, ids, "give the block an id:, and link to #id"),
            sign=f"({url})",
        )


def _report_unset_markup(text: SourceText, report: Report) -> None:
    """Report what a text has of Markdown that no product sets, at its line if that is known."""
    for unset in unset_in_text(text):
        report.error(
            "markup-not-set",
            f'{unset.what} is not set in a text: "{unset.sign}"',
            text.line_span(unset.line),
            f"{unset.advice}; a backslash before the sign prints it as it is",
            sign=unset.sign,
        )


def _report_run_together(source: SourceText, report: Report) -> None:
    """Warn of lines that look like those of an address, and become one."""
    line = run_together(source)
    if line is not None:
        report.warning(
            "joined-lines",
            "this line goes on with the one above it",
            source.line_span(line),
            "end each line with a backslash to keep them apart, or begin each with - for a list; "
            "or write them as one line",
        )


def _report_lazy_line(source: SourceText, report: Report) -> None:
    """Warn of a line below a list that joins its last item, in a text with a list."""
    line = lazy_line(source)
    if line is not None:
        report.warning(
            "joins-item",
            "this line becomes a part of the list's item above it",
            source.line_span(line),
            "leave a blank line above it for a paragraph of its own, or indent it as the item's "
            "text",
        )


def _report_lost_item(source: SourceText, report: Report) -> None:
    """Warn of a line of a list, in a text with a list, that seems to be an item and is none."""
    lost = lost_item(source)
    if lost is None:
        return
    if lost.is_glued:
        what = "this line is no item of the list below it, as no space follows its hyphen"
        advice = "write a space behind the hyphen; a backslash before it prints it as it is"
    else:
        what = "this line goes on with the item of the list above it"
        advice = "write - before it if it is an item; or write it in one line with the one above"
    report.warning("lost-item", what, source.line_span(lost.line), advice)


def _report_indented_item(source: SourceText, report: Report) -> None:
    """Warn of a line of a text that begins as an item does, and stands too far right for one."""
    found = indented_item(source) if "\n" in source else None
    if found is None:
        return
    if found.is_point:
        what = "this line is the only point below the one above it, as it is indented further"
        advice = "indent it as the items that it stands among; if it is meant as a point below "
        advice += "that line, end the line with a colon"
    else:
        what = "this line is no item: it stands so far right that it goes on with the words above"
        advice = "indent it as the other items, or by two spaces more for a point below one"
    report.warning("lost-item", what, source.line_span(found.line), advice)


def _report_odd_items(source: SourceText, report: Report) -> None:
    """Warn of an item of a list that is printed with another number, or without its sign."""
    if item := renumbered_item(source):
        report.warning(
            "renumbered-item",
            f"the item numbered {item.written} is printed as {item.printed}",
            source.line_span(item.line),
            "number the items one by one, or leave a line of text between two lists",
        )
    if lost := lost_sign(source):
        line, words = lost
        report.warning(
            "lost-sign",
            f'"{words}" begins an item of a list, so its sign is not printed',
            source.line_span(line),
            "write it in one line with what stands before it, or a backslash before the sign; "
            "items of lists begin with - below a line that ends in a colon, or a blank one",
        )


def marked_up_line(value: Any, info: ValidationInfo) -> Text:
    """Return a text with inline markup that is one paragraph."""
    text = marked_up_text(value, info, one_paragraph=True)
    if any(isinstance(part, markup.TextList) for part in text.parts):
        raise PydanticCustomError(
            "one-paragraph",
            "this text must be one paragraph, without a list; use a block of type: points",
        )
    if len(text.parts) > 1:
        raise PydanticCustomError(
            "one-paragraph",
            "this text must be one paragraph; remove the blank line or the break in it",
        )
    return text


def cell(value: Any, info: ValidationInfo) -> Text:
    """Return the text of a table's cell, which may be empty."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Text((), getattr(value, "span", NOWHERE))
    return marked_up_line(value, info)


__all__ = ["cell", "marked_up_line", "marked_up_text"]
