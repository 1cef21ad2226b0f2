"""Make press files of all editions, one for each format, and hold each edition against its content.

Every leaflet that a build of an edition would make is in one of them: in each format, and in each
language or in the two that share a leaflet. Formats have files of their own, since a press, a
cutter and a folder are set up for one size; leaflets of two languages have, too, as they are bound
in ways of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from irdocs.audit import ledger
from irdocs.batch.planning import BatchPlan, PlannedEdition
from irdocs.batch.worker import EditionOutcome, told
from irdocs.content.files import FileReader
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report, UsageError
from irdocs.editions import Begun, Reading
from irdocs.frozen import frozen, replace
from irdocs.jobs import Job
from irdocs.leaflet.formats import Format
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.products import PRODUCTS, FinishedFile, Half, leaflet
from irdocs.products.press_part import PressEdition, PressPart, press_part
from irdocs.products.press_run import press_run
from irdocs.theme import Theme

MOST = 2_000
"""The most leaflets of a run, since all are measured before any is written."""


@frozen
class TogetherResult:
    """The press files of a batch and what is beside them; no files after an error."""

    files: tuple[FinishedFile, ...]
    outcomes: tuple[EditionOutcome, ...]
    """What was found in each edition."""
    left_out: tuple[str, ...]
    """The names of the editions of which no leaflet is made, as their records say."""
    report: Report
    """What was found in the run as a whole."""


@frozen
class _ReadEdition:
    """An edition that was read, and its leaflets."""

    planned: PlannedEdition
    begun: Begun
    leaflets: tuple[PressEdition, ...]

    def outcome(self) -> EditionOutcome:
        """Return what was found in it so far, without what its author accepts."""
        self.begun.finish(self.planned.options)
        found = self.begun.result.report
        findings = tuple(map(told, (*found.errors, *found.warnings)))
        return EditionOutcome(
            self.planned.name, self.planned.folder, self.planned.key, False, findings
        )

    @property
    def failed(self) -> bool:
        """Whether an error, or a warning with --strict, forbids the run."""
        self.begun.finish(self.planned.options)
        return self.begun.result.failed


@frozen
class _FormatGroup:
    """The leaflets that one press file has."""

    format: Format
    is_shared: bool
    """Whether two languages share each."""
    theme: Theme
    """One of those that have the same mixtures of inks: a file is printed with one set of them."""
    parts: list[PressPart]

    def holds(self, format: Format, is_shared: bool, theme: Theme) -> bool:
        """Whether a leaflet is printed and finished as those of the group are."""
        same = (self.format, self.is_shared) == (format, is_shared)
        return same and _inks_of(self.theme) == _inks_of(theme)

    def stem(self, *, is_of_theme: bool) -> str:
        """Return what the names of its files begin with where there are several press files."""
        theme = f"-{self.theme.name}" if is_of_theme else ""
        return f"editions-{self.format.name}{theme}-press{'-bilingual' * self.is_shared}"


def _inks_of(theme: Theme) -> object:
    """Return what a theme says of inks: mixtures of colours, and what text is black."""
    mixtures = {theme.palette[role]: mixture for role, mixture in theme.inks.items()}
    return mixtures, {theme.palette[role] for role in theme.black_text}


def press_files(path: Path, plan: BatchPlan, press: str) -> TogetherResult:
    """Return the press files of a plan's editions, with their tickets and preflights.

    `press` is the name of a print profile, or the path of one. Raises OSError, UsageError for a
    profile, a format or a language that does not exist, and for two formats of one name.
    """
    files, report = FileReader(), Report()
    profile = leaflet.press_of(press, files, report)
    if profile is None or report.errors:
        return TogetherResult((), (), (), report)
    wanted = [one for one in plan.editions if one.options.only in (None, LEAFLET.name)]
    left_out = tuple(one.name for one in plan.editions if one not in wanted)
    read = [_read(path, planned, files) for planned in wanted]
    count = sum(len(one.leaflets) for one in read)
    if count > MOST:
        report.error(
            "too-large", f"{count:,} leaflets are more than {MOST:,} for one run",
            wanted[0].place, "make several runs with --edition, or files of their own",
        )  # fmt: skip
        return TogetherResult((), (), left_out, report)
    groups = _planned([each for one in read for each in one.leaflets], profile)
    made: list[FinishedFile] = []
    if groups and not any(one.failed for one in read):
        made = list(_written(groups, profile, report))
    outcomes = tuple(one.outcome() for one in read)
    failed = report.errors or any(one.failed for one in read)
    return TogetherResult(() if failed else tuple(made), outcomes, left_out, report)


def _read(path: Path, planned: PlannedEdition, files: FileReader) -> _ReadEdition:
    """Return an edition with its leaflets, which are not planned yet."""
    options = replace(planned.options, only=LEAFLET.name, press=None)
    begun = Reading(path, options, {}, PRODUCTS, None, lambda *told: None, files).begin()
    of_record = options.record.option("copies") if options.record else ()
    copies = int(of_record[0]) if of_record and of_record[0].isdecimal() else None
    alone = len([job for job in begun.jobs if len(job.editions) == 1])
    several = alone > len({_format_name(job) for job in begun.jobs})
    leaflets = []
    for job in begun.jobs:
        shown = [(job.order.shown(one.document), one.context) for one in job.editions]
        if not all(job.order.product.can_show(document, begun.found) for document, _ in shown):
            continue
        request = leaflet.requested_format(_format_name(job), files) if options.formats else None
        halves = tuple(
            Half(document, replace(context, report=begun.found)) for document, context in shown
        )
        leaflets.append(PressEdition(planned.name, copies, halves, several, request))
    return _ReadEdition(planned, begun, tuple(leaflets))


def _format_name(job: Job) -> str:
    """Return the name of a leaflet's format, or the path of a user's own."""
    return str(job.order.form.format(job.edition.document))


def _planned(leaflets: Sequence[PressEdition], press: PressProfile) -> list[_FormatGroup]:
    """Return the leaflets, measured and drawn, by what they are printed and finished as."""
    groups: list[_FormatGroup] = []
    for each in leaflets:
        if each.report.errors:
            continue
        format, is_shared = each.loaded_format(), len(each.halves) > 1
        if format is None:
            continue
        theme = each.halves[0].context.theme
        group = next((one for one in groups if one.holds(format, is_shared, theme)), None)
        first = group.parts[0].edition if group else each
        if part := press_part(each, format, press, first.halves[0].language):
            if group is None:
                groups.append(group := _FormatGroup(format, is_shared, theme, []))
            group.parts.append(part)
    return groups


def _written(
    groups: Sequence[_FormatGroup], press: PressProfile, report: Report
) -> Iterator[FinishedFile]:
    """Yield the files of each group; raises UsageError for two formats, or themes, of one name."""
    plain = [group.stem(is_of_theme=False) for group in groups]
    stems = [group.stem(is_of_theme=plain.count(stem) > 1)
             for group, stem in zip(groups, plain, strict=True)]  # fmt: skip
    stems = stems if len(groups) > 1 else ["editions-press"]
    if repeated := sorted({stem for stem in stems if stems.count(stem) > 1}):
        raise UsageError(
            f"two formats, or themes, would both write {repeated[0]}.pdf; "
            "give one of them another `name:`"
        )
    for group, stem in zip(groups, stems, strict=True):
        run = press_run(group.parts, press, stem, report)
        for part, contents in zip(group.parts, run.contents, strict=True):
            for half, one in zip(part.edition.halves, contents, strict=True):
                context = half.context
                ledger.account(
                    half.document, LEAFLET, one.placement, one.outline,
                    context.locale, context.report, draft=context.draft,
                )  # fmt: skip
        yield from run.files


__all__ = ["TogetherResult", "press_files"]
