"""Reading finished files back, by parsers that know nothing of how they were made."""
