"""Laid-out pages as values: the position of every item, and its meaning for assistive technology.

Leaflets and handouts are planned into these pages. A writer (see pdf/) turns them into bytes and
decides nothing: no position, line break or meaning is added after this point.
"""
