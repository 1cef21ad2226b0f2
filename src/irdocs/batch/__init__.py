"""Make many editions of one content file: planned from records, made by workers, kept in a journal.

`planning` names the editions, `worker` makes one, `journal` remembers what was made of what,
`running` gives work to processes or to a cluster, and `report` says what came of it.
"""
