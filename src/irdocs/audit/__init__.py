"""Checks of the content and of finished files, which are read back by parsers of their own.

`content`, `pdf`, `deck` and `preflight` hold the rules; `reading` reads finished files; `ledger`
compares them with the content; `waivers` takes out what the author has decided to keep.
"""
