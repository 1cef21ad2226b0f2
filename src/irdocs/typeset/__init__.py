"""Font metrics, kerning, line breaking and column widths: text as numbers, before any drawing.

All products measure text here, so that what fits on one of them is found in one way.
"""
