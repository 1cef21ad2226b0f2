"""Readers of finished PDF and PPTX files.

They share no code with the modules that write those files, so a mistake in writing cannot hide
itself by being repeated in reading.
"""
