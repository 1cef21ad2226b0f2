"""Validate the values of a content file by the model, and translate pydantic's errors into ours.

Pydantic finds the faults, but speaks of "input" and of paths such as ("sections", 0, "blocks", 2,
"cards", "items"). `_report_problem` gives each error one of our codes, words of the author's file,
a hint, and, by following the path through the located values, a line and a column. What pydantic
cannot see from within one value, such as ids used twice, is checked here before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from irdocs.content.blocks import AnyBlock, Callout
from irdocs.content.blocks.quiz import letter_meant
from irdocs.content.blocks.table import FORMS
from irdocs.content.hints import HINTS
from irdocs.content.keyed_rows import list_bare_cells, list_cells
from irdocs.content.known_nodes import AskedAssets, remember, with_known
from irdocs.content.mending import mend
from irdocs.content.misplaced_blocks import give_back
from irdocs.content.model import Document
from irdocs.content.named_entries import is_unnamed
from irdocs.content.node import SPAN
from irdocs.content.other_names import block_meant, choice_meant
from irdocs.content.page_breaks import check_page_breaks
from irdocs.content.paired_items import give_keys
from irdocs.content.product import ProductTraits
from irdocs.content.ragged_rows import length_as_written, report_ragged_rows
from irdocs.content.reach import check_sections
from irdocs.content.reading_context import AssetReader, ReadingContext
from irdocs.content.scalar_items import keys_of, told_once
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.content.values import is_identifier
from irdocs.content.written_values import truth_advice, whole_number_advice
from irdocs.diagnostics import Report, Span, guess, joined
from irdocs.models import ValidationError


def decode(
    data: SourceMapping,
    asset: AssetReader,
    report: Report,
    products: Sequence[ProductTraits],
) -> Document | None:
    """Return the document, or None after adding errors to `report`.

    `asset` reads the pictures and videos that the file names. `data` is completed in place:
    sections and blocks without an id get one.
    """
    give_back(data, _ALL_TYPES, report)
    for node in _named(data):
        list_cells(node, report)
        list_bare_cells(node, report)
        give_keys(node, report)
    empty = mend(data, Document, report)
    _name_all(data)
    _check_unique_ids(data, report)
    sources = data.get("sources")
    known = frozenset(sources or ()) if isinstance(sources, dict | None) else None
    if known and any(map(is_unnamed, known)):
        known = None  # which of them is cited is not known
    wording, asked = Report(), AskedAssets(asset)
    context = ReadingContext(
        report, wording, known, _ids(data), asked, tuple(products), _language(data)
    )
    try:
        document = Document.model_validate(with_known(data, context), context=context)
    except ValidationError as error:
        for problem in told_once(error.errors(include_url=False), data, report):
            _report_problem(problem, data, report)
        report.extend(wording)
        return None
    remember(data, document, context, asked, [*report, *wording])
    check_page_breaks(document, report)
    check_sections(document, report, products)
    _check_strips(document, report)
    is_whole = not report.errors
    report.extend(wording)
    report.extend(empty if is_whole else ())
    return document if is_whole else None


def _language(data: SourceMapping) -> str:
    """Return the language of the document as it is written, empty if there is none."""
    about = data.get("document")
    language = about.get("language") if isinstance(about, SourceMapping) else None
    return language.strip() if isinstance(language, str) else ""


def _check_strips(document: Document, report: Report) -> None:
    """Report each callout that asks for the strip at the foot of the pages after another has."""
    strips = [block for block in document.blocks if isinstance(block, Callout) and block.strip]
    for block in strips[1:]:
        report.error(
            "bad-callout",
            f'the strip at the foot of the pages is that of "{strips[0].id}" already',
            block.span,
            "remove strip: from one of the two",
        )


def _sections(data: SourceMapping) -> list[SourceMapping]:
    """Return the sections that are mappings; others are reported by the model."""
    sections = data.get("sections")
    return (
        [section for section in sections if isinstance(section, SourceMapping)]
        if isinstance(sections, SourceList)
        else []
    )


def _blocks(section: SourceMapping) -> list[SourceMapping]:
    """Return the blocks of a section that are mappings; others are reported by the model."""
    blocks = section.get("blocks")
    return (
        [block for block in blocks if isinstance(block, SourceMapping)]
        if isinstance(blocks, SourceList)
        else []
    )


def _name_all(data: SourceMapping) -> None:
    """Give each section without an id one, made of its number, and each block one made of its
    section's and its number in the section.

    The rest of the program can then rely on ids: waivers, alternative texts and the account of
    what reached which page refer to blocks by them.
    """
    names: set[str] = set()
    taken = {str(node["id"]) for node in _named(data) if "id" in node}
    for position, section in enumerate(_sections(data), start=1):
        _name(section, f"section-{position}", taken)
        name = section["id"]
        is_good = isinstance(name, str) and is_identifier(name) and name not in names
        stem = name if is_good else f"section-{position}"
        names.add(name if isinstance(name, str) else "")
        for number, block in enumerate(_blocks(section), start=1):
            _name(block, f"{stem}-{number}", taken)
            for inner_number, inner in enumerate(_inner_blocks(block), start=1):
                own = block["id"]
                outer = own if isinstance(own, str) and is_identifier(own) else f"{stem}-{number}"
                _name(inner, f"{outer}-part-{inner_number}", taken)


def _named(data: SourceMapping) -> Iterator[SourceMapping]:
    """Yield all that has an id: sections, blocks, and blocks within columns."""
    for section in _sections(data):
        yield section
        for block in _blocks(section):
            yield block
            yield from _inner_blocks(block)


def _name(node: SourceMapping, identifier: str, taken: set[str]) -> None:
    """Give a node an id if it has none: this one, or with more behind it if that is taken."""
    if "id" not in node:
        while identifier in taken:
            identifier += "-own"
        node["id"] = SourceText(identifier, node.span)
        node.key_spans["id"] = node.value_spans["id"] = node.span


def _inner_blocks(block: SourceMapping) -> list[SourceMapping]:
    """Return the blocks within a block of columns that are mappings."""
    columns = block.get("columns")
    if block.get("type") != "columns" or not isinstance(columns, SourceList):
        return []
    return [inner for column in columns if isinstance(column, SourceMapping)
            for inner in _blocks(column)]  # fmt: skip


def _check_unique_ids(data: SourceMapping, report: Report) -> None:
    """Report each id of a section or block that was used before; they share one set of names."""
    first_spans: dict[str, Span] = {}
    for node in _named(data):
        name = node.get("id")
        if not isinstance(name, str):
            continue
        span = node.value_spans["id"]
        if name in first_spans:
            first = first_spans[name]
            file = f" of {first.file}" if first.file != span.file else ""
            report.error(
                "repeated-id",
                f'the id "{name}" is used twice',
                span,
                f"the first one is in line {first.line}{file}; give one another id",
            )
        first_spans.setdefault(name, span)


def _ids(data: SourceMapping) -> frozenset[str] | None:
    """Return the ids of sections and blocks, or None if some sections could not be read."""
    if getattr(data.get("sections"), "refused", 0):
        return None
    nodes = [node for section in _sections(data) for node in (section, *_blocks(section))]
    return frozenset(str(node["id"]) for node in nodes if isinstance(node.get("id"), str))


def _report_problem(problem: Any, data: SourceMapping, report: Report) -> None:
    """Report one entry of pydantic's list of errors.

    Errors that our own validators raise have one of our codes as their type already, recognised
    by its hyphen; pydantic's types have underscores.
    """
    location = [part for part in problem["loc"] if part != SPAN and part not in FORMS]
    kind: str = problem["type"]
    span, owner, key, label, holder = _located(location, data)
    details = problem.get("ctx", {})
    given = problem["input"]
    if "-" in kind and kind != "bad-table" and _has_refused_items(given):
        return  # what is counted wrongly, as in a chart, may be so for the items that are missing
    if kind.startswith("union_tag") and not isinstance(given, dict):
        kind = "model_type"

    if isinstance(given, SourceMapping) and (at := str(details.get("at", ""))) in given:
        span = given.value_spans[at]
    empty = _empty_key(given, str(details.get("keys", "")).split())
    if empty is not None:
        span = given.key_spans[empty]

    def error(code: str, message: str, hint: str | None = None) -> None:
        message = f'"{empty}" has no value, and {message}' if empty else message
        report.error(code, message, span, hint or HINTS.get(code))

    match kind:
        case "missing-key" if "hint" in details:
            error(kind, problem["msg"], details["hint"])
        case "missing":
            error("missing-key", f'{owner} needs "{key}"')
        case "union_tag_not_found" if "include" in given:
            message = "a file is included among the sections alone, and this is a list of blocks"
            error("bad-include", message, "write its blocks here, or include whole sections")
        case "union_tag_not_found":
            types = f"one of {_block_types(details)}"
            error("missing-key", 'a block needs "type"', _type_meant(given) or types)
        case "union_tag_invalid":
            span, tag = given.value_spans["type"], given["type"]
            known = _block_types(details)
            if isinstance(tag, str):
                advice = block_meant(tag)
                question = "" if advice else guess(tag, known.split(", "))
                message = (
                    f'a block "{tag}" has no place here'
                    if tag in _ALL_TYPES
                    else joined(f'there is no block type "{tag}"', question)
                )
            else:
                message, advice = '"type" must be text', None
            error("unknown-block", message, advice or f"one of {known}")
        case "model_type" | "model_attributes_type" if given is None and isinstance(
            location[-1], int
        ):
            advice = "put the word in quotes, or remove it"
            error("empty-item", f"{label} is empty: YAML reads ~ and null for nothing", advice)
        case "items_type":
            message = f"the entries of {label} must be mappings of keys"
            error("mapping-expected", message, f"give each its keys: {keys_of(details)}")
        case "model_type" | "model_attributes_type" | "dict_type":
            key_without_space = re.match(r"[A-Za-z_][\w-]*:(?=[^\s/])", str(given))
            if key_without_space:
                hint = f"write a space after {key_without_space[0]}"
            elif "class_name" in details:
                hint = f"{HINTS['mapping-expected']}: {keys_of(details)}"
            else:
                hint = None
            if isinstance(given, str) and label == 'an entry of "blocks"' and hint is None:
                hint = "write - type: text, and below it text: with these words"
            if isinstance(given, str) and key == "leaflet" and " " not in given:
                hint = f"write leaflet: {{format: {given}}}"
            if isinstance(given, str) and key in _FILES and " " not in given:
                hint = f"write {key}: {{file: {given}, alt: …}}"
            error("mapping-expected", f"{label} must be a mapping of keys", hint)
        case "tuple_type" | "list_type":
            error("list-expected", f"{label} must be a list", _list_hint(str(given)))
        case "bad-table":
            report_ragged_rows(given, report)
        case "too_short" if details["actual_length"] < length_as_written(given):
            pass  # items that were refused are reported themselves
        case "too_short":
            least = details["min_length"]
            message = f'"{key}" needs at least {least} item{"s"[: least != 1]}'
            error("too-few", message, _FEW.get(key))
        case "too_long":
            error("too-many", f'"{key}" takes at most {details["max_length"]} items')
        case "literal_error":
            choices = re.findall(r"'([^']*)'", details["expected"])
            hint = guess(str(given), choices, choice_meant(str(given), choices))
            if choices[:1] == ["A"]:
                hint = letter_meant(given, holder.get("options")) or HINTS["bad-answer"]
            error("bad-choice", f'"{key}" must be {details["expected"]}', hint)
        case "bool_type" | "bool_parsing":
            advice = truth_advice(str(given))
            error("truth-expected", f'"{key}" must be true or false', advice)
        case "int_type" | "int_parsing" | "int_from_float":
            advice = whole_number_advice(str(given))
            error("number-expected", f'"{key}" must be a whole number', advice)
        case "greater_than_equal" | "less_than_equal":
            least_or_most = details.get("ge", details.get("le"))
            side = "least" if "ge" in details else "most"
            error("bad-number", f'"{key}" must be at {side} {least_or_most}')
        case _ if "faults" in details:
            for fault in details["faults"]:
                place, *_ = _located([*location, *fault.at], data)
                report.error(kind, fault.message, place, fault.hint or HINTS[kind])
        case "text-expected":  # the validator knows the value, but not the key that it is for
            error(kind, f"{label} {problem['msg']}", details.get("hint"))
        case "number-expected" if "alike" in details:
            all_of = f'{details["alike"]} entries of "{key}" must be numbers'
            error(kind, all_of, details.get("hint"))
        case "number-expected":
            error(kind, f"{label} {problem['msg']}", details.get("hint"))
        case _:
            choices = str(details.get("choices", "")).split("\n")
            question = guess(str(given), choices, choice_meant(str(given), choices))
            hint = question or details.get("hint")
            error(kind if "-" in kind else "bad-value", problem["msg"], hint)


def _empty_key(given: Any, keys: Sequence[str]) -> str | None:
    """Return the first of some keys of a mapping that is there without a value, or None."""
    holder = given if isinstance(given, SourceMapping) else {}
    return next((key for key in keys if key in holder and holder[key] is None), None)


def _type_meant(block: SourceMapping) -> str:
    """Return what to write for a block without a type that has a name of one as a key; empty if it
    has none."""
    own = next((name for name in block if name in _ALL_TYPES), None)
    if own is not None:
        return f"write type: {own} beside its keys"
    return next((advice for name in block if (advice := block_meant(name))), "")


_FEW = {
    "sections": "write a section: - title: with its words, and blocks: below it",
    "blocks": "write a block, - type: text with text: below it, or leave the section or column out",
    "header": 'write a name for each column; one that needs none is ""',
    "rows": "write a row, with a cell for each column: - [first, second]",
}
"""What to do where these have too few items, in which no other block would help."""
_FILES = frozenset({"logo", "map"})
"""Keys of mappings that name a file, and what it shows."""


def _list_hint(given: str) -> str | None:
    """Return how to begin the items of what should be a list, if a sign begins them already."""
    if re.match(r"-\s", given):
        return "remove what stands behind its key, such as |, and keep the items below it"
    if given.startswith("-"):
        return "write a space after each hyphen"
    if re.fullmatch(r"[^\[\]{}:\n]{1,60},[^\[\]{}:\n]{1,60}", given):
        return f"write it in brackets: [{given}]"
    return f"begin each item with - in place of {given[0]}" if given[:1] in _BULLETS else None


_BULLETS = tuple("•–—‒−·*+◦▪●‣➢")
"""Signs that begin the items of lists elsewhere."""


def _has_refused_items(value: Any) -> bool:
    """Return whether a list within a value lacks items, since they were reported as empty."""
    if isinstance(value, SourceMapping):
        return any(_has_refused_items(part) for part in value.values())
    if isinstance(value, SourceList):
        return bool(value.refused) or any(_has_refused_items(part) for part in value)
    return False


_ALL_TYPES = frozenset(
    name for block in get_args(AnyBlock) for name in get_args(block.model_fields["type"].annotation)
)
"""The types of all blocks; a column takes some of them."""


def _block_types(details: dict[str, Any]) -> str:
    """Return the types of blocks that there are, as pydantic lists them, without its quotes."""
    return str(details.get("expected_tags", "text, points, cards, …")).replace("'", "")


def _located(
    location: Sequence[Any], data: SourceMapping
) -> tuple[Span, str, str, str, SourceMapping]:
    """Follow the path of one of pydantic's errors through the file.

    Return the place of the faulty value, or of the innermost value on the path that is there; the
    name of the mapping that holds it ("document", "an entry of items"); its key; what a message
    calls it ('"title"', 'an entry of "items"'); and that mapping.

    Pydantic's path is not quite that of the file: where a value may be one of several models, the
    path also has the tag that chose the model, which here is a block's type.
    """
    span: Span = data.span
    node: Any = data
    holder = data
    owner, key, label = "the file", "", "the file"
    for part in location:
        holder = node if isinstance(node, SourceMapping) else holder
        if isinstance(part, int) and not isinstance(node, SourceList):
            continue  # one where several may be
        if isinstance(node, SourceMapping) and node.get("type") == part and key == "":
            owner, key = str(part), str(part)
            continue
        if isinstance(node, SourceList) and isinstance(part, int) and part < len(node):
            label = f'an entry of "{key or owner}"'
            owner, span, node = f"an entry of {key or owner}", node.spans[part], node[part]
            key = "" if isinstance(node, SourceMapping) and "type" in node else key
        elif isinstance(node, SourceMapping) and part in node:
            owner, span, node = str(key or owner), node.value_spans[part], node[part]
            key = str(part)
            label = f'"{key}"'
        else:
            owner = owner if owner.startswith("an entry") else key or owner
            key = str(part)
            label = f'"{key}"'
    return span, owner, key, label, holder
