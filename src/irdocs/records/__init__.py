"""Records: one content file filled from the rows of a table, an edition for each.

`expressions` reads what stands in braces and after `when:`; `tables` reads rows from CSV, XLSX,
YAML and JSON lines; `columns` holds them against the content's schema; `filling` puts a record into
the values of a content file before they are validated.
"""
