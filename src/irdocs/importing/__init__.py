"""Import what exists → a project with content.yaml, and an account of every word.

`deck_source` reads a presentation as parts of Markdown, and `deck_charts` its charts;
`markdown_source` parts a file into front matter, containers and Markdown; `inlines` writes inline
markup as content.yaml has it; `markdown_import` makes sections and blocks; `yaml_text` writes them;
`losses` accounts for what was taken, changed or left; `project` writes the folder.
"""
