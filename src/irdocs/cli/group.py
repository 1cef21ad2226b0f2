"""The command itself: what it is for, by example."""

from __future__ import annotations

import click

from irdocs.version import VERSION


def examples(*lines: str) -> str:
    """Return the end of a command's help: lines to type, each with what it does."""
    wide = max(len(line.partition("  ")[0]) for line in lines)
    shown = []
    for line in lines:
        typed, _, meaning = line.partition("  ")
        shown.append(f"  {typed:<{wide}}  {meaning}".rstrip())
    return "\b\nExamples:\n" + "\n".join(shown)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="irdocs")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong or weak.")
@click.pass_context
def main(context: click.Context, quiet: bool) -> None:
    """Turn one content file into a printed leaflet and a teaching deck.

    \b
    irdocs init talk                    a small complete project to start from
    irdocs build                        content.yaml -> output/leaflet.pdf, output/deck.pptx
    irdocs build talk.yaml -o talk      another file, another folder
    irdocs build --format a4            output/leaflet-a4.pdf, and the deck
    irdocs build --press uk-3mm         a file for the print shop as well, with its preflight
    irdocs build --handout 3            a handout of the slides too, three to a page
    irdocs build --template trust.pptx  the deck in the look of your own template
    irdocs check                        say what is wrong or weak, write nothing
    irdocs check --built                look at the files that were built before, too
    irdocs check --explain vague-link   what a rule wants, why, and who says so
    irdocs build --manifest             and manifest.json, so that anybody can make the same
    irdocs reproduce                    make it once more, and compare
    irdocs theme                        the built-in theme, to begin your own from
    irdocs schema                       the JSON Schema of content.yaml, for editors
    irdocs serve                        see both on a local page that renews itself
    irdocs watch                        build again whenever a file is saved
    irdocs pictures                     PNG of every page and slide, with words beside them
    irdocs formats                      the leaflet's formats and the print shops' profiles

    Each command has examples too: irdocs build --help
    """
    context.obj = quiet
