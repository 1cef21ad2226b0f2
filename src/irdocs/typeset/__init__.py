"""Font metrics and line breaking."""
