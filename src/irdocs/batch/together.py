"""Make one press file of all editions, and hold each of them against its content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from irdocs.audit import ledger
from irdocs.batch.planning import BatchPlan
from irdocs.content.files import FileReader
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.editions import Reading
from irdocs.frozen import frozen
from irdocs.products import PRODUCTS, FinishedFile, leaflet
from irdocs.products.press_run import PressEdition, press_run

STEM = "editions-press"
"""What the names of the press file and its reports begin with."""
MOST = 2_000
"""The most editions of one press file, since all are measured before it is written."""


@frozen
class TogetherResult:
    """The press file of a batch and what is beside it; no files after an error."""

    files: tuple[FinishedFile, ...]
    report: Report


def press_file(path: Path, plan: BatchPlan, press: str) -> TogetherResult:
    """Return the press file of a plan's editions, with its ticket and preflight.

    `press` is the name of a print profile, or the path of one. Raises OSError, UsageError for a
    profile that does not exist.
    """
    files, report = FileReader(), Report()
    profile = leaflet.press_of(press, files, report)
    if profile is None or report.errors:
        return TogetherResult((), report)
    if len(plan.editions) > MOST:
        report.error(
            "too-large", f"{len(plan.editions)} editions are more than {MOST} for one press file",
            plan.editions[0].place, "make several with --edition, or files of their own",
        )  # fmt: skip
        return TogetherResult((), report)
    editions: list[PressEdition] = []
    for planned in plan.editions:
        options = replace(planned.options, only=LEAFLET.name, press=None)
        begun = Reading(path, options, {}, PRODUCTS, None, lambda *told: None, files).begin()
        begun.finish(options)
        report.extend(begun.result.report.errors)
        for job in begun.jobs[:1]:
            document = job.order.shown(job.edition.document)
            formats = [leaflet.requested_format(name, files) for name in options.formats[:1]]
            record = options.record
            copies = record.option("copies") if record else ()
            editions.append(
                PressEdition(
                    planned.name,
                    copies[0] if copies else "",
                    document,
                    job.edition.context,
                    formats[0] if formats else None,
                )
            )
    if report.errors:
        return TogetherResult((), report)
    run = press_run(editions, profile, STEM, report)
    if run is None:
        return TogetherResult((), report)
    for edition, contents in zip(editions, run.contents, strict=True):
        ledger.account(
            edition.document, LEAFLET, contents.placement, contents.outline,
            edition.context.locale, report, draft=edition.context.draft,
        )  # fmt: skip
    return TogetherResult(() if report.errors else run.files, report)


__all__ = ["STEM", "TogetherResult", "press_file"]
