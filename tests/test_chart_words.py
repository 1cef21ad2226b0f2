"""What a headline says of a chart is compared with its values, and not more than it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import irdocs
from support.small_documents import ABOUT, one_section


def told(
    folder: Path, alt: str, unit: str, values: str, code: str = "contradicted-chart"
) -> list[str]:
    """Return the first word of each finding of a code on what is said of a chart."""
    chart = {
        "type": "chart", "kind": "column", "unit": unit, "alt": alt,
        "source": "Our audit of 212 people, May 2026", "categories": ["Age 18", "Age 40", "80"],
        "series": [{"name": "Ward 7", "values": yaml.safe_load(values)}],
        "reference": {"value": 33, "label": "Target"},
    }  # fmt: skip
    section = {"id": "a", "title": "A", "lead": "It is here.", "blocks": [chart]}
    document = {"schema_version": 1, "document": ABOUT, "sections": [section]}
    (folder / "content.yaml").write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
    report = irdocs.check(folder / "content.yaml").report
    assert not report.errors, report.errors
    return [one.message.split()[0] for one in report if one.code == code]


@pytest.mark.parametrize(
    ("alt", "unit", "values"),
    [
        ("It fell to 68%.", "%", "[61, 58, 43]"),
        ("61 per cent, then 53 per cent", "%", "[61, 58, 4]"),
        ("US$72 in all", "US$", "[12, 8, 43]"), ("£12.7 at first", "£", "[12.4, 8.1, 43]"),
        ("From 12 deaths to 7", "deaths", "[14, 3, 40]"),
    ],
)  # fmt: skip
def test_what_no_value_is_is_told(tmp_path: Path, alt: str, unit: str, values: str) -> None:
    assert told(tmp_path, alt, unit, values)


@pytest.mark.parametrize(
    ("alt", "unit", "values"),
    [
        ("It rose to 61% from 43%.", "%", "[43, 58, 61]"),
        ("The target is 33%.", "%", "[43, 58, 61]"),
        ("Among all 212 patients", "patients", "[43, 58, 61]"),
        ("More than 50%", "%", "[43, 58, 61]"),
        ("More than 71%", "%", "[43, 58, 79]"), ("95% of those", "%", "[43, 58, 79]"),
        ("£1.2m in all", "£", "[400000, 500000, 300000]"),
        ("101 in the first two", "in", "[43, 58, 7]"),
        ("61 per cent", "%", "[61, 58, 43]"), ("US$63 in all", "US$", "[12, 8, 43]"),
        ("Within 9 years", "years", "[1, 2, 4]"), ("16-24% each", "%", "[43, 58, 79]"),
        ("Patients of 18 years", "years", "[43, 58, 79]"),
        ("About 1,200 steps", "steps", "[1, 2, 9]"),
    ],
)  # fmt: skip
def test_what_follows_or_is_not_of_it_is_not(
    tmp_path: Path, alt: str, unit: str, values: str
) -> None:
    assert told(tmp_path, alt, unit, values) == []


@pytest.mark.parametrize(
    ("alt", "unit", "values", "number"),
    [
        ("58% at age 18, 61% at age 40", "%", "[61, 58, 43]", "58"),
        ("Age 18: 61%; age 40: 43%", "%", "[61, 58, 43]", "43"),
        ("Age 18 £61, age 40 £43", "£", "[61, 58, 43]", "43"),
        ("There were 17 deaths in Age 40", "deaths", "[61, 44, 43]", "17"),
        ("35% at age 18, 66% at age 40", "%", "[31, 66, 90]", "35"),
        ("18 per cent at age 40", "%", "[61, 43, 20]", "18"),
    ],
)  # fmt: skip
def test_the_value_of_another_name_is_told(
    tmp_path: Path, alt: str, unit: str, values: str, number: str
) -> None:
    assert told(tmp_path, alt, unit, values, "mistold-value")[:1] == [number]


@pytest.mark.parametrize(
    ("alt", "unit", "values"),
    [
        ("61% at age 18, 58% at age 40", "%", "[61, 58, 43]"),
        ("It fell by 18% at age 40, to 43%", "%", "[61, 43, 20]"),
        ("Nearly 60% at age 18", "%", "[58, 43, 20]"),
        ("60% at age 18", "%", "[58, 43, 20]"), ("30% at age 18", "%", "[27.3, 43, 20]"),
        ("More than 50% in age 18", "%", "[61, 43, 20]"),
        ("Age 18, 43% at age 40", "%", "[61, 43, 20]"),
        ("39% at age 18 did not", "%", "[61, 43, 20]"),
        ("Of 17 patients at age 40", "%", "[61, 43, 20]"),
        ("Age 40 50% higher than at age 18", "%", "[61, 43, 20]"),
        ("Age 40 50% more", "%", "[61, 43, 20]"),
        ("Age 180 50%", "%", "[61, 43, 20]"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_name_otherwise_is_not(
    tmp_path: Path, alt: str, unit: str, values: str
) -> None:
    assert told(tmp_path, alt, unit, values, "mistold-value") == []


@pytest.mark.parametrize(
    ("alt", "numbers"),
    [
        ("Obese 4.1 min, severely obese 2.7 min, very obese 1.5 min", []),
        ("4.1 min in obese, 2.7 min in severely obese people", []),
        ("Obese 4.1, severely obese 2.7 and very obese 1.5.", []),
        ("Obese 2.7, severely obese 4.1; very obese 1.5", ["2.7", "4.1"]),
        ("Obese: 2.7 min, severely obese 2.7 min", ["2.7"]),
        ("Severely obese 3.3, obese 2.7 kg more, or obese 4.1 in all", []),
    ],
)
def test_names_within_names_and_values_without_a_unit(
    tmp_path: Path, alt: str, numbers: list[str]
) -> None:
    chart = {
        "type": "chart", "kind": "bar", "categories": ["Obese", "Severely obese", "Very obese"],
        "series": [{"name": "Minutes", "values": [4.1, 2.7, 1.5]}], "unit": "min", "alt": alt,
        "source": "Our own simulation of 30 patients, Leeds, 2025",
    }  # fmt: skip
    (tmp_path / "content.yaml").write_text(one_section(chart), "utf-8")
    report = irdocs.check(tmp_path / "content.yaml").report
    assert not report.errors
    told = [one.message.split()[0] for one in report if one.code == "mistold-value"]
    assert told == numbers
