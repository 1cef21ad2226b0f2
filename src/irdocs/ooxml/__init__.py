"""Reading and writing Office files (ECMA-376), without knowledge of any content.

`package`, `presentation` and `text_styles` read a finished .pptx file as a viewer would, with all
that a slide inherits. `layout_art` and the modules that it uses compute what a template's layouts
paint. `pptx_package` and `xml` hold and write the parts of the file that is built.
"""
