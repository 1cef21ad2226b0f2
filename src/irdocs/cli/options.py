"""Options and arguments that several commands have, each defined once."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from irdocs.content.about import BilingualDeck
from irdocs.diagnostics import UsageError
from irdocs.handout.pages import COUNTS
from irdocs.options import BuildOptions
from irdocs.products import PRODUCTS
from irdocs.reporting import WRITERS

F = TypeVar("F", bound=Callable[..., Any])
"""A command to be."""
FORMAT = click.option(
    "--format", "formats", multiple=True, metavar="FORMAT",
    help="The leaflet in this format (more than once for several), a built-in one or a file; "
    "build writes leaflet-FORMAT.pdf.",
)  # fmt: skip
TEMPLATE = click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Make the deck in the look of this .pptx or .potx (see: irdocs template check FILE).",
)  # fmt: skip
AS = click.option(
    "--as", "style", type=click.Choice(["text", *WRITERS]), default="text", show_default=True,
    help="Report findings as text for people, or for a program, on standard output.",
)  # fmt: skip
TODAY = click.option(
    "--today",
    metavar="DATE",
    help="The date on which reviews are judged to be due (default: today).",
)
HANDOUT = click.option(
    "--handout", type=click.Choice([str(count) for count in COUNTS]),
    callback=lambda context, option, value: int(value) if value else None,
    help="Make handout.pdf as well, with this many slides to a page: 1 with notes, 3 with lines.",
)  # fmt: skip
WEB = click.option(
    "--web", type=click.Choice(["folder", "single"]), metavar="[single]", is_flag=False,
    flag_value="folder",
    help="Make web pages of leaflet and deck as well, in the folder web; or each as a single file.",
)  # fmt: skip
EPUB = click.option(
    "--epub", is_flag=True,
    help="Make e-books (EPUB) of leaflet and deck as well.",
)  # fmt: skip
ANSWERS = click.option(
    "--answers",
    type=click.Choice(["slides", "notes"]),
    help="Put the answers of quizzes on slides of their own, or in the notes only.",
)
DRAFT = click.option(
    "--draft", is_flag=True,
    help="Make an unfinished edition; it marks statistics without a value.",
)  # fmt: skip
LIBREOFFICE = click.option(
    "--libreoffice", is_flag=True,
    help="Show slides as LibreOffice draws them, not as irdocs does; this takes some seconds.",
)  # fmt: skip
CONTENT = click.argument(
    "content", type=click.Path(path_type=Path), default=Path("content.yaml"), required=False,
    callback=lambda context, argument, path: path / "content.yaml" if path.is_dir() else path,
)  # fmt: skip
OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="The folder to write to.",
)  # fmt: skip


def _one_product(
    context: click.Context, option: click.Parameter, names: tuple[str, ...]
) -> str | None:
    """Return the product that --only names; None without it. Refuses several."""
    if len(set(names)) > 1:
        raise click.BadParameter("name one product; without --only, every product is made")
    return names[0] if names else None


ONLY = click.option(
    "--only",
    type=click.Choice([product.name for product in PRODUCTS]), multiple=True,
    callback=_one_product,
    help="Make this product only.",
)  # fmt: skip


def _one_profile(
    context: click.Context, option: click.Parameter, names: tuple[str, ...]
) -> str | None:
    """Return the print shop's profile that --press names; None without it. Refuses several."""
    if len(set(names)) > 1:
        raise click.BadParameter(
            "name one profile; run it again for another shop, with -o for another folder"
        )
    return names[0] if names else None


def press_option(words: str) -> Callable[[F], F]:
    """Return the option --press, with words for the help of a command."""
    return click.option(
        "--press", multiple=True, callback=_one_profile, metavar="PROFILE", help=words
    )


LANGUAGE = click.option(
    "--language", "languages", multiple=True, metavar="TAG",
    help="Make the document in this language (more than once for several), by the translations "
    "in translations/TAG.po; build writes leaflet-TAG.pdf and so on.",
)  # fmt: skip
BILINGUAL = click.option(
    "--bilingual", metavar="TAG+TAG", callback=lambda context, option, value: two_languages(value),
    help="Make each file in two languages at once, the first one first: cy+en.",
)  # fmt: skip
BILINGUAL_DECK = click.option(
    "--bilingual-deck", type=click.Choice(["slides", "notes"]),
    help="Where a deck has its second language: on a slide after each, or in the notes.",
)  # fmt: skip
UNTRANSLATED = click.option(
    "--allow-untranslated", is_flag=True,
    help="Leave texts without a translation as they are, with a warning each.",
)  # fmt: skip
EDITION = click.option(
    "--edition", metavar="NAME",
    help="Fill the content from the record of this name (see: irdocs batch --help).",
)  # fmt: skip
DATA = click.option(
    "--data", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="The records of the editions (CSV, XLSX, YAML, JSON lines); else those that the content "
    "names.",
)  # fmt: skip
OVERWRITE = click.option(
    "--overwrite", is_flag=True,
    help="Replace decks that were edited since they were made; yours are kept under another name.",
)  # fmt: skip
KEEP = click.option(
    "--keep", is_flag=True,
    help="In decks that were edited since they were made, keep edited slides and renew the others.",
)  # fmt: skip
STRICT = click.option("--strict", is_flag=True, help="Fail on warnings too.")


def edition_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options by which languages and an edition are chosen; it gets them as
    `asked`, options of a build that say nothing else."""

    @wraps(command)
    def with_them(
        languages: tuple[str, ...],
        bilingual: tuple[str, ...],
        bilingual_deck: BilingualDeck | None,
        allow_untranslated: bool,
        edition: str | None,
        data: Path | None,
        **others: object,
    ) -> None:
        asked = BuildOptions(
            languages=languages, bilingual=bilingual, bilingual_deck=bilingual_deck,
            allow_untranslated=allow_untranslated, edition=edition, data=data,
        )  # fmt: skip
        command(asked=asked, **others)

    return LANGUAGE(BILINGUAL(BILINGUAL_DECK(UNTRANSLATED(EDITION(DATA(with_them))))))


def two_languages(given: str | None) -> tuple[str, ...]:
    """Return the languages that --bilingual names, as they are; none without it."""
    return tuple(given.split("+")) if given is not None else ()


def day_of(given: str | None) -> date:
    """Return the date that --today names; without it that of SOURCE_DATE_EPOCH, else today.

    Raises UsageError if `given` is not a date. A SOURCE_DATE_EPOCH that is none is passed over:
    commands that write files refuse it.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        if given is not None:
            return date.fromisoformat(given)
        if epoch.isdigit():
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        if given is not None:
            raise UsageError(
                f'--today is "{given}"; it must be a date such as 2026-11-23'
            ) from None
    return date.today()


def refuse_idle(options: BuildOptions) -> None:
    """Refuse options of a product that `--only` leaves out. Raises UsageError.

    Whoever asks for a press file and gets none would find out at the print shop.
    """
    if options.idle is not None:
        name, product = options.idle
        raise UsageError(f"{name} is of the {product}, and --only {options.only} leaves that out")
