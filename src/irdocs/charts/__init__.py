"""Charts, pictures of a percentage and QR codes, planned once for every product.

Where each part of a chart goes, in which order and in which colours, is decided here for leaflet,
deck and handout alike. Leaflet and handout paint the shapes and labels that `drawing` makes of a
plan; the deck hands the plan's numbers to PowerPoint, which makes a native chart of them.

`planning` makes a plan (`plan`): it tries type sizes, and `bars`, `columns` and `pies` arrange each
kind in a `room`, with the help of `clearance`. `scale` is the value axis, `wording` its numbers and
what a listener hears, `palette` the order of colours; `figures` and `qr_codes` are independent of
charts.
"""
