"""The exit statuses that are no command's own."""

from __future__ import annotations

BROKEN_PIPE = 141
"""After a broken pipe: what shells show for programs that end by SIGPIPE."""
INTERRUPTED = 130
"""After Ctrl-C: what shells show for programs that end by SIGINT."""
