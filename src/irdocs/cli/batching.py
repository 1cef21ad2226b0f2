"""The command that makes all editions of a content file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from time import perf_counter

import click

from irdocs.batch.planning import BatchPlan
from irdocs.batch.worker import EditionOutcome
from irdocs.cli.group import examples, main
from irdocs.cli.options import (
    ANSWERS,
    CONTENT,
    DATA,
    EPUB,
    FORMAT,
    HANDOUT,
    LANGUAGE,
    ONLY,
    OVERWRITE,
    TEMPLATE,
    TODAY,
    WEB,
    day_of,
    press_option,
)
from irdocs.cli.telling import cannot, is_quiet, say
from irdocs.content.about import Answers, WebForm
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import PICTURES, UsageError
from irdocs.options import BuildOptions
from irdocs.reporting.text import coloured, finding, paint


@main.command(
    "batch",
    epilog=examples(
        "irdocs batch --data trusts.csv -o out  one for each row, a folder each",
        "irdocs batch --edition Leeds  one of them, in its place",
        "irdocs batch --only leaflet --format a4  leaflets alone",
        "irdocs batch --press uk-3mm --together  one file for the print shop",
        "irdocs batch --report json  what was made, for a program",
        "irdocs batch --cluster tcp://scheduler:8786  by a Dask cluster",
    ),
)
@CONTENT
@click.option(
    "-o", "--output", "target", metavar="PATH", default="editions", show_default=True,
    help="The folder or store (s3://bucket/name) to write to: each edition has a folder in it.",
)  # fmt: skip
@DATA
@click.option("--edition", "names", multiple=True, metavar="NAME",
              help="Make this edition only (more than once for several).")  # fmt: skip
@ONLY
@FORMAT
@press_option("Write a file for a print shop for each as well.")
@click.option(
    "--together", is_flag=True,
    help="With --press: one press file of all editions for each format, no file for each edition.",
)  # fmt: skip
@ANSWERS
@TEMPLATE
@HANDOUT
@WEB
@EPUB
@LANGUAGE
@click.option("--manifest", is_flag=True, help="Write manifest.json for each as well.")
@click.option(
    "--jobs", type=click.IntRange(1, 1024), metavar="N",
    help="How many editions are made at once (default: one for each processor).",
)  # fmt: skip
@click.option(
    "--cluster", metavar="ADDRESS",
    help="Let the workers of a Dask scheduler make them; they share the folders.",
)  # fmt: skip
@OVERWRITE
@click.option("--strict", is_flag=True,
              help="Make nothing if a row has errors, or the table warnings; stop at the first "
              "edition that fails, also by a warning.")  # fmt: skip
@click.option("--report", "style", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="How to say what came of it.")  # fmt: skip
@TODAY
def batch_command(
    content: Path,
    target: str,
    data: Path | None,
    names: tuple[str, ...],
    only: str | None,
    formats: tuple[str, ...],
    press: str | None,
    together: bool,
    answers: Answers | None,
    template: Path | None,
    handout: int | None,
    web: WebForm | None,
    epub: bool,
    languages: tuple[str, ...],
    manifest: bool,
    jobs: int | None,
    cluster: str | None,
    overwrite: bool,
    strict: bool,
    style: str,
    today: str | None,
) -> None:
    """Make all editions of CONTENT: one for each record of a table, in a folder of its own.

    A run that was stopped goes on where it was, and what is unchanged is not made again. A page,
    report.html, shows each edition. Exit status: 0 all are there; 1 an edition or a row has errors;
    2 the command was used wrongly.
    """
    from irdocs.batch import report
    from irdocs.batch.planning import planned
    from irdocs.batch.running import run
    from irdocs.batch.store import RemoteStore, is_remote

    try:
        options = BuildOptions(
            only, formats, press, answers, template, strict=strict, today=day_of(today),
            manifest=manifest, handout=handout, web=web, epub=epub, languages=languages, data=data,
            overwrite=overwrite,
        )  # fmt: skip
        if together:
            _refuse_idle(options, cluster, style)
        plan = planned(content, options, names)
        for one in (*plan.report.errors, *plan.report.warnings):
            click.echo(finding(one, lambda file: plan.texts.get(file, "")), err=True,
                       color=coloured())  # fmt: skip
        if together:
            if is_remote(target):
                raise UsageError("--together writes a file to a folder; name one with -o")
            _together(content, Path(target), plan, press, strict)
            return
        output = RemoteStore(target) if is_remote(target) else Path(target)
        executor = _cluster(cluster) if cluster else None
        result = run(content, output, plan, jobs=jobs, executor=executor, strict=strict,
                     progress=_Progress(perf_counter()),
                     waits=partial(_tell_waiting, target))  # fmt: skip
        if result.outcomes or plan.refused:
            page = report.as_html(result, f"Editions of {content.name}", content.parent)
            if isinstance(output, RemoteStore):
                output.write(report.HTML, "".join(page).encode())
            else:
                output.mkdir(parents=True, exist_ok=True)
                with (output / report.HTML).open("w", encoding="utf-8", newline="") as file:
                    file.writelines(page)
    except (OSError, UsageError) as error:
        cannot(error)
    shown = output.shown if isinstance(output, RemoteStore) else str(output)
    if style == "json":
        click.echo(report.as_json(result), nl=False)
    else:
        _tell_refused(plan)
        _tell_findings(result.outcomes, "error")
        for name in result.left:
            say(f"{shown}/{name}: no record is called so any more")
        is_made = any(one.is_made for one in result.outcomes)
        wrote = paint("wrote", "green") if is_made else paint("made nothing in", "red")
        say(f"{wrote} {shown}  {report.summary(result)}")
    if result.failed:
        sys.exit(1)


def _tell_waiting(folder: str) -> None:
    """Say that another run works in the folder, beside standard output, which may be a report."""
    if not is_quiet():
        click.echo(f"waiting for another run in {folder} to end", err=True)


def _tell_refused(plan: BatchPlan) -> None:
    label = paint("refused", "red")
    for row in plan.refused:
        for message in row.messages:
            shown = message.translate(PICTURES)
            click.echo(f"{row.place}: {label} {shown}", err=True, color=coloured())


_OF_ROW = re.compile(r" \([^()]*:\d+:\d+\)\Z")
"""The row of a record behind the place of a fault in the content."""
_MOST_NAMES = 3
"""So many of the editions that share a fault are named."""


def _tell_findings(outcomes: Sequence[EditionOutcome], severity: str) -> None:
    """Print each error, or each warning, of some editions once."""
    label = paint(severity, "red" if severity == "error" else "yellow")
    for who, place, message in _told_once(outcomes, severity):
        click.echo(f"{who}: {place}: {label}{message}", err=True, color=coloured())


def _told_once(outcomes: Sequence[EditionOutcome], wanted: str) -> Iterator[tuple[str, str, str]]:
    """Yield each finding of a severity in some editions, with their names and its place; one of the
    content is that of many, whatever rows they are of."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in outcomes:
        for severity, place, message in one.findings:
            if severity == wanted:
                told.setdefault((_OF_ROW.sub("", place), message), []).append((one.name, place))
    for (place, message), found in told.items():
        names = [name for name, _ in found]
        place = found[0][1] if len(found) == 1 else place
        shown = ", ".join(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            shown = f"{len(names)} editions, such as {shown}"
        if len(names) == len(outcomes) > 1:
            shown = f"all {len(names)} editions"
        message = message.translate(PICTURES)
        yield shown, place, message if message.startswith("[") else f": {message}"


def _refuse_idle(options: BuildOptions, cluster: str | None, style: str) -> None:
    """Refuse what does nothing beside --together. Raises UsageError."""
    if options.press is None:
        raise UsageError("--together makes a file for a print shop; say --press, such as uk-3mm")
    given = (
        ("--web", options.web is not None), ("--epub", options.epub),
        ("--handout", options.handout is not None), ("--answers", options.answers is not None),
        ("--template", options.template is not None), ("--manifest", options.manifest),
        ("--cluster", cluster is not None), ("--report json", style == "json"),
        (f"--only {options.only}", options.only not in (None, LEAFLET.name)),
    )  # fmt: skip
    for name, is_given in given:
        if is_given:
            raise UsageError(f"--together writes press files of leaflets alone; leave out {name}")


def _together(
    content: Path, output: Path, plan: BatchPlan, press: str | None, strict: bool
) -> None:
    """Write the press files of all editions; end the process with status 1 after an error."""
    from irdocs import output as output_folder
    from irdocs.batch.together import press_files

    assert press is not None
    start = perf_counter()
    _tell_refused(plan)
    if plan.refused or plan.report.errors or (strict and plan.report.warnings):
        sys.exit(1)  # a print run that lacks some is found out when it is paid for
    made = press_files(content, plan, press)
    _tell_findings(made.outcomes, "error")
    _tell_findings(made.outcomes, "warning")
    for one in (*made.report.errors, *made.report.warnings):
        click.echo(finding(one, lambda file: plan.texts.get(file, "")), err=True,
                   color=coloured())  # fmt: skip
    for name in made.left_out:
        say(f"{name}: its record makes no leaflet (only: deck), so it is in no press file")
    if not made.files:
        sys.exit(1)
    output_folder.write(output, {file.name: file.data for file in made.files})
    for file in made.files:
        say(f"{paint('wrote', 'green')} {output / file.name}  {file.count} {file.unit}, "
            f"{len(file.data) / 1000:,.0f} kB")  # fmt: skip
    names = {file.name for file in made.files}
    for older in sorted(output.glob("editions*-press*.pdf")):
        if older.name not in names:
            say(f"{older}: is of an earlier run; do not send it")
    count = len(plan.editions) - len(made.left_out)
    say(f"{count} edition{'s' * (count != 1)} in {perf_counter() - start:.1f} s")


class _Progress:
    """Shows how far a batch is, on a terminal only."""

    def __init__(self, start: float) -> None:
        self._last = start

    def __call__(self, done: int, count: int, made: int, seconds: float) -> None:
        if is_quiet() or not sys.stderr.isatty():
            return
        now = perf_counter()
        if now - self._last < 0.5 and done < count:
            return
        self._last = now
        left = (count - done) * seconds / made if made else 0.0
        click.echo(f"\r{done} of {count} editions, about {left:.0f} s left ", nl=done == count,
                   err=True)  # fmt: skip


def _cluster(address: str) -> Executor:
    """Return what gives work to a Dask scheduler. Raises UsageError if there is none."""
    from irdocs.batch.cluster import executor

    return executor(address)
