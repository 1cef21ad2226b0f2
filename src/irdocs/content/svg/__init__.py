"""Any static SVG file → a drawing in roles of the theme, vectors in its own colours, or a picture.

`reading` chooses. `screening` refuses what may not be read and says what cannot be shown;
`preparing` makes one file of it that two libraries read: svg2pdf for `vectors`, resvg for
`rendering`.
"""
