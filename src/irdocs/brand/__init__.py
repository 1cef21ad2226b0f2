"""A theme from a brand: its colours from a logo or a _brand.yml, and whether a theme is any good.

For `irdocs theme`. `logo` and `brand_file` read what a brand says of itself, `roles` makes of its
colours one for every role of a theme, `theme_text` writes the file, `specimen` shows it, and
`examination` measures any theme.
"""
