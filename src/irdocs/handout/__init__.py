"""The handout: a planned deck drawn on paper, so many slides to a page (PDF)."""
