"""Flow charts, laid out once for slides, handouts and leaflets.

`placement` puts steps into the cells of a grid, `routing` finds a way for each arrow between the
cells, `tracks` keeps arrows that run side by side apart, `planning` gives the grid its lengths at
the largest type size at which everything fits, and `plan` is the result.
"""
