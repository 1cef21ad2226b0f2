"""Write vector drawings as SVG 1.1, for slides and for web pages."""

from irdocs.vector_svg.writing import number, path_data, written

__all__ = ["number", "path_data", "written"]
