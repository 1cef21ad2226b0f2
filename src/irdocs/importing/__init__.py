"""Import what exists: a Markdown file → a project with content.yaml, and an account of every word.

`markdown_source` parts a file into front matter, containers and Markdown; `inlines` writes inline
markup as content.yaml has it; `markdown_import` makes sections and blocks; `yaml_text` writes them;
`losses` accounts for what was taken, changed or left; `project` writes the folder.
"""
