"""What tests and tools share: made content, made templates, readers of finished files."""
