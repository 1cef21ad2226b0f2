"""Import what exists → a project with content.yaml, and an account of every word.

`sources` says what a file of each kind becomes: parts of Markdown, into which a file of that is
parted by `markdown_source`. `deck_source` reads a presentation (`deck_words` its texts,
`deck_charts` its charts, `slide_order` what comes first, `own_slides` what irdocs made),
`word_source` a Word file.
`markdown_import` makes sections and blocks of the parts, `inlines` writes their words as
content.yaml has them, `whole_content` puts the content together, `yaml_text` writes it, `losses`
accounts for what was taken, changed or left, and `project` writes the folder.
"""
