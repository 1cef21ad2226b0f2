"""Read a content file in each language that is wanted, with all that its products are planned from.

A document is read in the language that it was written in, or its translations are put in place of
its words first (`translation.edition`). Each edition is then a document of its own, with its own
locale, products and findings; all read the same files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime, time
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from irdocs import content, theme
from irdocs.audit import content as content_rules
from irdocs.audit import drawings, parity, waivers
from irdocs.build_result import BuildResult
from irdocs.content import limits, review_register
from irdocs.content.datafile import DataFileRequest
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.pinpoint import pinpointed
from irdocs.content.unknown_sources import told_by_source
from irdocs.content.values import language_tag
from irdocs.diagnostics import Diagnostic, Report, UsageError, guess
from irdocs.frozen import frozen, replace
from irdocs.jobs import Edition, Job, alone, ordered, shared
from irdocs.locale import Locale
from irdocs.locale.choice import locale_of
from irdocs.options import BuildOptions
from irdocs.products import (
    PlanContext,
    Product,
    WebOrder,
    traits_of,
)
from irdocs.products.coarse_images import told_at_their_lines
from irdocs.records.edition import ChosenEdition
from irdocs.records.record import Record
from irdocs.theme import Theme
from irdocs.typeset.lacking import told_once

if TYPE_CHECKING:
    from irdocs.translation.edition import TranslatedEdition

LAST_SECOND = 253_402_300_799
"""The last second of the year 9999, counted from 1970: a date in a PDF has four digits for the
year."""

Progress = Callable[[str, str, float], None]
"""Called after each stage with its name, what it did, and the seconds it took."""


@frozen
class ReadDocument:
    """A document in one language, which may have errors of wording or in what belongs to it."""

    document: Document
    is_original: bool
    """Whether it is in the language that it was written in."""
    edition: Edition | None
    """None if products cannot be planned from it."""


@frozen
class Begun:
    """A content file that was read in each language that is wanted."""

    result: BuildResult
    documents: Sequence[ReadDocument]
    found: Report
    """All that was found so far, what the author accepts included."""
    jobs: Sequence[Job] = ()
    """What is to be made of the editions that products can be planned from."""

    @property
    def created(self) -> datetime | None:
        """The moment that finished files carry; None if no product can be planned."""
        return next((read.edition.context.created for read in self.documents if read.edition), None)

    def finish(self, options: BuildOptions) -> None:
        """Divide what was found into the result's report and what the author accepts.

        That may be done several times. A waiver may be for the words of one language alone, so
        none is called useless where the original is not among the editions.
        """
        result = self.result
        result.report, result.waived = self.found, ()
        if self.documents:
            result.report, result.waived = waivers.apply(
                self.documents[0].document, self.found, result.examined
            )
        texts = {result.file: result.text, **result.included}
        found = pinpointed(told_at_their_lines(told_once(result.report)), texts)
        result.report = told_by_source(found)
        if not any(read.is_original for read in self.documents):
            kept = [other for other in result.report if other.code != "unused-waiver"]
            result.report = Report()
            result.report.extend(kept)
        result.failed = bool(result.report.errors or (options.strict and result.report.warnings))


@frozen
class Reading:
    """How a content file is read."""

    path: Path
    options: BuildOptions
    environment: Mapping[str, str]
    """Where SOURCE_DATE_EPOCH is looked up."""
    products: Sequence[Product]
    locale: Locale | None
    """The locale of all editions; None for that of each language."""
    progress: Progress
    files: FileReader = field(default_factory=FileReader)

    def begin(self) -> Begun:
        """Read each edition that the options or else the content ask for.

        Raises OSError if the content cannot be read, UsageError for an unknown format or language.
        """
        result = BuildResult(
            Report(), str(self.path), quoted=self.files.texts, inputs=self.files.read_files,
            links=self.files.links,
        )  # fmt: skip
        if self.options.data and not self.options.edition and not self.options.record:
            raise UsageError("--data gives the records of editions: name one with --edition")
        if self.options.edition is not None and self.options.record is None:
            return self._of_edition(self.options.edition, result)
        languages = [_checked(tag) for tag in dict.fromkeys(self.options.languages)]
        pair = _pair(self.options.bilingual)
        if languages or pair:
            return self._begun(languages, pair, result)
        found = Report()
        own = self._edition(None, (), result, found)
        if own is None:
            return Begun(result, [], found)
        about = own.document.document
        if about.languages or about.bilingual:
            listed = [str(tag) for tag in about.languages]
            return self._begun(listed, [str(tag) for tag in about.bilingual], result)
        return Begun(result, [own], found, alone([own.edition]))

    def _of_edition(self, name: str, result: BuildResult) -> Begun:
        """Read the content with the record of an edition, which may say how it is made."""
        from irdocs.records import lookup

        found = Report()
        record, records = lookup.find_one(self.path, name, self.options.data, self.files, found)
        if found.errors:
            result.text = self.path.read_text("utf-8", "replace")
            result.included = records.texts
            return Begun(result, [], found)
        options = with_record(self.options, record) if record else self.options
        begun = replace(self, options=replace(options, edition=None, data=None)).begin()
        begun.result.included = {**records.texts, **begun.result.included}
        begun.found.extend(found)
        return begun

    def _begun(self, languages: Sequence[str], pair: Sequence[str], result: BuildResult) -> Begun:
        """Read the editions in some languages, and in the two that share files, if there are."""
        found, every = Report(), tuple(dict.fromkeys((*languages, *pair)))
        read = {language: self._edition(language, every, result, found) for language in every}
        editions = {
            language: document.edition if document else None for language, document in read.items()
        }
        jobs = alone([editions[language] for language in languages])
        if pair:
            first, second = (editions[language] for language in pair)
            if first and second and _is_one_language(first, second):
                about = first.document.document
                named = getattr(about.bilingual[0], "span", None) if about.bilingual else None
                found.error(
                    "bad-form", f"{' and '.join(pair)} are both {about.language} here",
                    named or about.span, "name two languages, such as cy and en",
                )  # fmt: skip
            elif first and second:
                parity.order_of_languages((first.document, second.document), found)
                own_files = [language in languages for language in pair]
                jobs += shared(first, second, own_files)
        return Begun(result, [document for document in read.values() if document], found, jobs)

    def _edition(
        self, language: str | None, every: Sequence[str], result: BuildResult, found: Report
    ) -> ReadDocument | None:
        """Return the document in a language, one of `every`, or in its own if there are none.

        None if it cannot be read.
        """
        report = Report()
        translation = self._translation(language) if language else None
        try:
            read = self._read(translation, result, report)
            # Here, so that a mistyped --format is told even if the content has errors too.
            orders = ordered(self.options, self.products, report, self.files)
            if read is None:
                return None
            document, chosen_theme = read
            edition = None
            if chosen_theme is not None:
                own_locale = self.locale or locale_of(
                    document.document.language, self.path.parent, self.files, report
                )
                if translation and translation.is_unchecked:
                    own_locale = replace(own_locale, translation_is_unchecked=True)
                context = PlanContext(
                    chosen_theme, own_locale, self.path.parent, report,
                    _moment(document, self.environment), self.options.draft, self.files, language,
                    self._web(document, language, every),
                )  # fmt: skip
                edition = Edition(document, context, orders)
            is_original = not translation or translation.is_original
            return ReadDocument(document, is_original, edition)
        finally:
            found.extend(report)

    def _web(
        self, document: Document, language: str | None, every: Sequence[str]
    ) -> WebOrder | None:
        """Return which web pages are made; None for none."""
        form = self.options.web or (document.web.form if document.web else None)
        if form is None and not self.options.epub:
            return None
        own = language or str(document.document.language)
        products = frozenset(
            product.name
            for product in self.products
            if self.options.only in (None, product.name) and document.sections_for(product.traits)
        )
        return WebOrder(
            form, self.options.epub, self.options.site, products, own, tuple(every) or (own,)
        )  # fmt: skip

    def _translation(self, language: str) -> TranslatedEdition:
        """Return what puts the words of a language into the content."""
        from irdocs.translation.edition import TranslatedEdition

        return TranslatedEdition(
            language, str(self.path), self.path.parent, self.files, self.options.allow_untranslated
        )

    def _read(
        self, translation: TranslatedEdition | None, result: BuildResult, report: Report
    ) -> tuple[Document, Theme | None] | None:
        """Read and examine the content and its theme; no theme if the two cannot be used.

        Errors of wording, such as a figure without a source, leave a document that can be planned,
        so that what does not fit is found in the same run.
        """
        start, path = perf_counter(), self.path
        raw = self.files.read(path, limits.CONTENT_BYTES)
        traits = traits_of(tuple(self.products))
        edition = ChosenEdition(
            str(path), path.parent, self.files, self.options.record, translation
        )
        read = content.read(
            raw, str(path), path.parent, report, traits, self.files, translation, edition
        )
        result.text, result.included = read.text, {**result.included, **read.included}
        if self.options.record is not None:
            _check_options(self.options.record, self.products, report)
        document = read.document
        if document is None:
            self.progress("read", path.name, perf_counter() - start)
            return None
        texts = {str(path): read.text, **read.included}
        made = None if self.options.only is None else frozenset({self.options.only})
        examined = content_rules.ExaminedContent(document, traits, texts, self.options.today, made)
        found = Report()
        content_rules.review(examined, found)
        report.extend(_news(found, report))
        # With a reader of its own: products do not depend on it, so it is no input of theirs.
        review_register.tell_open(path.parent, texts, FileReader(), report)
        result.examined = result.examined or examined
        waivers.check(document, report)
        unusable = Report()
        drawings.check_roles(document, unusable)
        report.extend(unusable)
        span = getattr(document.theme, "span", document.span)
        request = DataFileRequest(str(document.theme), path.parent, span, self.files)
        chosen_theme = theme.load(request, report)
        summary = f"{path.name}: {len(document.sections)} sections, {len(document.blocks)} blocks"
        if translation:
            summary += f", in {translation.language}"
        self.progress("read", summary, perf_counter() - start)
        return document, None if unusable.errors else chosen_theme


def with_record(options: BuildOptions, record: Record) -> BuildOptions:
    """Return options for an edition: the record's word counts where the options have none."""
    only, template = record.option("only"), record.option("template")
    return replace(
        options,
        record=record,
        only=options.only or (only[0] if only else None),
        formats=options.formats or record.option("format"),
        languages=options.languages or record.option("language"),
        template=options.template or (Path(template[0]) if template else None),
    )


def _check_options(record: Record, products: Sequence[Product], report: Report) -> None:
    """Report what a record says of how it is made and nobody can do."""
    names = [product.name for product in products]
    for name in record.option("only"):
        if name not in names or len(record.option("only")) > 1:
            report.error(
                "bad-cell", f'only: "{name}" is no product', record.place,
                guess(name, names, f"write {' or '.join(names)}, or nothing for both"),
            )  # fmt: skip
            break
    wanted = "; ".join(record.option("copies"))
    if wanted and not (wanted.isascii() and wanted.isdigit() and int(wanted)):
        report.error("bad-cell", f'copies: "{wanted}" is no number of copies', record.place,
                     "write a whole number from 1")  # fmt: skip


def _is_one_language(first: Edition, second: Edition) -> bool:
    """Whether two tags turned out to name the language that the content is written in."""
    return first.document.document.language == second.document.document.language


def _pair(tags: Sequence[str]) -> list[str]:
    """Return the two languages that share files, or none. Raises UsageError if there are others."""
    pair = [_checked(tag) for tag in dict.fromkeys(tags)]
    if tags and len(pair) != 2:
        raise UsageError("--bilingual takes two languages, such as cy+en")
    return pair


def _news(found: Report, told: Report) -> Iterator[Diagnostic]:
    """Yield what was found, without that a text is in another language where it is told already
    that it has no translation."""
    untranslated = {
        (other.span.file, other.span.line)
        for other in told
        if other.code == "untranslated-text" and other.span
    }
    for one in found:
        is_known = one.span and (one.span.file, one.span.line) in untranslated
        if not (is_known and one.code == "other-language"):
            yield one


def _checked(tag: str) -> str:
    """Return a language's tag. Raises UsageError if it is none."""
    try:
        return str(language_tag(tag))
    except PydanticCustomError:
        raise UsageError(f'"{tag}" is not a language tag such as cy or pt-BR (BCP 47)') from None


def _moment(document: Document, environment: Mapping[str, str]) -> datetime:
    """Return the moment that finished files carry as their date of creation.

    The clock is never asked: the same content must give the same bytes on any day. The moment is
    the content's own date, at midnight UTC, or SOURCE_DATE_EPOCH, the variable by which packagers
    fix the date of a build (reproducible-builds.org). Raises UsageError if that is no number of
    seconds since 1970.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        if not re.fullmatch(r"[0-9]{1,12}", epoch) or int(epoch) > LAST_SECOND:
            raise UsageError(
                f'SOURCE_DATE_EPOCH is "{epoch}"; it must be a number of seconds since 1970'
            )
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(document.document.date, time(), UTC)
