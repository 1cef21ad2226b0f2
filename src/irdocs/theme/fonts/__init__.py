"""Typefaces as a theme names them: files found and examined, and a face of one for each weight."""
