"""Plan and lay out the printed leaflet.

In the order in which a leaflet is made: format_file.py and formats.py read the paper's sides and
panels; styles.py derives paragraph styles from the theme; story/ sets the content as boxes
(boxes.py, compose.py); flow.py places the boxes on panels; plan.py runs all of that; wire.py draws
the motif; output_pages.py decides which sides stand on which page of the file; pages.py makes the
pages that a writer turns into PDF.

A side is one printed side of a leaflet; a sheet of paper has two. A panel is a part of a side with
text of its own, as between two folds. In format files the sides are listed under `sheets:`.
"""
