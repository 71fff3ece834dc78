"""Record once, report everywhere: ledgers, tables that arrive, papers, portraits, indicators; all from the journal.

Keeps: requests for data, mappings of tables, fillings, facts asked once, papers and their templates, indicators.
Not here: what was done (each capability's own acts and entries), judging organisations (evaluation), publishing
by list (disclosure).
Floor: answers for.
"""
