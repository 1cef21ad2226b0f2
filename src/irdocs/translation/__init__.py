"""A document in other languages: its words go out to translators, and come back into the content.

`texts` finds every text of a content file that is words, and gives it an id that survives edits.
`catalogue` is what a file of translations holds, in whatever format: `po_file` reads and writes
gettext's PO, `xliff_file` and `xliff_writing` XLIFF 2.0. `matching` pairs texts with translations;
`extraction` brings a catalogue up to date, `importing` takes translations from a file that came
back, `standing` counts. `rules` holds each translation against its source: numbers, doses,
addresses, citations and markup must be the same. `edition` puts the translations into the values
of content.yaml before they are validated, so that all that comes after reads the document as if it
had been written in that language.
"""
