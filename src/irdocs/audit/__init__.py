"""Rules on the content and on the finished files."""
