"""The web page: the leaflet's twin, made of the same structure tree as the tagged PDF.

What a screen reader hears of the PDF is what the page says, in the same order and with the same
words, alternative texts and languages. Only the shell of the page, its style sheet and its pictures
are of its own.
"""
