"""The only modules that use private attributes of python-pptx.

Tests check each of these attributes, so that a release of python-pptx without it fails there first.
"""
