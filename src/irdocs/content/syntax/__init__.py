"""Find the faults of a YAML file that the parser refuses, in the lines in which they were made.

The parser stops at the first line that it cannot follow. That is often far from the fault, as with
a quote that is never closed, and its words are those of the YAML specification. The finder here
reads such a file again, line by line, with the mistakes in mind that people make (`blocks`,
`quotes`, `flows`). `recovery` mends each fault in memory and lets the parser go on, so that one run
tells of all faults. Files without faults, as most are, need none of this but `own_names`.
"""
