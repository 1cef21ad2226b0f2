"""Charts, pictures of a percentage and QR codes, planned once for every product.

Where each part of a chart goes, in which order and in which colours, is decided here for leaflet,
deck and handout alike. Leaflet and handout paint the shapes and labels that `drawing` makes of a
plan; the deck hands the plan's numbers to PowerPoint, which makes a native chart of them.

`planning` makes a plan (`plan`): it tries type sizes, and `bars`, `columns`, `scatters` and `pies`
arrange each kind in a `room`, with `naming` for what stands below and `clearance` for what stands
at marks. `scale` and `calendar` are axes, `extents` what they must hold, `wording` the numbers and
what a listener hears, `palette` and `series_look` how series differ. `drawing` and `drawing_marks`
paint with `marks`, `bar_marks` and `slices`. `figures` and `qr_codes` are independent of charts.
"""
