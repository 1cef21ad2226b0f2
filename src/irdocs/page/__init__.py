"""Laid-out pages as values: what stands where, and what it means to a listener.

Leaflets and handouts are planned into these pages. A writer (pdf/ today) turns them into bytes and
decides nothing: no position, no line break, no meaning is added after this point.
"""
