"""Import of Markdown: every word is taken, changed or said to be left, and the project builds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation

import irdocs
from irdocs.cli import main
from irdocs.diagnostics import UsageError
from irdocs.importing.project import ACCOUNT, ImportResult, import_file
from irdocs.importing.yaml_text import as_yaml
from support.thorough import tried

TODAY = "2026-11-26"


def imported(folder: Path, text: str, name: str = "talk.md") -> tuple[dict[str, Any], ImportResult]:
    """Import a text, and return the content with what came of it."""
    (folder / name).write_text(text, encoding="utf-8")
    result = import_file(folder / name, folder / "project", TODAY)
    assert result.missing == (), result.missing
    return yaml.safe_load((folder / "project" / "content.yaml").read_text("utf-8")), result


def built(result: ImportResult, only: Literal["leaflet", "deck"] | None = None) -> None:
    assert not result.checked.failed, [str(error) for error in result.checked.report.errors]
    order = irdocs.BuildOptions(only=only)
    assert not irdocs.build(
        result.folder / "content.yaml", result.folder / "out", order, environment={}
    ).failed


def told(result: ImportResult, fate: str) -> str:
    return " | ".join(f"{one.line} {one.what}: {one.how}" for one in result.account.lines
                      if one.fate == fate)  # fmt: skip


TALK = """---
title: Sepsis on the ward
subtitle: Find it in an hour
author: [A. Nurse, {name: B. Doctor}]
date: 2026-10-02
lang: en-GB
audience: For nurses
theme: moon
---

# Why it matters

Every hour counts, and **most** of it is *lost*.

## What it is

- An infection
    - with ~organ~ failure
    - and [a guideline](https://www.nice.org.uk/guidance/ng253)
- A race

::: notes
Tell the story of the first patient[^1].
:::

[^1]: She is invented.

# How to act

## The six

1. Oxygen
2. Cultures

## Doses

| Drug | Dose |
|------|-----:|
| A*B | 500 mg |
| C | 1 g |

: What to give first

![A ward at night](ward.png "Taken by nobody")

:::: {.columns}
::: {.column width="50%"}
Left words
:::
::: {.column width="50%"}
- Right point
:::
::::

$$ MAP = \\frac{S + 2D}{3} $$

> It gets easy to see, and hard to cure. — N. Machiavelli

```python
print("[^1] {{ x }} ::: notes")
```
"""


def test_a_talk_becomes_sections_and_blocks(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "ward.png")
    content, result = imported(tmp_path, TALK)
    about = content["document"]
    assert (about["title"], about["subtitle"]) == ("Sepsis on the ward", "Find it in an hour")
    assert about["authors"] == [{"name": "A. Nurse"}, {"name": "B. Doctor"}]
    assert str(about["date"]) == "2026-10-02" and about["audience"] == "For nurses"
    first, second = content["sections"]
    assert first["title"] == "Why it matters" and first["id"] == "why-it-matters"
    assert first["lead"] == "Every hour counts, and **most** of it is *lost*."
    assert "lead" not in second, "nobody wrote one"
    (points,) = first["blocks"]
    assert points["title"] == "What it is" and points["notes"].startswith("Tell the story")
    assert "[^1]: She is invented." in points["notes"]
    assert points["items"][0] == {"text": "An infection", "items": [
        "with \\~organ\\~ failure", "and [a guideline](https://www.nice.org.uk/guidance/ng253)",
    ]}  # fmt: skip
    kinds = [block["type"] for block in second["blocks"]]
    assert kinds == ["points", "table", "image", "columns", "formula", "quote", "code"]
    by_kind = {block["type"]: block for block in second["blocks"]}
    assert by_kind["points"]["ordered"] and by_kind["points"]["title"] == "The six"
    assert by_kind["table"]["header"] == ["Drug", "Dose"]
    assert by_kind["table"]["rows"][0] == ["A\\*B", "500 mg"]
    assert by_kind["image"] | {"file": "assets/ward.png", "alt": "A ward at night",
                               "caption": "Taken by nobody"} == by_kind["image"]  # fmt: skip
    assert [column["blocks"][0]["type"] for column in by_kind["columns"]["columns"]] == [
        "text", "points",
    ]  # fmt: skip
    assert by_kind["quote"]["by"] == "N. Machiavelli"
    assert by_kind["code"]["code"] == 'print("[^1] {{ x }} ::: notes")'
    assert "theme: of the front matter" in told(result, "left")
    built(result)


def test_marp_slides_and_their_comments(tmp_path: Path) -> None:
    text = ("---\nmarp: true\n---\n\n# One talk\n\n---\n\n## First\n\nWords.\n\n"
            "<!-- Say hello. -->\n\n---\n\n"
            "<!-- _class: lead -->\n\n## Second\n\nMore.\n")  # fmt: skip
    content, result = imported(tmp_path, text)
    assert content["document"]["title"] == "One talk"
    assert [section["title"] for section in content["sections"]] == ["First", "Second"]
    first = content["sections"][0]
    assert "Say hello." in str(first) and "directive of Marp" in told(result, "left")
    built(result)


def test_what_cannot_be_taken_is_said_at_its_line(tmp_path: Path) -> None:
    text = ("# A\n\nWords with <kbd>Ctrl</kbd>, ~~gone~~, [a file](x.md) and [@key].\n\n"
            "![far](https://example.org/a.png) ![lost](no.png) ![up](../../etc/passwd)\n\n"
            "<div class=x>Inner words</div>\n\n<!-- a secret -->\n\n## Alone\n")  # fmt: skip
    content, result = imported(tmp_path, text)
    left, changed = told(result, "left"), told(result, "changed")
    for words in ("3 HTML <kbd>", "5 the picture https://example.org/a.png", "no.png",
                  "../../etc/passwd", "a comment"):  # fmt: skip
        assert words in left, left
    for words in ('a link to "x.md"', "the citation", "HTML: its words"):
        assert words in changed, changed
    shown = str(content)
    for words in ("Ctrl", "a file", "far", "lost", "Inner words", "Alone"):
        assert words in shown
    assert "secret" not in shown and not (result.folder / "assets").exists()
    account = (result.folder / ACCOUNT).read_text()
    assert "changed:" in account and "left:" in account and "line 3:" in account
    built(result)


@pytest.mark.parametrize(
    "text",
    ["", "Words.", "# Only a title", "***", "- \n- x", "|a|\n|-|\n", "> > > deep",
     "1. a\n   - b\n     1. c\n        - d\n", "::: notes\nalone\n:::",
     "::: {.columns}\n::: column\n:::\n", ":::\n:::\n::::", "```\n", "    code\n", "[^1]: x",
     "# \n\n## \n", "---\n: : :\n---\nx", "$a$ and $5 and $10", "{{ x }}", "a\\\nb", "<b>",
     "&amp; &copy; &#8;", "-- x", "# A\n# A\n\nx\n", "1948. The year", "+ a\n\n  b\n\n      c",
     "![](a.png)", "x^2^ H~2~O", ": no table", "|a|\n|-|\n|1|\n\n: Its caption\n"],
)  # fmt: skip
def test_odd_files_become_projects_that_build(tmp_path: Path, text: str) -> None:
    """Each in one product; both are planned when it is checked."""
    _, result = imported(tmp_path, text)
    built(result, "deck" if len(text) % 2 else "leaflet")


_LINES = st.sampled_from(
    ["# Head", "## Sub", "Some words here.", "- point", "  - below", "1. one", "| a | b |",
     "|---|---|", "| 1 | 2 |", "> quoted", "```", "code line", "::: notes", ":::", "$$x$$",
     "![alt](a.png)", "**bold** *it*", "", "", "---", "<div>html</div>",
     "[link](http://example.org)", "[words]{.red}", "{{< meta x >}}", "(@) an example", "a--b",
     "```{python}", "#| echo: false", "[^1]", "[^1]: note", "term", ": def", "*", "_x_"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25))
@settings(
    max_examples=tried(400, 7), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_no_word_is_lost_silently(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.md").write_text("\n".join(lines))
    result = import_file(folder / "a.md", folder / "p", TODAY)
    assert result.missing == (), (lines, result.missing)
    faults = [error.code for error in result.checked.report.errors]
    assert not [code for code in faults if code in ("bad-yaml", "unknown-key", "missing-key")], (
        faults
    )


_KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True) | st.sampled_from(["on", "NO", "null"])
_UNREAD = re.compile(
    "[^\\S\\n]+(?=\\n|$)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Characters that no content may have, and spaces at the ends of lines."""


@given(st.recursive(
    st.text(max_size=30) | st.text("aB1 ,;:#-'.", max_size=12) | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, min_size=1, max_size=3)
    | st.dictionaries(_KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
))  # fmt: skip
@settings(max_examples=tried(600, 25))
def test_what_is_written_is_read_again(value: Any) -> None:
    def clean(one: Any) -> Any:
        match one:
            case str():
                text = _UNREAD.sub("", one).replace("\r", "")
                return text.strip("\n")
            case dict():
                return {key: clean(inner) for key, inner in one.items()}
            case list():
                return [clean(inner) for inner in one]
            case _:
                return one

    cleaned = clean(value)
    assert yaml.safe_load(as_yaml({"key": cleaned}))["key"] == cleaned


def test_a_heading_above_two_tables_is_that_of_their_columns(tmp_path: Path) -> None:
    table = "| A | B |\n|---|---|\n| a | b |\n"
    (tmp_path / "a.md").write_text(
        "# None\n\nWords.\n\n# One\n\n## Two tables\n\n"
        f"::: columns\n::: column\n{table}:::\n::: column\n{table}:::\n:::\n"
    )
    result = import_file(tmp_path / "a.md", tmp_path / "p", TODAY)
    assert not result.checked.report.errors, list(result.checked.report.errors)
    content = yaml.safe_load((tmp_path / "p" / "content.yaml").read_text())
    (columns,) = content["sections"][1]["blocks"]
    assert columns["title"] == "Two tables"


def test_the_command_says_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.md").write_text("# A\n\nWords.\n")
    ran = CliRunner().invoke(main, ["import", "talk.md", "--today", TODAY])
    assert ran.exit_code == 0, ran.output
    assert "talk/content.yaml" in ran.output and "talk/import.txt" in ran.output
    for arguments, reason in (
        (["talk.md"], "is there already"), (["talk.odt"], "no file that can be imported"),
        (["none.md", "-o", "x"], "No such file"),
    ):  # fmt: skip
        ran = CliRunner().invoke(main, ["import", *arguments])
        assert ran.exit_code == 2 and reason in ran.output
    with pytest.raises(UsageError):
        import_file(tmp_path / "talk.md", tmp_path / "talk.md", TODAY)


def test_a_table_is_not_called_table(tmp_path: Path) -> None:
    """A heading that says only "Table" stays as the title; the columns are the caption."""
    table = "| Drug | Dose |\n|---|---|\n| Adrenaline | 1 mg |\n"
    content, result = imported(tmp_path, f"# Drugs\n\nUse these.\n\n## Table\n\n{table}")
    blocks = [block for section in content["sections"] for block in section["blocks"]]
    found = next(block for block in blocks if block["type"] == "table")
    named = [section["title"] for section in content["sections"]] + [found.get("title", "")]
    assert "Table" in named and found["caption"] != "Table", content
    built(result)
    (tmp_path / "alone").mkdir()
    content, result = imported(tmp_path / "alone", table)
    found = content["sections"][0]["blocks"][0]
    assert found["caption"] not in ("", "Table"), content
    built(result)


def test_the_name_of_a_file_is_no_alternative_text(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "x.png")
    content, result = imported(tmp_path, "# Anatomy\n\nLook.\n\n![_x.png](x.png)\n")
    found = next(b for b in content["sections"][0]["blocks"] if b["type"] == "image")
    assert found["decorative"] and "alt" not in found
    assert "it is the name of a file" in told(result, "left")
    built(result)


@pytest.mark.parametrize(("start", "end"), [("~~", "~~"), ("<del>", "</del>"), ("<s>", "</s>")])
def test_words_that_were_struck_through_are_left_out_and_told(
    start: str, end: str, tmp_path: Path
) -> None:
    text = "# Dose [old]\n\nTake [50 mg] 5 mg, **[never] now**.\n"
    text = text.replace("[", start).replace("]", end)
    content, result = imported(tmp_path, text)
    assert content["sections"][0]["title"] == "Dose"
    assert content["sections"][0]["blocks"][0]["text"] == "Take 5 mg, **now**."
    for words in ("old", "50 mg", "never"):
        assert f'words struck through, "{words}"' in told(result, "left")


def test_what_pandoc_and_quarto_write_is_understood(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "a.png")
    text = """# Counts

Platelets 150 x 10^9^/L, CO~2~ is normal.

3. Take
4. Go back to step 3

![The knee](a.png){#fig-a width=50% fig-alt="Knee of a child"}

![](a.png){fig-alt='A second'}

| Drug | Dose |
|---|---|
| A[^1] | 5 mg | not with food |

[^1]: Not for children.
"""
    content, result = imported(tmp_path, text)
    blocks = [block for section in content["sections"] for block in section["blocks"]]
    words = yaml.safe_dump(content, allow_unicode=True)
    assert "10^9^/L" in words and "CO~2~" in words
    images = [block for block in blocks if block["type"] == "image"]
    assert [(one.get("alt"), one.get("caption")) for one in images] == [
        ("Knee of a child", "The knee"), ("A second", None),
    ]  # fmt: skip
    assert "fig-alt" not in words
    (table,) = [block for block in blocks if block["type"] == "table"]
    assert table["rows"] == [["A (Not for children.)", "5 mg"]]
    assert 'the cell "not with food"' in told(result, "left")
    assert "a list that begins with 3" in told(result, "changed")
    built(result)


def test_what_quarto_writes_within_sentences_is_words(tmp_path: Path) -> None:
    text = """# Talk

Take 5--10 mg [now]{.red}---not later -- see https://a.org/x--y, `--force` and a--b.

Run with --force. `[x]{.y} 1--2 {{< pagebreak >}}`

(@) First thing
(@good) Second thing

As (@good) shows, {{< video https://youtu.be/x >}} and @fig-knee. {{< pagebreak >}}

```{python}
#| echo: false
hidden(1)
```

```{r}
#| label: seen
plot(cars)
```
"""
    content, result = imported(tmp_path, text)
    blocks = content["sections"][0]["blocks"]
    words = yaml.safe_dump(content, allow_unicode=True, width=10_000)
    assert "Take 5–10 mg now—not later – see https://a.org/x--y, `--force` and a–b." in words
    assert "Run with --force. `[x]{.y} 1--2 {{< pagebreak >}}`" in words
    (points,) = [block for block in blocks if block["type"] == "points"]
    assert points["ordered"] and points["items"] == ["First thing", "Second thing"]
    assert "As (2) shows, [https://youtu.be/x](https://youtu.be/x) and @fig-knee." in words
    assert [block["code"] for block in blocks if block["type"] == "code"] == ["plot(cars)"]
    for what in ("{{< pagebreak >}}", "the code (python) gives", "code that is not shown",
                 "#| label: seen", "{.red}"):  # fmt: skip
        assert what in told(result, "left"), what
    assert "@fig-knee" in told(result, "changed") and result.missing == ()
    built(result)


def test_displayed_formulas_within_paragraphs_are_formulas(tmp_path: Path) -> None:
    text = (
        "# Talk\n\nThe formula is $$E = mc^2$$ as you know. Then $$\nx_1 = y_2\n$$ and go.\n\n"
        "$$\na = b\n$$\n\nIt costs `$$5$$`.\n"
    )
    content, result = imported(tmp_path, text)
    blocks = content["sections"][0]["blocks"]
    words = yaml.safe_dump(content, width=10_000)
    assert "The formula is $E = mc^2$ as you know. Then $x_1 = y_2$" in words
    assert [block["latex"] for block in blocks if block["type"] == "formula"] == ["a = b"]
    assert "`$$5$$`" in words and "within a paragraph" in told(result, "changed")
    built(result)


def test_what_marp_reads_between_the_brackets_of_a_picture_is_no_alternative_text(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "a.png")
    text = (
        "---\nmarp: true\n---\n\n# Knee\n\nWords.\n\n![bg right:40%](a.png)\n\n"
        "![bg left The ward](a.png)\n\n![w:200 The left knee, 5--10 days](a.png)\n"
    )
    content, result = imported(tmp_path, text)
    images = [b for b in content["sections"][0]["blocks"] if b["type"] == "image"]
    assert [one.get("alt") for one in images] == [None, "The ward", "The left knee, 5--10 days"]
    assert '"bg right:40%"' in told(result, "left") and '"w:200"' in told(result, "left")
    assert result.missing == ()


def test_a_comma_within_a_number_parts_no_item() -> None:
    items = ["up to 1,000 mg", "A,B", "A,"]
    assert yaml.safe_load(as_yaml({"items": items})) == {"items": items}


_PANDOC = """\
% Sepsis for
  juniors
% Dr A. Jones; Dr B. Smith
% 3 May 2026

# What it is

Sepsis is common.^[A trust, *2024*,
see [its
site](https://sepsistrust.org/about).] It kills and `x^[no]`, x^[ ] and 2^[open.

Lactate
: A product, `pH` too.

qSOFA

:   Three signs.

    - breathing

    Not all.
~   A second meaning.

Counted once.

: How many there were

| a | b |
|---|---|
| 1 | 2 |

<div>~~gone~~</div>
"""


def test_pandocs_title_block_notes_and_definitions_are_taken(tmp_path: Path) -> None:
    content, result = imported(tmp_path, _PANDOC)
    about = content["document"]
    assert about["title"] == "Sepsis for juniors" and str(about["date"]) == "2026-05-03"
    assert about["authors"] == [{"name": "Dr A. Jones"}, {"name": "Dr B. Smith"}]
    text, terms, points, after, table, *_ = content["sections"][0]["blocks"]
    assert text["text"].startswith("Sepsis is common.[^inline-1] It kills and `x^[no]`, x\\^")
    note = "[^inline-1]: A trust, *2024*, see [its site](https://sepsistrust.org/about)."
    assert text["text"].endswith(note)
    assert terms["items"] == [
        {"term": "Lactate", "meaning": "A product, `pH` too."},
        {"term": "qSOFA", "meaning": "Three signs.\n\nNot all.\n\nA second meaning."},
    ]
    assert points == {"type": "points", "items": ["breathing"]}
    assert after == {"type": "text", "text": "Counted once."}
    assert table["caption"] == "How many there were" and table["rows"] == [["1", "2"]]
    assert "32 HTML" in told(result, "changed")


def test_a_date_that_is_none_is_told_and_a_talk_of_percents_has_no_title_block(
    tmp_path: Path,
) -> None:
    content, result = imported(tmp_path, "% Sepsis\n%\n% Spring 2026\n\n# A\n\nWords.\n")
    assert content["document"]["title"] == "Sepsis" and "authors" not in content["document"]
    assert 'it was "Spring 2026"' in told(result, "added")
    (tmp_path / "other").mkdir()
    content, _ = imported(tmp_path / "other", "# A\n\n% is per cent.\n")
    assert content["sections"][0]["blocks"] == [{"type": "text", "text": "% is per cent."}]


def test_what_html_raises_or_lowers_stays_what_it_is(tmp_path: Path) -> None:
    text = "5 × 10<sup>9</sup>/L, H<sub>2</sub>O, C<SUB>max</SUB>, 10<sup>*-6*</sup>, <sup>x"
    content, result = imported(tmp_path, f"# Blood\n\n{text}\n\n| A |\n|---|\n| 10<sup>9</sup> |\n")
    assert content["sections"][0]["lead"] == "5 × 10⁹/L, H₂O, C~max~, 10⁻⁶, x"
    assert content["sections"][0]["blocks"][0]["rows"] == [["10⁹"]]
    assert "HTML <sup>" in told(result, "left")


def test_a_table_below_a_heading_has_it_as_the_title_of_its_slide(tmp_path: Path) -> None:
    text = (
        "# Talk\n\n# Doses\n\nA lead.\n\n## Of drugs\n\n| Drug | Dose |\n|---|---|\n| A | 5 mg |\n"
    )
    content, result = imported(tmp_path, text)
    table = content["sections"][-1]["blocks"][0]
    assert table["headline"] == table["caption"] == "Of drugs"
    order = irdocs.BuildOptions(only="deck")
    irdocs.build(result.folder / "content.yaml", tmp_path / "out", order, environment={})
    said = [
        [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        for slide in Presentation(str(tmp_path / "out" / "deck.pptx")).slides
    ]
    (slide,) = [words for words in said if "Of drugs" in words]
    assert slide.count("Of drugs") == 1


def test_a_caption_below_its_table_leaves_the_heading_as_its_title_alone(tmp_path: Path) -> None:
    rows = "| Drug | Dose |\n|---|---|\n| A | 5 mg |\n"
    table = f"A lead.\n\n## Of drugs\n\n{rows}\nTable: Each day\n"
    content, _ = imported(tmp_path, f"# A\n\n{table}\n# B\n\nMore words.\n")
    (block,) = content["sections"][0]["blocks"]
    assert (block["title"], block["caption"]) == ("Of drugs", "Each day")
    assert "headline" not in block


def test_a_caption_below_its_table_is_the_only_one_that_is_told(tmp_path: Path) -> None:
    rows = "| Drug | Dose |\n|---|---|\n| A | 5 mg |\n"
    content, result = imported(tmp_path, f"# A\n\nA lead.\n\n{rows}\n: Each day\n\n# B\n\n{rows}")
    captions = [section["blocks"][-1]["caption"] for section in content["sections"]]
    assert captions == ["Each day", "B"]
    assert told(result, "added").count("caption of a table") == 1


def test_callouts_of_quarto_myst_and_github_are_callouts(tmp_path: Path) -> None:
    text = (
        '# A\n\n::: {.callout-warning title="Mind the step"}\nDo not *fall*.\n\n- one\n:::\n\n'
        "::: {.callout-tip}\n## With a heading\n\nIt is useful.\n:::\n\n"
        ":::{note}\nOf MyST.\n:::\n\n> [!CAUTION]\n> Hot **water**.\n> More.\n\nWords between.\n\n"
        "> [!tip] Of Obsidian\n> At the end"
    )
    content, result = imported(tmp_path, text)
    blocks = content["sections"][0]["blocks"]
    assert [
        (one.get("title"), one.get("kind"), one["text"]) for one in blocks if one["type"] != "text"
    ] == [
        ("Mind the step", "warning", "Do not *fall*.\n\n- one"),
        ("With a heading", None, "It is useful."), ("Note", None, "Of MyST."),
        ("Caution", "warning", "Hot **water**. More."), ("Of Obsidian", None, "At the end"),
    ]  # fmt: skip
    assert [one["text"] for one in blocks if one["type"] == "text"] == ["Words between."]
    built(result)


@pytest.mark.parametrize(
    ("drawn", "header", "rows"),
    [
        ("  Drug      Dose\n-------- -------\n Aspirin   75 mg\n  Statin\n",
         ["Drug", "Dose"], [["Aspirin", "75 mg"], ["Statin", ""]]),
        ("-------- -------\n Aspirin   75 mg\n  Statin   1|2\n-------- -------\n",
         ["Aspirin", "75 mg"], [["Statin", "1\\|2"]]),
        ("----------------\n Drug    How\n         much\n-------- -------\n A       75 mg\n"
         "         daily\n\n B       2\n----------------\n",
         ["Drug", "How much"], [["A", "75 mg daily"], ["B", "2"]]),
        ("+------+-----+\n| Drug | Is  |\n+======+=====+\n| A    | - x |\n|      | - y |\n"
         "+------+-----+\n| B    | z   |\n+------+-----+\n",
         ["Drug", "Is"], [["A", "x; y"], ["B", "z"]]),
        ("+------+-----+\n| A    | x   |\n+------+-----+\n", ["", ""], [["A", "x"]]),
    ],
)  # fmt: skip
def test_tables_that_pandoc_draws_are_tables(
    tmp_path: Path, drawn: str, header: list[str], rows: list[list[str]]
) -> None:
    content, result = imported(tmp_path, f"# A\n\nFirst.\n\n{drawn}\nTable: What they take\n")
    (table,) = [one for one in content["sections"][0]["blocks"] if one["type"] == "table"]
    assert (table["caption"], table["header"], table["rows"]) == ("What they take", header, rows)
    assert not result.checked.failed


def test_a_table_whose_cells_span_others_stays_as_it_is_drawn(tmp_path: Path) -> None:
    drawn = "+-----+-----+\n| Of both   |\n+=====+=====+\n| a   | b   |\n+-----+-----+"
    content, _ = imported(tmp_path, f"# A\n\nFirst.\n\n{drawn}\n\nLast.\n")
    kinds = [one["type"] for one in content["sections"][0]["blocks"]]
    assert "code" in kinds and "span others" in (tmp_path / "project" / "import.txt").read_text()


def test_rules_and_headings_of_dashes_are_no_tables(tmp_path: Path) -> None:
    text = "Heading\n-------\n\nWords.\n\n---\n\nMore.\n\n```\n a  b\n-- --\n 1  2\n```\n"
    content, _ = imported(tmp_path, text)
    assert "table" not in str(content["sections"])


@pytest.mark.parametrize(
    "text",
    ["a. Look\nb. Think\nc. Speak", "a) Look\n\nb) Think\n   of it\n\nc) Speak",
     "(1) Look\n(2) Think\n(3) Speak", "i. Look\nii. Think\niii. Speak",
     "#. Look\n#. Think\n#. Do"],
)  # fmt: skip
def test_lists_with_letters_are_lists_and_are_told(tmp_path: Path, text: str) -> None:
    content, result = imported(tmp_path, f"# A\n\nFirst.\n\n{text}\n\nLast.\n")
    (points,) = [one for one in content["sections"][0]["blocks"] if one["type"] == "points"]
    assert points["ordered"] and len(points["items"]) == 3
    assert "line 5: a list of letters" in (tmp_path / "project" / "import.txt").read_text()
    assert not result.checked.failed


@pytest.mark.parametrize("text", ["a. Smith wrote it.", "b) Two\nc) Three", "(1) Once\nand more"])
def test_one_letter_begins_no_list(tmp_path: Path, text: str) -> None:
    content, _ = imported(tmp_path, f"# A\n\nFirst.\n\n{text}\n")
    assert "points" not in str(content["sections"])


def test_a_heading_beside_the_title_of_the_front_matter_begins_a_section_in_its_place(
    tmp_path: Path,
) -> None:
    text = (
        '---\ntitle: "Sepsis talk"\nlang: en-GB\n---\n\nBefore all.\n\n# Background\n\n'
        "It kills 11 million.\n\n- one\n- two\n\n## Find it\n\n- Score 5\n\n## Treat it\n\nGive.\n"
    )
    content, result = imported(tmp_path, text)
    built(result)
    titles = [section["title"] for section in content["sections"]]
    assert titles == ["Introduction", "Background", "Find it", "Treat it"]
    assert "11 million" in content["sections"][1]["lead"]
    assert content["document"]["title"] == "Sepsis talk"


def test_a_heading_that_repeats_the_title_is_the_title(tmp_path: Path) -> None:
    text = "---\ntitle: Sepsis talk\nlang: en-GB\n---\n\n# Sepsis talk\n\n## Find it\n\nScore 5.\n"
    content, _ = imported(tmp_path, text)
    assert [section["title"] for section in content["sections"]] == ["Find it"]


def test_slides_below_one_heading_have_it_as_their_title(tmp_path: Path) -> None:
    """On paper it stands once, above them all."""
    content, result = imported(
        tmp_path,
        "# Plague\n\nA lead.\n\n## Its life\n\n- A flea bites\n\n$$N = 2^t$$\n\n"
        "> So be it. — A Monk\n\n| A | B |\n|---|---|\n| c | d |\n\n"
        "# After\n\nAnother lead.\n\n1. Wages rise\n",
    )
    first, second = content["sections"]
    said = [(block.get("title"), block.get("headline")) for block in first["blocks"]]
    assert said == [("Its life", None), (None, "Its life"), (None, "Its life"), (None, "Its life")]
    assert "headline" not in second["blocks"][0]
    built(result)
    show = Presentation(str(result.folder / "out" / "deck.pptx"))
    titles = [slide.shapes.title.text for slide in show.slides if slide.shapes.title is not None]
    assert "Its life (4)" in titles and not any(one.startswith("Plague (") for one in titles)


def test_columns_of_a_table_are_aligned_as_its_source_says(tmp_path: Path) -> None:
    content, result = imported(
        tmp_path,
        "# Deaths\n\nA lead.\n\n| Place | Dead | Word | Mark |\n|:--|--:|--:|:-:|\n"
        "| Usk | 540 | few | x |\n| Neath | n/k | many | y |\n\n| A | B |\n|---|:---|\n| c | d |\n",
    )
    aligned, plain = content["sections"][0]["blocks"]
    assert aligned["columns"] == [
        {}, {"align": "decimal"}, {"align": "right"}, {"align": "centre"}
    ]  # fmt: skip
    assert "columns" not in plain
    built(result)


def test_a_list_of_tasks_has_boxes(tmp_path: Path) -> None:
    content, result = imported(
        tmp_path,
        "# To do\n\nA lead.\n\n- [ ] Read chapter 4\n- [x] Watch the film\n\n# More\n\nA lead.\n\n"
        "- [ ] Tick it\n- [y] No box\n",
    )
    (tasks,), (points,) = (section["blocks"] for section in content["sections"])
    assert tasks == {"type": "text", "text": "☐ Read chapter 4\n☑ Watch the film"}
    assert points["items"] == ["☐ Tick it", "\\[y\\] No box"]
    assert "[x] before an item: a box" in told(result, "changed")
    built(result)


def test_strong_words_at_the_head_of_each_column_are_its_title(tmp_path: Path) -> None:
    def side_by_side(left: str, right: str) -> str:
        return (
            f"# After\n\nA lead.\n\n::: columns\n:::: column\n{left}\n::::\n:::: column\n{right}\n"
            "::::\n:::\n"
        )

    content, result = imported(
        tmp_path, side_by_side("**Peasants**\n\n- Rents fell", "**Lords**\n\nPoorer.\n\nFewer.")
    )
    (columns,) = content["sections"][0]["blocks"]
    left, right = columns["columns"]
    assert (left["title"], right["title"]) == ("Peasants", "Lords")
    assert [block["type"] for block in left["blocks"]] == ["points"]
    built(result)
    (tmp_path / "again").mkdir()
    content, _ = imported(
        tmp_path / "again", side_by_side("**Peasants**\n\n- Rents fell", "**All is lost**")
    )
    (columns,) = content["sections"][0]["blocks"]
    assert not any("title" in one for one in columns["columns"])


def test_an_address_in_pointed_brackets_is_shown_without_its_scheme(tmp_path: Path) -> None:
    content, result = imported(
        tmp_path,
        "# Ask\n\nA lead.\n\nWrite to <mailto:ceri@example.org>, or [mail](mailto:c@d.org).\n",
    )
    assert content["sections"][0]["blocks"][0]["text"] == (
        "Write to [ceri@example.org](mailto:ceri@example.org), or [mail](mailto:c@d.org)."
    )
    built(result)


def test_words_that_lead_to_a_list_are_one_block_with_it(tmp_path: Path) -> None:
    many = "".join(f"- Item {number}\n" for number in range(9))
    content, result = imported(
        tmp_path,
        "# Signs\n\nA lead.\n\nLook for three:\n\n- Fever\n- **Rash**\n\n"
        f"Then:\n\n1. Ring us\n2. Wait\n\nMany of them:\n\n{many}\n\n"
        "# Rest\n\nYou will need:\n\n- A bed\n",
    )
    first, second = content["sections"]
    three, then, many_of_them, points = first["blocks"]
    assert three == {"type": "text", "text": "Look for three:\n\n- Fever\n- **Rash**"}
    assert then == {"type": "text", "text": "Then:\n\n1. Ring us\n2. Wait"}
    assert many_of_them["text"] == "Many of them:" and len(points["items"]) == 9
    assert second["lead"] == "You will need:" and second["blocks"][0]["type"] == "points"
    built(result)


def test_a_line_below_a_picture_that_calls_it_a_figure_is_its_caption(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "ward.png")
    content, result = imported(
        tmp_path,
        "# Ducks\n\nA lead.\n\n![A duck](ward.png)\n\nFigure 1: This is a duckling\n\n"
        "![Another](ward.png)\n\nFigures are told below.\n",
    )
    blocks = content["sections"][0]["blocks"]
    assert [block["type"] for block in blocks] == ["image", "image", "text"]
    assert blocks[0]["caption"] == "Figure 1: This is a duckling" and "caption" not in blocks[1]
    built(result)


def test_numbers_typed_before_points_number_them(tmp_path: Path) -> None:
    content, result = imported(
        tmp_path,
        "# Ask\n\nA lead.\n\n- 1\\. Why?\n- 2\\. How?\n\n"
        "# Years\n\nA lead.\n\n- 3\\. Not the first\n- 4\\. So",
    )
    asked, years = (section["blocks"][0] for section in content["sections"])
    assert asked["ordered"] is True and asked["items"] == ["Why?", "How?"]
    assert "ordered" not in years and len(years["items"]) == 2
    assert "numbers typed before points: ordered: true" in told(result, "changed")
    built(result)


@pytest.mark.parametrize(
    ("words", "title", "text"),
    [
        ("The film shows a death. Tell the class.", "The film shows a death", "Tell the class."),
        ("Tell the class before you start the film.", "Warning",
         "Tell the class before you start the film."),
        ("Give **no** aspirin. Ring us.", "Warning", "Give **no** aspirin. Ring us."),
    ],
)  # fmt: skip
def test_a_warning_without_a_title_is_not_called_a_warning_twice(
    words: str, title: str, text: str, tmp_path: Path
) -> None:
    content, result = imported(tmp_path, f"# Plague\n\nA lead.\n\n> [!WARNING]\n> {words}\n")
    (callout,) = content["sections"][0]["blocks"]
    assert (callout["kind"], callout["title"], callout["text"]) == ("warning", title, text)
    assert f'"{title}"' in told(result, "added")
    built(result)


def test_a_file_without_a_title_has_that_of_its_only_section(tmp_path: Path) -> None:
    content, result = imported(tmp_path, "# The plague\n\nA lead.\n\n- It came\n- It went\n")
    assert content["document"]["title"] == "The plague"
    assert "title: that of its only section" in told(result, "added")
    built(result)
    (tmp_path / "again").mkdir()
    content, result = imported(
        tmp_path / "again",
        "# How it came\n\nA lead.\n\n- So\n\n# What it left\n\nA lead.\n\n- That\n",
    )
    assert content["document"]["title"] == "talk"
    assert content["document"]["subtitle"] == "How it came; What it left"
    assert "subtitle: the titles of its sections" in told(result, "added")


def test_a_caption_above_a_table_leaves_no_heading_of_the_table_before(tmp_path: Path) -> None:
    rows = "| x | y |\n|---|---|\n| 1 | 2 |\n"
    (tmp_path / "t.md").write_text(f"# T\n\n## S\n\n### A\n\n{rows}\n### B\n\n: Doses\n\n{rows}")
    import_file(tmp_path / "t.md", tmp_path / "new", "2026-11-26")
    content = yaml.safe_load((tmp_path / "new" / "content.yaml").read_text())
    (section,) = content["sections"]
    first, second = section["blocks"]
    assert (first["caption"], second["caption"], second["title"]) == ("A", "Doses", "B")
    assert "headline" not in second
