"""Charts, figures and codes: one plan of each, drawn or made native by whoever asks.

What stands where, in which order and in which colours is decided here once, for paper, slides and
handouts. A back-end only paints the marks, or hands the plan's numbers to PowerPoint.
"""
