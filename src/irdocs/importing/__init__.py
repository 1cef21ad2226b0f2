"""Import what exists → a project with content.yaml, and an account of every word.

Each kind of file becomes parts of Markdown: `markdown_source` parts one of that into front matter,
containers and Markdown, `deck_source` reads a presentation and `deck_charts` its charts,
`word_source` a Word file. `markdown_import` makes sections and blocks of them; `inlines` writes
inline markup as content.yaml has it, `yaml_text` the file; `losses` accounts for what was taken,
changed or left; `project` writes the folder.
"""
