"""The teaching deck: Document → planned slides → PPTX."""
