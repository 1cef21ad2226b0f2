"""PresentationML and DrawingML: packages, text styles, colours, fills, geometry, layout art."""
