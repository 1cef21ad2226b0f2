"""A user's own template: read, mapped to our layouts, its colours and faces given our roles."""
