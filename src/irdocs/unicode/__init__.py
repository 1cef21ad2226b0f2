"""Unicode's algorithms on text as such: direction, scripts, places where a line may break.

Nothing here knows of fonts, pages or documents. Positions are indices into Python's strings.
"""
