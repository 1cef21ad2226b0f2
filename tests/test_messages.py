"""Every error, warning and note has one form, and says in the author's words what is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import irdocs
from conftest import SMALL
from irdocs import content
from irdocs.audit import catalogue
from irdocs.audit.codes import CODES
from irdocs.content.hints import HINTS
from irdocs.diagnostics import Diagnostic, Report
from irdocs.products import traits_of
from support.small_documents import one_section
from support.sources import SOURCE, calls_of, parsed, paths_with, texts

PROPER_NAMES = ("CMYK", "JPEG", "PDF", "PNG", "PowerPoint", "SVG", "YAML")
"""What a message or a hint may start with though it begins with a capital."""

NEEDS_NO_HINT: frozenset[tuple[str, str]] = frozenset()
"""Errors, by file and code, whose message says by itself what to do."""

STILL_TO_MEND: frozenset[tuple[str, str, str]] = frozenset()
"""Known faults of form: file, code and fault. An entry that is no longer needed fails the test."""

HOLE = "\0"
"""Stands for a part of a message that is known only when the program runs."""

NOWHERE = ast.Module([], [])
"""A scope in which names have no value."""


@dataclass(frozen=True)
class Call:
    """The arguments of a call that have a meaning here, by their positions."""

    code: int | None
    """None for faults of syntax, which have one code."""
    message: int
    hint: int | None


METHODS = {
    "error": Call(0, 1, 3),
    "warning": Call(0, 1, 3),
    "note": Call(0, 1, 3),
    "report": Call(1, 2, 4),
    "refuse": Call(0, 1, 3),
    "reject": Call(None, 0, 3),
}
FUNCTIONS = {
    "Diagnostic": Call(0, 2, 4),
    "PydanticCustomError": Call(0, 1, None),
    "error": Call(0, 1, 2),
}
FORWARDING = {
    "diagnostics.py": {"error", "warning", "note", "report"},
    "content/yaml_values.py": {"refuse"},
}
"""Functions that hand on the code, message and hint of their caller."""


@dataclass(frozen=True)
class Message:
    """A message in the source: each text that its code, wording and hint can be."""

    file: str
    line: int
    is_error: bool
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    hints: tuple[str, ...]
    """No hints at all if the call gives none."""

    @property
    def code(self) -> str:
        return self.codes[0].replace(HOLE, "*")

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}: {' | '.join(self.texts)!r}"


def literals(node: ast.expr, scope: ast.AST) -> tuple[str, ...]:
    """Return the texts that an expression can be, with holes for what is not written there."""
    match node:
        case ast.Constant(value=str(text)):
            return (re.sub(r"\{\w+\}", HOLE, text),)
        case ast.Constant(value=None):
            return ()
        case ast.JoinedStr(values=parts):
            return ("".join(
                str(part.value) if isinstance(part, ast.Constant) else HOLE for part in parts
            ),)  # fmt: skip
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            ends = literals(right, scope) or ("",)
            return tuple(f"{start}{end}" for start in literals(left, scope) for end in ends)
        case ast.IfExp(body=body, orelse=orelse):
            return (*literals(body, scope), *literals(orelse, scope))
        case ast.BoolOp(values=values):
            return tuple(text for value in values for text in literals(value, scope))
        case ast.Call(func=ast.Name(id="guess"), args=[_, _, *otherwise]):
            advice = tuple(text for value in otherwise for text in literals(value, scope))
            return (f'did you mean "{HOLE}"?', *advice)
        case ast.Call(func=ast.Name(id="joined"), args=args):
            return tuple(text for value in args for text in literals(value, scope))
        case ast.Name(id=name):
            return tuple(
                text
                for assigned in assignments(name, scope)
                for text in literals(assigned, scope)
            ) or (HOLE,)  # fmt: skip
    return (HOLE,)


def assignments(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    """Yield what a function or module assigns to a name, as far as it is a text itself."""
    for node in ast.walk(scope):
        if (
            isinstance(node, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
            and isinstance(node.value, ast.Constant | ast.JoinedStr)
        ):
            yield node.value


def shape_of(call: ast.Call) -> Call | None:
    match call.func:
        case ast.Attribute(attr=name) if len(call.args) > 1:
            return METHODS.get(name)
        case ast.Name(id=name):
            return FUNCTIONS.get(name)
    return None


def argument(call: ast.Call, position: int | None, name: str) -> ast.expr | None:
    if position is not None and position < len(call.args):
        return call.args[position]
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def is_error(call: ast.Call) -> bool:
    """Whether a call makes an error; where the severity is not written there, it may."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return name not in ("warning", "note")


def messages_in(file: Path) -> Iterator[Message]:
    name = file.relative_to(SOURCE / "irdocs").as_posix()
    module = parsed(file)
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        if (shape := shape_of(call)) is None:
            continue
        around = [f for f in functions if f.lineno <= call.lineno <= (f.end_lineno or 0)]
        if {f.name for f in around} & FORWARDING.get(name, set()):
            continue
        scope: ast.AST = around[-1] if around else module
        code, text = (
            argument(call, shape.code, "code") if shape.code is not None else None,
            argument(call, shape.message, "message"),
        )
        hint = argument(call, shape.hint, "hint")
        assert text is not None and (code is not None or shape.code is None), (
            f"{name}:{call.lineno}"
        )
        yield Message(
            name,
            call.lineno,
            is_error(call),
            literals(code, NOWHERE) if code else ("yaml-syntax",),
            literals(text, scope),
            literals(hint, scope) if hint else (),
        )


@cache
def messages() -> tuple[Message, ...]:
    files = paths_with(calls_of(*METHODS, *FUNCTIONS))
    return tuple(message for file in files for message in messages_in(file))


def starts_with_capital(text: str) -> bool:
    return text[:1].isupper() and not text.startswith(PROPER_NAMES)


def faults_of(message: Message) -> Iterator[str]:
    """Yield what is wrong with the form of a message, its hint and its code."""
    for text in message.texts:
        if text.rstrip().endswith("."):
            yield "the message ends in a full stop"
        if starts_with_capital(text):
            yield "the message starts with a capital"
        if "!" in text:
            yield "the message has an exclamation mark"
    for hint in message.hints:
        if hint.rstrip().endswith("."):
            yield "the hint ends in a full stop"
        if starts_with_capital(hint):
            yield "the hint starts with a capital"
    if any("  " in text for text in (*message.texts, *message.hints)):
        yield "two spaces stand together"
    known = catalogue.codes()
    for code in message.codes:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.replace(HOLE, "x")):
            yield "the code is not in kebab case"
        pattern = ".+".join(re.escape(part) for part in code.split(HOLE))
        if not any(re.fullmatch(pattern, other) for other in known):
            yield "nothing explains the code"


def lacks_hint(message: Message) -> bool:
    """Whether an error has no hint: neither of its own nor one by its code."""
    by_code = all(code in HINTS or HOLE in code for code in message.codes)
    return message.is_error and not message.hints and not by_code


def test_messages_are_found_in_every_way_of_making_them() -> None:
    files = {message.file for message in messages()}
    assert {"content/decode.py", "content/yaml_values.py", "content/fields.py"} <= files
    assert {"locale/choice.py", "translation/po_lines.py"} <= files
    assert len(messages()) > 100
    resolved = [message for message in messages() if any(t != HOLE for t in message.texts)]
    assert len(resolved) > 0.9 * len(messages())


def test_an_expression_is_read_in_all_its_forms() -> None:
    module = ast.parse(
        """
def check(report, name, known):
    text = f"there is no {name}"
    report.error("tab", text, None, guess(name, known, "look again"))
    report.warning("tab", "it is " + ("wrong" if name else f"{name} again"), hint="mend it")
    report.note(f"bad-{name}", joined("one", name))
"""
    )
    scope = module.body[0]
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and shape_of(node)]
    told = [literals(call.args[1], scope) for call in calls]
    assert told == [(f"there is no {HOLE}",), ("it is wrong", f"it is {HOLE} again"), ("one", HOLE)]
    assert literals(calls[0].args[3], scope) == (f'did you mean "{HOLE}"?', "look again")
    assert literals(calls[2].args[0], scope) == (f"bad-{HOLE}",)


@pytest.mark.parametrize(
    ("code", "text", "hint", "fault"),
    [
        ("tab", "there is a tab.", "mend it", "the message ends in a full stop"),
        ("tab", "There is a tab", "mend it", "the message starts with a capital"),
        ("tab", "there is a tab!", "mend it", "the message has an exclamation mark"),
        ("tab", "there is a  tab", "mend it", "two spaces stand together"),
        ("tab", "there is a tab", "mend it.", "the hint ends in a full stop"),
        ("tab", "there is a tab", "Mend it", "the hint starts with a capital"),
        ("no_tab", "there is a tab", "mend it", "the code is not in kebab case"),
        ("no-tab", "there is a tab", "mend it", "nothing explains the code"),
        ("tab", "there is a tab", None, "lacks a hint"),
    ],
)
def test_a_fault_of_form_is_found(code: str, text: str, hint: str | None, fault: str) -> None:
    good = Message("x.py", 1, True, ("tab",), (f'"{HOLE}" is wrong',), ("PDF is better",))
    assert not list(faults_of(good)) and not lacks_hint(good)
    bad = Message("x.py", 1, True, (code,), (text,), (hint,) if hint else ())
    assert fault in faults_of(bad) if hint else lacks_hint(bad)


def test_messages_hints_and_codes_have_their_form() -> None:
    faults = {
        (message.file, message.code, fault): str(message)
        for message in messages()
        for fault in faults_of(message)
    }
    new = [f"{fault}: {faults[key]}" for key in sorted(faults) for fault in key[2:]
           if key not in STILL_TO_MEND]  # fmt: skip
    assert not new, "\n".join(new)
    assert not STILL_TO_MEND - set(faults), "mended: take it out of STILL_TO_MEND"


def test_an_error_says_what_to_do() -> None:
    lacking = {
        (message.file, message.code): str(message) for message in filter(lacks_hint, messages())
    }
    assert not (new := set(lacking) - NEEDS_NO_HINT), "\n".join(lacking[key] for key in sorted(new))
    assert not NEEDS_NO_HINT - set(lacking), "it has a hint: take it out of NEEDS_NO_HINT"


@pytest.mark.parametrize(("code", "hint"), sorted(HINTS.items()))
def test_hints_by_code_have_their_form(code: str, hint: str) -> None:
    assert code in catalogue.codes()
    assert not starts_with_capital(hint) and not hint.endswith(".") and "  " not in hint


def with_block(*lines: str) -> str:
    """Return the small content with another block in place of its text."""
    head = SMALL.rsplit("      - type: text", 1)[0]
    first, *others = lines
    return head + "\n".join([f"      - {first}", *(f"        {line}" for line in others)]) + "\n"


def diagnostics_of(text: str, folder: Path) -> list[Diagnostic]:
    report = Report()
    content.read(text.encode(), "content.yaml", folder, report, traits_of())
    return list(report)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            with_block("type: 3", "text: a"), "18:15", '"type" must be text',
            "one of text, points, terms,",
        ),
        (
            with_block("type: pionts", "items: [a]"), "18:15",
            'there is no block type "pionts"; did you mean "points"?', "one of text, points,",
        ),
        (
            with_block("type: bullets", "items: [a]"), "18:15",
            'there is no block type "bullets"', "write type: points",
        ),
        (
            with_block("type: points", "steps: [a]"), "19:9",
            'points has no "steps"; did you mean "items"?', "known keys: backup, headline, id,",
        ),
        (
            with_block("type: quiz", "question: a", "choices: [b, c]", "answer: A",
                       "explanation: d"),
            "20:9", 'quiz has no "choices"; did you mean "options"?', "known keys: answer,",
        ),
        (
            with_block("type: image", "file: a.svg", "alt: A", "decorative: yes please"), "21:21",
            '"decorative" must be true or false', "write true or false, without quotes",
        ),
        (
            with_block("type: cards", "titel: A", "items: [{title: a}, {title: b}]"), "19:9",
            'cards has no "titel"; did you mean "title"?', "known keys: backup, headline, id,",
        ),
        (
            SMALL.replace("title: Small", "title: true"), "3:10",
            '"title" must be text, not the truth value true', "put it in quotes",
        ),
        (
            SMALL.replace('version: "1"', "version: 1.0"), "7:12",
            '"version" must be text, not a number', 'put the number in quotes: "1.0"',
        ),
        (
            SMALL.replace("title: Small", "title: [a]"), "3:10",
            '"title" must be text, not a list', "write one text",
        ),
        (
            SMALL.replace("title: Small", "title: {a: b}"), "3:10",
            '"title" must be text, not a mapping', "write one text",
        ),
        (
            SMALL.replace("title: Small", "title:"), "3:9",
            '"title" must be text, but nothing is written there',
            "write the words; a key that is not needed may be left out",
        ),
        (
            with_block("type: statistics", "items: [{value: many, label: of, source: one}]"),
            "19:25", '"value" must be a number, or words that hold one in digits',
            "write a number without quotes, or words with digits",
        ),
        (
            with_block("type: table", "caption: c", "header: [a]", "rows: [[true]]"), "21:17",
            "a cell of this table must be text, not a truth value: line 21",
            'put true and false in quotes there: "true"',
        ),
        (
            with_block("type: table", "caption: c", "header: [a, b]", "rows: [[a]]"), "21:16",
            "row 1 has 1 cell, and the header has 2", "give the row a cell",
        ),
        (
            with_block("type: text", "text: It is [@two]."), "19:15",
            'there is no source "two" under sources:', "add an entry with this id there",
        ),
        (
            with_block("type: text", "text: It is [@ one]."), "19:15",
            "a citation must be written as [@source-id]", "write [@id]",
        ),
        (
            SMALL.replace("  version", "  title: Two\n  version"), "7:3",
            'the key "title" is repeated', "the first one is in line 3; keep one of them",
        ),
        (
            with_block("type: text", "id: only", "text: a"), "19:13",
            'the id "only" is used twice', "the first one is in line 13; give one another id",
        ),
        (
            SMALL.replace("  subtitle", "\tsubtitle"), "4:1",
            "there is a tab in the indentation; YAML takes spaces only", "replace the tab",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_the_authors_words(
    text: str, place: str, message: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    (diagnostic,) = diagnostics_of(text, tmp_path)
    assert diagnostic.message == message
    assert diagnostic.span and f"{diagnostic.span.line}:{diagnostic.span.column}" == place
    assert str(diagnostic.hint).startswith(hint)


def test_the_severity_that_is_explained_is_the_one_that_is_told() -> None:
    """Where the code of a finding stands beside its severity in the source."""
    source = "\n".join(texts().values())
    told: dict[str, set[str]] = {}
    for severity, code in re.findall(r'report\.(warning|note|error)\(\s*"([a-z-]+)"', source):
        told.setdefault(code, set()).add(severity)
    assert len(told) > 50
    explained = {one.code: one.severity.value for one in CODES}
    assert {
        code: (explained[code], found)
        for code, found in told.items() if code in explained and explained[code] not in found
    } == {}  # fmt: skip


def test_a_message_quotes_the_beginning_of_a_long_word(tmp_path: Path) -> None:
    text = one_section({"type": "points", "items": ["Rest", "W" * 400]})
    (tmp_path / "content.yaml").write_text(text)
    found = irdocs.check(tmp_path / "content.yaml", irdocs.BuildOptions(only="leaflet")).report
    said = {one.code: one.message for one in found}
    assert len(said["word-too-wide"]) < 120 and len(said["block-capitals"]) < 120
