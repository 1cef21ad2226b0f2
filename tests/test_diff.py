"""irdocs diff: what differs between two versions, what readers may come to harm by first."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html
from pptx import Presentation
from pptx.chart.data import CategoryChartData

import irdocs
from irdocs.changes.details import changed_details
from irdocs.changes.matching import compared
from irdocs.changes.passages import (
    ComparedPart,
    ComparedVersion,
    Detail,
    Fate,
    FileKind,
    Passage,
    VersionComparison,
)
from irdocs.changes.words import word_edits
from irdocs.cli import main
from support.small_documents import one_section
from support.thorough import tried

CONTENT = """\
schema_version: 1
document: {title: T, subtitle: S., language: en-GB, audience: A,
  version: "1", date: 2026-11-01, disclaimer: D.}
leaflet: {format: a4}
sections:
  - id: s
    title: Section
    lead: Lead.
    blocks:
      - type: points
        id: doses
        title: Your tablets
        notes: |
          First paragraph of notes.

          Second paragraph of notes.
        items:
          - Take 5 mg twice a day with food.
          - Do not drive until Monday 3 May 2027.
          - Ring 0113 496 0000 if you are worried.
      - type: text
        title: At home
        text: Rest and drink plenty of water.
      - type: text
        id: last
        title: Afterwards
        text: Your doctor has a letter from us.
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["diff", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def report(*arguments: str | Path) -> dict[str, object]:
    found = run(*arguments, "--as", "json")
    assert found.exit_code == 0, found.output
    loaded: dict[str, object] = json.loads(found.output)
    return loaded


def changes(*arguments: str | Path) -> list[dict[str, object]]:
    found = report(*arguments)["changes"]
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a content file and what it makes."""
    folder = tmp_path_factory.mktemp("diff")
    (folder / "content.yaml").write_text(CONTENT)
    result = irdocs.build(
        folder / "content.yaml", folder / "output", irdocs.BuildOptions(web="single", epub=True),
        environment={},
    )  # fmt: skip
    assert not result.failed, [str(found) for found in result.report.errors]
    settings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for words in (
        ["init", "-q"], ["add", "content.yaml"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "First"],
    ):  # fmt: skip
        subprocess.run(["git", "-C", str(folder), *words], check=True, env=settings)
    return folder


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    (project / "new.yaml").write_text(CONTENT)
    return project


def edited(project: Path, *pairs: tuple[str, str]) -> Path:
    text = CONTENT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path = project / "new.yaml"
    path.write_text(text)
    return path


DETAILS = [
    ("Take 5 mg twice daily.", "Take 5 g twice daily.", "en-GB", {Detail.DOSE}),
    ("Take it twice daily.", "Take it three times daily.", "en-GB", {Detail.NUMBER}),
    ("Take it once.", "Take it at once.", "en-GB", set()),
    ("1,000 people", "1000 people", "en-GB", set()),
    ("1,000 people", "1,001 people", "en-GB", {Detail.NUMBER}),
    ("Ring 0113 496 0000", "Ring 0113 496 0001", "en-GB", {Detail.TELEPHONE}),
    ("Ring 0113 496 0000", "Ring 01134960000", "en-GB", set()),
    ("on 3 May 2026", "on 4 May 2026", "en-GB", {Detail.DATE}),
    ("on Monday", "on Tuesday", "en-GB", {Detail.DATE}),
    ("at 9.30 am", "at 10.30 am", "en-GB", {Detail.DATE}),
    ("It may be 3", "It may be 4", "en-GB", {Detail.NUMBER}),
    ("You can’t eat", "You can eat", "en-GB", {Detail.NEGATION}),
    ("You can't eat", "You can’t eat", "en-GB", set()),
    ("See https://example.org/a", "See https://example.org/b", "en-GB", {Detail.ADDRESS}),
    ("LS9 7TF", "LS9 7TG", "en-GB", {Detail.ADDRESS}),
    ("Nehmen Sie 2,5 mg", "Nehmen Sie 25 mg", "de", {Detail.DOSE}),
    ("Fahren Sie nicht", "Fahren Sie", "de", {Detail.NEGATION}),
    ("Peidiwch â gyrru", "Gyrrwch", "cy", {Detail.NEGATION}),
    ("運転しないでください", "運転してください", "ja", {Detail.NEGATION}),
    ("لا تقد", "قد", "ar", {Detail.NEGATION}),
    ("le 3 mai 2026", "le 4 mai 2026", "fr", {Detail.DATE}),
    ("Open at 9.30", "Open at 9:30", "en-GB", set()),
    ("Open at 9.30 a.m.", "Open at 9:30am", "en-GB", set()),
    ("Open at 9:30", "Open at 9.45", "en-GB", {Detail.NUMBER, Detail.DATE}),
    ("2.5 mg", "2,5 mg", "de", set()),
    ("2.5 mg", "2,6 mg", "de", {Detail.DOSE}),
    ("1.000 mg", "1000 mg", "de", set()),
    ("5 milligrams", "5 micrograms", "en-GB", {Detail.DOSE}),
    ("5 milligrams", "5 mg", "en-GB", set()),
    ("5 hours", "5 days", "en-GB", {Detail.DOSE}),
    ("a 5-day course", "a 5-week course", "en-GB", {Detail.DOSE}),
    ("alle 5 Stunden", "alle 5 Tage", "de", {Detail.DOSE}),
    ("كل 5 ساعات", "كل 5 أيام", "ar", {Detail.DOSE}),
    ("一日二回飲む", "一日三回飲む", "ja", {Detail.NUMBER}),
    ("每日两次", "每日三次", "zh-Hans", {Detail.NUMBER}),
    ("두 번 드세요", "세 번 드세요", "ko", {Detail.NUMBER}),
    ("more than 5", "less than 5", "en-GB", {Detail.COMPARISON}),
    ("above the knee", "below the knee", "en-GB", {Detail.COMPARISON}),
    ("the left leg", "the right leg", "en-GB", {Detail.COMPARISON}),
    ("das linke Bein", "das rechte Bein", "de", {Detail.COMPARISON}),
    (
        "the left leg and the left arm",
        "the left leg and the right arm",
        "en-GB",
        {Detail.COMPARISON},
    ),
    ("5つ以上", "5つ以下", "ja", {Detail.COMPARISON}),
    ("2.5 %", "2,5 %", "de", set()),
    ("BMI > 30", "BMI < 30", "en-GB", {Detail.COMPARISON}),
    ("Rest more at home.", "Rest more while at home.", "en-GB", set()),
    ("pp 5–10", "pp 5–20", "xx-unknown", {Detail.NUMBER}),
    ("Take 5 mg", "Take 5 mg/kg", "en-GB", {Detail.DOSE}),
    ("2 mg/ml", "2 mg/l", "en-GB", {Detail.DOSE}),
    ("3 mg/kg/day", "3 mg/kg/hour", "en-GB", {Detail.DOSE}),
    ("3 mg per kg", "3 mg/kg", "en-GB", set()),
    ("3 mg/L", "3 mg/l", "en-GB", set()),
    ("Give 5 ml", "Give .5 ml", "en-GB", {Detail.DOSE}),
    ("Give 0.5 ml", "Give .5 ml", "en-GB", set()),
    (
        "Do not eat. You may drink water.",
        "Eat. You may not drink water.",
        "en-GB",
        {Detail.NEGATION},
    ),
    (
        "5 mg in the morning and 10 mg at night",
        "10 mg in the morning and 5 mg at night",
        "en-GB",
        {Detail.DOSE},
    ),
    (
        "the left knee, not the right knee",
        "the right knee, not the left knee",
        "en-GB",
        {Detail.COMPARISON},
    ),
    ("morgens 5 mg, abends 10 mg", "morgens 10 mg, abends 5 mg", "de", {Detail.DOSE}),
    ("Take it daily", "Take it hourly", "en-GB", {Detail.DATE}),
    ("within a month", "within a year", "en-GB", {Detail.DATE}),
    ("täglich eine Tablette", "wöchentlich eine Tablette", "de", {Detail.DATE}),
    ("Rest first. Take 5 mg.", "Take 5 mg. Rest first.", "en-GB", set()),
]


@pytest.mark.parametrize(("before", "after", "language", "kinds"), DETAILS)
def test_what_readers_may_come_to_harm_by_is_found(
    before: str, after: str, language: str, kinds: set[Detail]
) -> None:
    assert {found.kind for found in changed_details(before, after, language)} == kinds
    assert {found.kind for found in changed_details(after, before, language)} == kinds
    assert not changed_details(before, before, language)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("at ten o'clock", "at nine o'clock", "at [ten|nine] o'clock"),
        ("a b c d", "a x y d", "a [b c|x y] d"),
        ("one two", "one two three", "one two[| three]"),
        ("禁止飲食", "禁止吸煙", "禁止[飲食|吸煙]"),
        ("1,000", "1,001", "[1,000|1,001]"),
        ("", "new", "[|new]"),
    ],
)
def test_words_are_told_whole(before: str, after: str, said: str) -> None:
    edits = word_edits(before, after)
    assert "".join(
        edit.before if edit.is_same else f"[{edit.before}|{edit.after}]" for edit in edits
    ) == said  # fmt: skip


def test_no_letter_of_either_version_is_lost() -> None:
    """Random parts, passages and edits: every passage is the same, or told of."""
    chance = random.Random(7)
    words = "take five tablets daily water not until Monday 10 mg ward home rest".split()  # noqa: SIM905

    def passage(number: int) -> Passage:
        return Passage(" ".join(chance.choices(words, k=chance.randint(1, 8))), "text", line=number)

    for _ in range(150):
        old = tuple(
            ComparedPart(f"block {n}", tuple(map(passage, range(chance.randint(0, 5)))), key=f"{n}")
            for n in range(chance.randint(1, 6))
        )
        parts = [
            ComparedPart(
                part.called,
                tuple(
                    passage(9) if chance.random() < 0.3 else one
                    for one in part.passages if chance.random() < 0.8
                ),
                key=part.key if chance.random() < 0.8 else "",
            )
            for part in old
            if chance.random() < 0.8
        ]  # fmt: skip
        chance.shuffle(parts)
        new = tuple(parts)
        found = compared(
            ComparedVersion("a", FileKind.CONTENT, old), ComparedVersion("b", FileKind.CONTENT, new)
        )
        assert applied(found, old) == sorted(one.text for part in new for one in part.passages)


def applied(found: VersionComparison, old: tuple[ComparedPart, ...]) -> list[str]:
    """Return what the older version says after the changes, sorted."""
    left = [one.text for part in old for one in part.passages]
    for change in found.changes:
        if change.fate is not Fate.MOVED:
            if change.before:
                left.remove(change.before.text)
            if change.after:
                left.append(change.after.text)
    return sorted(left)


def test_nothing_differs(here: Path) -> None:
    found = report("content.yaml", "new.yaml")
    assert found["same"] is True
    assert found["changes"] == []
    assert "nothing differs" in run("HEAD").output
    assert run("HEAD", "--exit-code").exit_code == 0


def test_values_that_changed_places_are_among_the_worst(here: Path) -> None:
    """The same numbers and answers, but of other things."""
    texts = [
        one_section(
            {"type": "chart", "id": "c", "kind": "bar", "title": "Pain", "categories": ["A", "B"],
             "series": [{"name": "S", "values": values}], "source": "Our audit, Leeds, 2026",
             "unit": "points", "alt": "Bars."},
            {"type": "quiz", "id": "q", "question": "Which?", "options": ["One", "Two"],
             "answer": answer, "explanation": "So."},
            {"type": "statistics", "id": "s",
             "items": [{"value": 5, "unit": unit, "label": "a day", "source": "Audit, 2026"}]},
            {"type": "callout", "id": "k", "kind": kind, "text": "Ring us."},
        )
        for values, answer, unit, kind in (
            ([7, 3.5], "A", "mg", "emergency"), ([3.5, 7], "B", "g", "information"),
        )
    ]  # fmt: skip
    for name, text in zip(("old.yaml", "new.yaml"), texts, strict=True):
        (here / name).write_text(text)
    found = changes("old.yaml", "new.yaml")
    told = {(d["kind"], *d["before"], *d["after"]) for one in found for d in one["details"]}
    assert told == {
        ("number", "7", "3.5", "3.5", "7"), ("answer or way", "A", "B"),
        ("dose or unit", "mg", "g"), ("answer or way", "emergency", "information"),
    }  # fmt: skip


def test_wrapping_quoting_and_comments_are_no_changes(here: Path) -> None:
    edited(
        here,
        ("        text: Rest and drink plenty of water.", "        text: >-\n          Rest and\n"
         "          drink plenty of water. # no comment"),
        ("title: At home", 'title: "At home"  # a comment'),
    )  # fmt: skip
    text = (here / "new.yaml").read_text().replace(" # no comment", "")
    (here / "new.yaml").write_text(text)
    assert changes("content.yaml", "new.yaml") == []


def test_the_worst_is_told_first_with_block_line_and_pages(here: Path) -> None:
    edited(
        here,
        ("drink plenty of water", "drink lots of water"),
        ("0113 496 0000", "0113 496 0001"),
        ("Do not drive", "Drive"),
        ("5 mg", "50 mg"),
    )
    found = changes("content.yaml", "new.yaml")
    assert [[one["kind"] for one in change["details"]] for change in found] == [  # type: ignore[attr-defined]
        ["dose or unit"], ["negation"], ["telephone number"], [],
    ]  # fmt: skip
    first = found[0]
    line = CONTENT.splitlines().index("          - Take 5 mg twice a day with food.") + 1
    assert first["part"] == 'block "doses"'
    assert first["after"]["line"] == line  # type: ignore[index]
    assert any(page.startswith("leaflet.pdf page") for page in first["pages"])  # type: ignore[attr-defined]
    assert any(page.startswith("deck.pptx slide") for page in first["pages"])  # type: ignore[attr-defined]
    text = run("HEAD:content.yaml", "new.yaml").output
    assert "Take [-5-]{+50+} mg twice a day with food." in text
    assert text.index("50") < text.index("[-plenty-]{+lots+}" if "[-plenty-]" in text else "lots")


def test_moved_added_and_removed(here: Path) -> None:
    block = CONTENT[CONTENT.index("      - type: text\n        id: last") :]
    edited(here, (block, ""))
    text = (here / "new.yaml").read_text()
    start = text.index("      - type: points")
    (here / "new.yaml").write_text(text[:start] + block + text[start:])
    assert [change["fate"] for change in changes("content.yaml", "new.yaml")] == ["moved"]
    edited(here, (block, ""))
    gone = changes("content.yaml", "new.yaml")
    assert {change["fate"] for change in gone} == {"removed"}
    assert {change["note"] for change in gone} == {'block "last" is gone'}
    assert {change["fate"] for change in changes("new.yaml", "content.yaml")} == {"added"}
    item = "          - Ring 0113 496 0000 if you are worried.\n"
    first = "          - Take 5 mg"
    edited(here, (item, ""), (first, item + first))
    assert {change["fate"] for change in changes("content.yaml", "new.yaml")} == {"moved"}


def test_a_paragraph_that_was_parted_is_no_other_text(here: Path) -> None:
    text = "Rest and drink plenty of water."
    parted = "|\n          Take 5 mg.\n\n          Not 10 mg."
    new = edited(here, (text, parted))
    joined = edited(here, (text, "Take 5 mg. Not 10 mg.")).rename(here / "joined.yaml")
    edited(here, (text, parted))
    (found,) = changes(joined, new)
    assert found["fate"] == "moved" and not found["details"]
    assert "1 were made 2" in str(found["note"])


def test_an_id_that_was_renamed_moves_nothing(here: Path) -> None:
    (found,) = changes("content.yaml", edited(here, ("- id: s\n", "- id: other\n")))
    assert (found["fate"], found["after"]["text"]) == ("changed", "other")  # type: ignore[index]


def test_a_cell_is_told_with_its_row_and_column(here: Path) -> None:
    rows = "Rest and drink plenty of water."
    table = (
        "x\n      - type: table\n        id: t\n        title: Doses\n"
        "        header: [Drug, Dose]\n"
        "        rows:\n          - [Aspirin, 5 mg]\n          - cells: [Other, {} mg]"
    )
    old = edited(here, (rows, table.format(7))).rename(here / "old.yaml")
    (found,) = changes(old, edited(here, (rows, table.format(70))))
    assert found["cell"] == "row 2, column 2"


def test_two_revisions_are_those_of_the_content(here: Path) -> None:
    assert not changes("HEAD", "HEAD")
    assert "content.yaml" in run("HEAD", "HEAD").output


def test_every_value_is_compared_not_only_words(here: Path) -> None:
    edited(here, ("        id: last\n", "        id: last\n        only: leaflet\n"))
    (change,) = changes("content.yaml", "new.yaml")
    assert change["fate"] == "added"
    assert change["after"]["role"] == "only"  # type: ignore[index]


def test_a_picture_that_was_replaced_is_told_of(here: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}v9z"/></svg>'
    block = "      - {type: image, id: pic, file: a.svg, alt: A shape., headline: H}\n"
    for name, size in (("one", 5), ("two", 6)):
        (here / name).mkdir(exist_ok=True)
        (here / name / "a.svg").write_text(svg.format(size))
        (here / name / "content.yaml").write_text(CONTENT + block)
    found = report("one", "two")
    change: Any
    (change,) = changes("one", "two")
    assert found["others"] == []
    assert change["after"]["line"] == (here / "two/content.yaml").read_text().count("\n")
    assert change["note"] == "the file itself is another one than before"
    run("one", "two", "--as", "html", "-o", "pictures.html")
    page = html.fromstring((here / "pictures.html").read_bytes())
    assert any("1 change is framed" in str(one.get("alt")) for one in page.iter("img"))


def test_what_somebody_edited_in_a_deck_is_told_at_the_line(here: Path) -> None:
    show = Presentation(str(here / "output/deck.pptx"))
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    for piece in paragraph.runs:
                        piece.text = re.sub("5(.)mg", r"50\1mg", piece.text)
    show.save(str(here / "edited.pptx"))
    found = changes("content.yaml", "edited.pptx")
    doses = [one for one in found if one["details"]]
    assert doses
    line = CONTENT.splitlines().index("          - Take 5 mg twice a day with food.") + 1
    assert {one["before"]["line"] for one in doses} == {line}  # type: ignore[index]
    assert {one["part"].partition(",")[0] for one in doses} == {'block "doses"'}  # type: ignore[attr-defined]
    both = changes("output/deck.pptx", "edited.pptx")
    assert len(both) == len(doses)


@pytest.mark.parametrize("name", ["leaflet.pdf", "deck.pptx", "leaflet.html", "deck.html"])
def test_what_was_made_of_the_content_does_not_differ_from_it(here: Path, name: str) -> None:
    (path,) = (here / "output").rglob(name)
    found = report("content.yaml", path)
    assert found["changes"] == []
    assert report(path, path)["same"] is True


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_handout_is_compared_with_one_of_as_many_slides_a_page(here: Path, count: int) -> None:
    options = irdocs.BuildOptions(only="deck", handout=count)
    irdocs.build(here / "content.yaml", here / "handouts", options, environment={})
    found = report("content.yaml", here / "handouts" / "handout.pdf")
    assert found["same"], found["others"]


def test_a_deck_is_compared_although_the_leaflet_is_too_small(here: Path) -> None:
    more = "".join(
        f"          - Step {number} of a long list.\n" for number in range(tried(200, 130))
    )
    first = "          - Take 5 mg twice a day"
    path = edited(here, (first, more + first), ("{format: a4}", "{format: a4-trifold}"))
    found = run(path, "output/deck.pptx")
    assert found.exit_code == 0, found.output
    assert "Step 129 of a long list." in found.output
    refused = run(path, "output/leaflet.pdf")
    assert refused.exit_code == 1, "no leaflet can be made of it"
    assert "leaflet-overflow" in refused.output


def test_two_kinds_are_compared_sentence_by_sentence(here: Path) -> None:
    found = report("output/leaflet.pdf", "output/deck.pptx")
    assert "sentence by sentence" in str(found["caution"])
    texts = json.dumps(found["changes"])
    assert "First paragraph of notes." in texts, "only the deck has notes"
    assert "Take 5 mg" not in texts, "both have it"


def test_pdfs_without_tags_can_be_compared(here: Path) -> None:
    import pikepdf

    with pikepdf.open(here / "output/leaflet.pdf") as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(here / "bare.pdf")
    found = report("bare.pdf", "bare.pdf")
    assert found["same"] is True
    assert "no tags" in str(found["caution"])


def test_a_comment_for_a_pull_request_has_no_markup_of_the_content(here: Path) -> None:
    edited(
        here,
        ("Your doctor has", "We @everyone <img src=x> #12 **[x](y)** `c` <!-- has"),
        (" text: We", " text: |\n          We"),
    )
    comment = run("HEAD:content.yaml", "new.yaml", "--as", "github").output
    body = comment.replace("<br>", "")
    assert not re.search(r"@everyone|<img|#12|\*\*\[x\]|`c`|<!--", body)
    assert "&#64;everyone" in body
    assert "<ins>" in body
    assert "<del>" in body


def test_a_page_shows_both_side_by_side(here: Path) -> None:
    edited(here, ("5 mg", "50 mg"), ("At home", "At <home>"))
    done = run("content.yaml", "new.yaml", "--as", "html", "-o", "out/changes.html")
    assert done.exit_code == 0, done.output
    tree = html.fromstring((here / "out/changes.html").read_bytes())
    assert tree.get("lang") == "en"
    assert not tree.xpath("//script")
    shown = [one.get("alt") for one in tree.xpath("//img")]
    assert any("leaflet.pdf page" in alt and "framed" in alt for alt in shown)
    assert any("deck.pptx slide" in alt for alt in shown)
    assert all(one.get("src").startswith("data:image/png;base64,") for one in tree.xpath("//img"))
    assert "[added: 50]" in " ".join(tree.text_content().split())
    assert "At <home>" in tree.text_content()
    assert run("HEAD", "--as", "html").exit_code == 2


def test_a_revision_is_read_with_its_own_files(here: Path) -> None:
    (here / "content.yaml").write_text(CONTENT.replace("5 mg", "6 mg"))
    try:
        found = run("HEAD", "--exit-code")
        assert found.exit_code == 1
        assert "HEAD:content.yaml → content.yaml" in found.output
        assert "[-5-]{+6+} mg" in found.output
        (here / "inner").mkdir(exist_ok=True)
        os.chdir(here / "inner")
        assert "[-5-]{+6+} mg" in run("HEAD:../content.yaml", "../content.yaml").output
        assert "[-5-]{+6+} mg" in run("HEAD:content.yaml", "../content.yaml").output
    finally:
        (here / "content.yaml").write_text(CONTENT)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing.yaml"], ["HEAD~99"], ["HEAD:nothing.yaml"], ["--", "-x"],
        ["--", "-x:content.yaml"],
        ["content.yaml", "notes.txt"], ["broken.pdf", "broken.pptx"], ["HEAD:/etc/passwd"],
        ["HEAD:../../x.yaml"], ["content.yaml", "broken.html"],
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_a_sentence(here: Path, arguments: list[str]) -> None:
    (here / "notes.txt").write_text("words")
    for name in ("broken.pdf", "broken.pptx", "broken.html"):
        (here / name).write_bytes(b"\x00\xff nothing")
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.output.startswith("irdocs: error: ")
    assert len(done.output.splitlines()) == 1


def test_a_report_never_replaces_what_is_compared(here: Path) -> None:
    for arguments in (
        ("HEAD", "-o", "content.yaml"),
        ("content.yaml", "new.yaml", "-o", "new.yaml"),
    ):
        done = run(*arguments)
        assert done.exit_code == 2
        assert "name another file" in done.output
    assert (here / "content.yaml").read_text() == CONTENT


def test_a_file_that_is_no_yaml_is_named_with_its_line(here: Path) -> None:
    (here / "new.yaml").write_text("a: [1\nb: 2\n")
    done = run("HEAD:content.yaml", "new.yaml")
    assert done.exit_code == 1
    assert "new.yaml:" in done.output


def test_content_with_faults_is_compared_all_the_same(here: Path) -> None:
    edited(here, ("type: points", "type: pionts"))
    found = changes("content.yaml", "new.yaml")
    assert [(one["fate"], one["after"]["text"]) for one in found] == [("changed", "pionts")]  # type: ignore[index]
    assert all(not one["pages"] for one in found)


WALKERS = """\
schema_version: 1
document: {title: T, subtitle: S., language: en-GB, audience: A, health: false,
  version: "1", date: 2026-11-01, disclaimer: D.}
leaflet: {format: a4}
sections:
  - id: s
    title: Section
    lead: Lead.
    blocks:
      - type: terms
        id: words
        title: Words
        items: [{term: Walkers, meaning: those who walk}, {term: Riders, meaning: those who ride}]
      - type: chart
        id: chart
        title: More people walk
        kind: column
        categories: ["2020", "2021"]
        series: [{name: Walkers, values: [10, 20.5]}]
        source: "Our own count of 212 people, Leeds, 2021"
        alt: A chart.
"""


def edited_walkers(folder: Path, edit: Any) -> Path:
    (folder / "content.yaml").write_text(WALKERS)
    built = irdocs.build(folder / "content.yaml", folder / "out", environment={})
    assert not built.failed, [str(error) for error in built.report.errors]
    deck = folder / "out" / "deck.pptx"
    show = Presentation(str(deck))
    edit(show)
    show.save(str(deck))
    return deck


def test_a_changed_number_of_a_chart_is_told_at_the_chart(tmp_path: Path) -> None:
    """And not where an earlier block has the name of its series."""

    def edit(show: Any) -> None:
        (chart,) = [shape.chart for slide in show.slides for shape in slide.shapes
                    if shape.has_chart]  # fmt: skip
        numbers = CategoryChartData()
        numbers.categories = list(chart.plots[0].categories)
        numbers.add_series("Walkers", (10, 21.5))
        chart.replace_data(numbers)

    deck = edited_walkers(tmp_path, edit)
    (change,) = changes(tmp_path / "content.yaml", deck)
    at = WALKERS[: WALKERS.index("series:")].count("\n") + 1
    assert f"content.yaml:{at}" in run(tmp_path / "content.yaml", deck).output, change


def test_footers_of_a_slide_that_was_deleted_are_not_told(tmp_path: Path) -> None:
    def edit(show: Any) -> None:
        slides = show.slides._sldIdLst
        titles = [slide.shapes.title.text for slide in show.slides]
        slides.remove(list(slides)[titles.index("Words")])

    deck = edited_walkers(tmp_path, edit)
    gone = [str(change["before"]) for change in changes(tmp_path / "content.yaml", deck)]
    assert any("those who walk" in words for words in gone)
    assert not any("1 November 2026" in words for words in gone), gone
    assert "sldNum" not in run(tmp_path / "content.yaml", deck).output


@pytest.mark.parametrize(
    ("before", "after", "language", "told"),
    [
        ("Answer C: Rest", "Answer A: Sleep", "en-GB", [("C: Rest", "A: Sleep")]),
        ("The answer is B: Rest", "The answer is B: Sleep", "en-GB", [("B: Rest", "B: Sleep")]),
        ("Antwort C: Ruhe", "Antwort A: Schlaf", "de", [("C: Ruhe", "A: Schlaf")]),
        ("The answer is clear: rest", "The answer is clear: sleep", "en-GB", []),
    ],
)
def test_another_answer_on_a_slide_is_told_among_what_matters(
    before: str, after: str, language: str, told: list[tuple[str, str]]
) -> None:
    found = [
        (*one.before, *one.after)
        for one in changed_details(before, after, language)
        if one.kind is Detail.CHOICE
    ]
    assert found == told
