"""What need not be done twice: results kept in memory, by the values or the identity of what they
were made of, and on disk, from one run to the next."""
